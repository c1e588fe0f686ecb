/** «Без пары»: the clock of each mentee, and the three things the model asks for. */
import { useState } from 'preact/hooks';
import type { Pairs, QueueView } from '../../src/app/pairs-view.ts';
import { type Asked, server } from '../server.ts';
import { Button, More } from '../ui.tsx';
import { counted, t, type Words } from '../words.ts';
import { type Field, named, SmallForm } from './fields.tsx';

type Reload = () => Promise<void>;

const day: Words = ['день.месяц.год', 'year-month-day'];

const directive = (pairs: Pairs): Field[] => [
  { key: 'mentor', words: ['Наставник', 'Mentor'], kind: 'choice', options: named(pairs.mentors) },
  { key: 'basis', words: ['Основание', 'Basis'], kind: 'text' },
  { key: 'approver', words: ['Кто утвердил', 'Approved by'], kind: 'line' },
  { key: 'opinions', words: ['Мнения специалистов и семьи', 'Opinions of experts and family'], kind: 'text' },
  {
    key: 'agreed',
    words: ['Письменное согласие наставника, дата', 'Mentor’s written agreement, date'],
    kind: 'line',
    hint: day,
  },
  { key: 'orderNo', words: ['Приказ №', 'Order no.'], kind: 'line' },
  { key: 'orderDate', words: ['Дата приказа', 'Order date'], kind: 'line', hint: day },
  {
    key: 'reviewOn',
    words: ['Пересмотреть не позже, чем через 30 дней', 'Review within 30 days'],
    kind: 'line',
    hint: day,
  },
];

type Act = 'psychologist' | 'attempt' | 'directive';

function One({ one, pairs, reload }: { one: QueueView; pairs: Pairs; reload: Reload }) {
  const [open, setOpen] = useState<Act>();
  const close = () => setOpen(undefined);
  const done = async (words: Words) => {
    await reload();
    return { words: t(words) };
  };
  const days = counted(one.days, ['день', 'дня', 'дней'], ['day', 'days']);
  const tried = counted(one.attempts, ['попытка', 'попытки', 'попыток'], ['attempt', 'attempts']);
  return (
    <li class="card">
      <p class="title">{one.name}</p>
      <p class="secondary">
        {t([`без пары ${days}`, `without a pair for ${days}`])} · {tried}
        {one.support && ` · ${t(['психолог: ', 'psychologist: '])}${one.support}`}
      </p>
      {open === undefined && (
        <div class="row">
          <Button onClick={() => setOpen('psychologist')}>{t(['Психолог', 'Psychologist'])}</Button>
          <Button onClick={() => setOpen('attempt')}>{t(['Поиск', 'Search'])}</Button>
          <Button onClick={() => setOpen('directive')}>{t(['Назначить', 'Directive'])}</Button>
        </div>
      )}
      {open === 'psychologist' &&
        (pairs.psychologists.length ? (
          <SmallForm
            id={`support ${one.mentee}`}
            fields={[
              {
                key: 'psychologist',
                words: ['Психолог', 'Psychologist'],
                kind: 'choice',
                options: named(pairs.psychologists),
              },
              { key: 'support', words: ['Сопровождение', 'Support'], kind: 'choice', options: pairs.choices.supports },
            ]}
            yes={['Записать', 'Record']}
            close={close}
            act={async (g) => {
              await server.offerSupport({
                mentee: one.mentee,
                psychologist: g.psychologist ?? '',
                support: g.support as Asked<'offerSupport'>['support'],
              });
              return done([`${one.name}: сопровождение записано.`, `${one.name}: support recorded.`]);
            }}
          />
        ) : (
          <p class="secondary">
            {t([
              'Психолога нет на листе «Команда». Добавьте его с ролью «педагог-психолог».',
              'No psychologist in the tab “Team”. Add one with that role.',
            ])}
          </p>
        ))}
      {open === 'attempt' && (
        <SmallForm
          id={`attempt ${one.mentee}`}
          fields={[
            { key: 'what', words: ['Что сделано', 'What was done'], kind: 'choice', options: pairs.choices.attempts },
            { key: 'result', words: ['Чем закончилось', 'What came of it'], kind: 'text' },
          ]}
          yes={['Записать попытку', 'Record the attempt']}
          close={close}
          act={async (g) => {
            await server.logAttempt({
              mentee: one.mentee,
              what: g.what as Asked<'logAttempt'>['what'],
              result: g.result ?? '',
            });
            return done([`${one.name}: попытка записана.`, `${one.name}: attempt recorded.`]);
          }}
        />
      )}
      {open === 'directive' && (
        <SmallForm
          id={`directive ${one.mentee}`}
          fields={directive(pairs)}
          yes={['Назначить наставника', 'Name the mentor']}
          close={close}
          act={async (g) => {
            const { pair } = await server.directPair({
              mentee: one.mentee,
              ...(g as Omit<Asked<'directPair'>, 'mentee'>),
            });
            return done([`Пара ${pair} назначена директивно.`, `Pair ${pair} was named by directive.`]);
          }}
        />
      )}
    </li>
  );
}

export function Queue({ pairs, reload }: { pairs: Pairs; reload: Reload }) {
  if (!pairs.queue.length) return null;
  return (
    <section aria-labelledby="queue">
      <h2 id="queue">
        {t(['Без пары', 'Without a pair'])} <span class="count">{pairs.queue.length}</span>
      </h2>
      <More all={pairs.queue} first={5} step={20}>
        {(one) => <One key={one.mentee} one={one} pairs={pairs} reload={reload} />}
      </More>
    </section>
  );
}
