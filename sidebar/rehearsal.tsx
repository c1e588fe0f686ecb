/** What an act would do, before it is done: the rows it would change and the letters it would queue. */
import type { Preview } from '../src/app/run.ts';
import { More } from './ui.tsx';
import { counted, t } from './words.ts';

const FIRST_SHOWN = 6;

export function Rehearsal({ preview }: { preview: Preview }) {
  const { lines, rows, letters } = preview;
  if (!rows && !letters.length) {
    return <p class="rehearsal">{t(['Ничего не изменится.', 'Nothing would change.'])}</p>;
  }
  const changed = counted(rows, ['строка', 'строки', 'строк'], ['row', 'rows']);
  const queued = counted(letters.length, ['письмо', 'письма', 'писем'], ['letter', 'letters']);
  const both = letters.length > 0;
  return (
    <div class="rehearsal">
      <p class="title">
        {t([
          `Изменится: ${changed}${both ? `; в очередь встанет ${queued}` : ''}.`,
          `Would change: ${changed}${both ? `; queued: ${queued}` : ''}.`,
        ])}
      </p>
      <More all={lines} first={FIRST_SHOWN}>
        {(line, at) => (
          <li key={at}>
            <span class="secondary">
              {line.table}, {line.row}
            </span>{' '}
            {line.what}
          </li>
        )}
      </More>
      {rows > lines.length && (
        <p class="secondary">
          {t([`Показаны первые ${lines.length} изменений.`, `The first ${lines.length} changes are shown.`])}
        </p>
      )}
      {both && (
        <More all={letters} first={3}>
          {(letter, at) => (
            <li key={at}>
              <span class="secondary">{letter.to}</span> {letter.subject}
            </li>
          )}
        </More>
      )}
    </div>
  );
}
