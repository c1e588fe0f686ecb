/** What can be done with a pair that is agreed or at work. */
import { useState } from 'preact/hooks';
import type { Pairs, PairView } from '../../src/app/pairs-view.ts';
import { ActButton } from '../act-buttons.tsx';
import { type Asked, server } from '../server.ts';
import { Button } from '../ui.tsx';
import { t, type Words } from '../words.ts';
import { named, SmallForm } from './fields.tsx';

type Reload = () => Promise<void>;

const RUNNING = ['confirmed', 'ordered', 'acquaintance', 'trial', 'planning', 'working', 'final', 'on_hold'];
const CAN_REST = ['acquaintance', 'trial', 'planning', 'working'];

type Open = 'order' | 'close' | 'opinion' | 'replace' | 'join' | 'leave' | `decide ${string}`;

export function PairActs({ pair, all, reload }: { pair: PairView; all: Pairs; reload: Reload }) {
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const done = async (words: Words) => {
    close();
    await reload();
    return { words: t(words) };
  };
  const { id } = pair;
  return (
    <>
      {pair.against.map((o) => (
        <p key={o.id} class="box wait">
          <span class="grow">{o.words}</span>
          <Button onClick={() => setOpen(`decide ${o.id}`)}>{t(['Решить', 'Decide'])}</Button>
        </p>
      ))}
      {open === undefined && (
        <div class="row">
          {pair.state === 'confirmed' && <Button onClick={() => setOpen('order')}>{t(['Приказ', 'Order'])}</Button>}
          {pair.state === 'proposed' && <Button onClick={() => setOpen('opinion')}>{t(['Мнение', 'Opinion'])}</Button>}
          {CAN_REST.includes(pair.state) && (
            <ActButton
              id={`hold ${id}`}
              act={async () => {
                await server.holdPair({ pair: id });
                return done([`Пара ${id} приостановлена.`, `Pair ${id} is on hold.`]);
              }}
            >
              {t(['Пауза', 'Hold'])}
            </ActButton>
          )}
          {pair.state === 'on_hold' && (
            <ActButton
              id={`resume ${id}`}
              act={async () => {
                await server.resumePair({ pair: id });
                return done([`Пара ${id} продолжает работу.`, `Pair ${id} goes on.`]);
              }}
            >
              {t(['Продолжить', 'Resume'])}
            </ActButton>
          )}
          {RUNNING.includes(pair.state) && (
            <>
              {all.mentors.length > 0 && (
                <Button onClick={() => setOpen('replace')}>{t(['Заменить наставника', 'Replace the mentor'])}</Button>
              )}
              {all.seekers.length > 0 && (
                <Button onClick={() => setOpen('join')}>{t(['Добавить в группу', 'Add to the group'])}</Button>
              )}
              {pair.members.length > 1 && (
                <Button onClick={() => setOpen('leave')}>{t(['Вывести из группы', 'Take out of the group'])}</Button>
              )}
            </>
          )}
          {RUNNING.includes(pair.state) && (
            <Button onClick={() => setOpen('close')}>{t(['Завершить досрочно', 'End early'])}</Button>
          )}
        </div>
      )}
      {open === 'order' && (
        <SmallForm
          id={`order ${id}`}
          fields={[
            { key: 'orderNo', words: ['Приказ №', 'Order no.'], kind: 'line' },
            {
              key: 'orderDate',
              words: ['Дата приказа', 'Order date'],
              kind: 'line',
              hint: ['день.месяц.год', 'year-month-day'],
            },
          ]}
          yes={['Закрепить приказом', 'Set by order']}
          close={close}
          act={async (g) => {
            const { letters } = await server.orderPairs({
              pairs: [id],
              orderNo: g.orderNo ?? '',
              orderDate: g.orderDate ?? '',
            });
            return done([
              `Пара ${id} закреплена приказом, писем в очереди: ${letters}.`,
              `Pair ${id} is set by order, letters queued: ${letters}.`,
            ]);
          }}
        />
      )}
      {open === 'close' && (
        <SmallForm
          id={`close ${id}`}
          fields={[
            { key: 'reason', words: ['Причина', 'Reason'], kind: 'choice', options: all.choices.reasons },
            { key: 'askedBy', words: ['Кто попросил', 'Who asked'], kind: 'choice', options: all.choices.askers },
            { key: 'next', words: ['Что дальше', 'Next step'], kind: 'choice', options: all.choices.nexts },
          ]}
          yes={['Завершить пару', 'End the pair']}
          close={close}
          act={async (g) => {
            await server.closeEarly({ pair: id, ...(g as Omit<Asked<'closeEarly'>, 'pair'>) });
            return done([
              `Пара ${id} завершена. В течение трёх рабочих дней поговорите с обоими.`,
              `Pair ${id} has ended. Talk to both within three working days.`,
            ]);
          }}
        />
      )}
      {open === 'replace' && (
        <SmallForm
          id={`replace ${id}`}
          fields={[
            { key: 'mentor', words: ['Новый наставник', 'New mentor'], kind: 'choice', options: named(all.mentors) },
            { key: 'reason', words: ['Причина', 'Reason'], kind: 'choice', options: all.choices.reasons },
          ]}
          yes={['Заменить', 'Replace']}
          close={close}
          act={async (g) => {
            const { pair: next } = await server.replaceMentor({
              pair: id,
              ...(g as Omit<Asked<'replaceMentor'>, 'pair'>),
            });
            return done([
              `Вместо пары ${id} предложена ${next}. План и состав те же.`,
              `Pair ${next} is proposed in the place of ${id}, with the same members.`,
            ]);
          }}
        />
      )}
      {open === 'join' && (
        <SmallForm
          id={`join ${id}`}
          fields={[
            { key: 'mentee', words: ['Кого добавить', 'Whom to add'], kind: 'choice', options: named(all.seekers) },
          ]}
          yes={['Добавить', 'Add']}
          close={close}
          act={async (g) => {
            await server.addMember({ pair: id, mentee: g.mentee ?? '' });
            return done([`${id}: состав изменён.`, `${id}: the members were changed.`]);
          }}
        />
      )}
      {open === 'leave' && (
        <SmallForm
          id={`leave ${id}`}
          fields={[
            { key: 'mentee', words: ['Кто выходит', 'Who leaves'], kind: 'choice', options: named(pair.members) },
            { key: 'reason', words: ['Причина', 'Reason'], kind: 'choice', options: all.choices.reasons },
          ]}
          yes={['Вывести', 'Take out']}
          close={close}
          act={async (g) => {
            await server.removeMember({ pair: id, ...(g as Omit<Asked<'removeMember'>, 'pair'>) });
            return done([`${id}: состав изменён.`, `${id}: the members were changed.`]);
          }}
        />
      )}
      {open === 'opinion' && (
        <SmallForm
          id={`opinion ${id}`}
          fields={[
            { key: 'expert', words: ['Чьё мнение', 'Whose opinion'], kind: 'choice', options: all.choices.experts },
            { key: 'name', words: ['Имя и организация', 'Name and organisation'], kind: 'line' },
            { key: 'verdict', words: ['Мнение', 'Opinion'], kind: 'choice', options: all.choices.verdicts },
            {
              key: 'comment',
              words: ['Пояснение, без сведений о здоровье', 'Comment, nothing about health'],
              kind: 'text',
            },
          ]}
          yes={['Записать мнение', 'Record the opinion']}
          close={close}
          act={async (g) => {
            await server.giveOpinion({ pair: id, ...(g as Omit<Asked<'giveOpinion'>, 'pair'>) });
            return done([`Мнение о паре ${id} записано.`, `The opinion on pair ${id} is recorded.`]);
          }}
        />
      )}
      {open?.startsWith('decide ') && (
        <SmallForm
          id={open}
          fields={[{ key: 'decision', words: ['Решение куратора', 'The curator’s decision'], kind: 'text' }]}
          yes={['Записать решение', 'Record the decision']}
          close={close}
          act={async (g) => {
            await server.decideOnOpinion({ opinion: open.slice('decide '.length), decision: g.decision ?? '' });
            return done(['Решение записано.', 'The decision is recorded.']);
          }}
        />
      )}
    </>
  );
}
