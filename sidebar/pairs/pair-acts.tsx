/** What can be done with a pair that is agreed or at work. */
import { useState } from 'preact/hooks';
import type { PairView } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import { type Asked, server } from '../server.ts';
import { Button } from '../ui.tsx';
import { t, type Words } from '../words.ts';
import { SmallForm } from './fields.tsx';

type Reload = () => Promise<void>;
type Options = readonly (readonly [string, Words])[];

const reasons: Options = [
  ['incompatible', ['несовместимость', 'incompatible']],
  ['mentor_time', ['нет времени у наставника', 'the mentor has no time']],
  ['mentee_time', ['нет времени или желания у наставляемого', 'the mentee has no time or wish']],
  ['left_school', ['переезд, отчисление или увольнение', 'moved, left or dismissed']],
  ['goal_reached', ['цель достигнута раньше', 'the goal was reached early']],
  ['rules_broken', ['нарушение правил', 'rules were broken']],
  ['personal', ['медицинские или семейные обстоятельства', 'medical or family reasons']],
  ['consent_withdrawn', ['отзыв согласия', 'consent withdrawn']],
  ['administration', ['решение администрации', 'a decision of the administration']],
  ['other', ['другое', 'something else']],
];
const askers: Options = [
  ['mentor', ['наставник', 'mentor']],
  ['mentee', ['наставляемый', 'mentee']],
  ['guardian', ['законный представитель', 'guardian']],
  ['curator', ['куратор', 'curator']],
  ['administration', ['администрация', 'administration']],
];
const nexts: Options = [
  ['rematch', ['новая пара', 'a new pair']],
  ['psychologist', ['психолог', 'psychologist']],
  ['leave', ['выход из программы', 'leaving the programme']],
];
const experts: Options = [
  ['psychologist', ['психолог', 'psychologist']],
  ['volunteer', ['волонтёр', 'volunteer']],
  ['ngo', ['сотрудник НКО', 'NGO staff']],
  ['university', ['педагогический вуз', 'pedagogical university']],
  ['other', ['другой специалист', 'another expert']],
];
const verdicts: Options = [
  ['recommend', ['рекомендую', 'recommend']],
  ['with_care', ['с оговоркой', 'with a reservation']],
  ['against', ['не рекомендую', 'do not recommend']],
];

const said = (all: Options) => all.map(([code, words]) => [code, t(words)] as const);

const RUNNING = ['confirmed', 'ordered', 'acquaintance', 'trial', 'planning', 'working', 'final', 'on_hold'];
const CAN_REST = ['acquaintance', 'trial', 'planning', 'working'];

type Open = 'order' | 'close' | 'opinion' | `decide ${string}`;

export function PairActs({ pair, reload }: { pair: PairView; reload: Reload }) {
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
            { key: 'reason', words: ['Причина', 'Reason'], kind: 'choice', options: said(reasons) },
            { key: 'askedBy', words: ['Кто попросил', 'Who asked'], kind: 'choice', options: said(askers) },
            { key: 'next', words: ['Что дальше', 'Next step'], kind: 'choice', options: said(nexts) },
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
      {open === 'opinion' && (
        <SmallForm
          id={`opinion ${id}`}
          fields={[
            { key: 'expert', words: ['Чьё мнение', 'Whose opinion'], kind: 'choice', options: said(experts) },
            { key: 'name', words: ['Имя и организация', 'Name and organisation'], kind: 'line' },
            { key: 'verdict', words: ['Мнение', 'Opinion'], kind: 'choice', options: said(verdicts) },
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
