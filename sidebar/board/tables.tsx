/** What is scarce, who is left out, and the record that another machine would give too. */
import type { RoundView } from '../../src/app/round-view.ts';
import { Button } from '../ui.tsx';
import { t, type Words } from '../words.ts';

function Table({ head, rows }: { head: readonly Words[]; rows: readonly (readonly string[])[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          {head.map((words) => (
            <th key={words[1]} scope="col">
              {t(words)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, i) => (
              <td key={`${i} ${cell}`} class={i ? 'number' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Scarce({ round }: { round: RoundView }) {
  return (
    <>
      <p class="secondary">
        {t([
          'По темам: сколько просят, сколько мест есть и что дало бы ещё одно место у лучшего из таких наставников.',
          'By theme: how many ask, how many places there are, and what one more place with the best such mentor would give.',
        ])}
      </p>
      <Table
        head={[
          ['Тема', 'Theme'],
          ['Просят', 'Ask'],
          ['Без пары', 'Without a pair'],
          ['Мест', 'Places'],
          ['Осталось', 'Left'],
          ['Ещё одно место даст', 'One more place gives'],
        ]}
        rows={round.scarce.map((x) => [x.words, `${x.asked}`, `${x.unserved}`, `${x.places}`, `${x.left}`, x.gain])}
      />
    </>
  );
}

export function Fairness({ round }: { round: RoundView }) {
  const { best, fair } = round.lowest;
  return (
    <>
      {best !== null && fair !== null && (
        <p>
          {t([
            `Слабейшая пара: ${best} по лучшей сумме баллов, ${fair} — если сначала поднять слабейших. Число пар одинаковое.`,
            `The weakest pair: ${best} by the best total, ${fair} when the worst-off come first. The number of pairs is the same.`,
          ])}
        </p>
      )}
      <p class="secondary">
        {t(['Группы меньше пяти человек скрыты.', 'Groups of fewer than five people are hidden.'])}
      </p>
      {round.ways.length > 0 && (
        <>
          <h2>{t(['Выбор после встречи', 'Choices after the meeting'])}</h2>
          <p class="secondary">
            {t([
              '«Ушли бы» — люди, которые оба предпочли бы друг друга тому, что им досталось.',
              '“Would rather” are people who would both prefer each other to what they got.',
            ])}
          </p>
          <Table
            head={[
              ['Как распределить', 'Way'],
              ['Пар', 'Pairs'],
              ['Первых выборов', 'First choices'],
              ['Сумма баллов', 'Total points'],
              ['Ушли бы', 'Would rather'],
            ]}
            rows={round.ways.map((w) => [w.words, `${w.served}`, `${w.first}`, `${w.total}`, `${w.blocking}`])}
          />
          {round.wouldRather.length > 0 && (
            <ul class="rather">
              {round.wouldRather.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </>
      )}
      <div class="side">
        {round.shares.map((share) => (
          <Table
            key={share.title}
            head={[
              [share.title, share.title],
              ['Искали', 'Looked'],
              ['Получили пару', 'Got a pair'],
            ]}
            rows={share.groups.map((g) => [
              g.group,
              g.asked === null ? t(['скрыто', 'hidden']) : `${g.asked}`,
              g.served === null ? t(['скрыто', 'hidden']) : `${g.served}`,
            ])}
          />
        ))}
      </div>
    </>
  );
}

export function Record({ round }: { round: RoundView }) {
  const { protocol } = round;
  return (
    <>
      <p class="secondary">
        {t([
          'Одинаковые данные и правила на любом компьютере дают одинаковые отпечатки. Протокол можно приложить к приказу.',
          'The same data and rules give the same fingerprints on any computer. The record may be attached to the order.',
        ])}
      </p>
      <Table
        head={[
          ['Показатель', 'Item'],
          ['Значение', 'Value'],
        ]}
        rows={[
          [t(['Отпечаток данных', 'Fingerprint of the data']), protocol.inputs],
          [t(['Отпечаток результата', 'Fingerprint of the result']), protocol.result],
          [t(['Версия', 'Version']), String(protocol.version)],
          [t(['Пар / искали', 'Pairs / looked']), `${round.served} / ${round.seekers}`],
          ...protocol.rules.map((r) => [t([`Баллов: ${r.words}`, `Points: ${r.words}`]), r.value]),
        ]}
      />
      <Button onClick={() => window.print()}>{t(['Напечатать', 'Print'])}</Button>
    </>
  );
}
