/** Files for the curator's own disk: the official registers, and what observers see. */
import type { Exported } from '../../src/app/exports.ts';
import { csvOf } from '../../src/kit/csv.ts';
import { ActButton } from '../act-buttons.tsx';
import { server } from '../server.ts';
import { t, type Words } from '../words.ts';
import { xlsxOf } from './xlsx.ts';

const offers: readonly (readonly [what: string, words: Words])[] = [
  ['official-mentees', ['База наставляемых: официальная форма', 'Mentees: official form']],
  ['official-mentors', ['База наставников: официальная форма', 'Mentors: official form']],
  ['summary', ['Сводка, как её видят наблюдатели', 'The summary as observers see it']],
];

function save(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ');
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function saveAs(kind: 'csv' | 'xlsx', found: Exported): string {
  const name = `${found.name}.${kind}`;
  if (kind === 'xlsx') save(name, xlsxOf(found) as BlobPart, XLSX);
  else save(name, csvOf(found.sheets.flatMap((s) => s.rows)), 'text/csv;charset=utf-8');
  return name;
}

const Download = ({ what, kind, title }: { what: string; kind: 'csv' | 'xlsx'; title: string }) => (
  <ActButton
    id={`download ${what} ${kind}`}
    label={t([`Скачать ${kind.toUpperCase()}: ${title}`, `Download ${kind.toUpperCase()}: ${title}`])}
    act={async () => {
      const name = saveAs(kind, await server.exported({ what }));
      return { words: t([`Файл «${name}» — в загрузках.`, `The file “${name}” is in your downloads.`]) };
    }}
  >
    {kind.toUpperCase()}
  </ActButton>
);

export function Downloads() {
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{t(['Скачать', 'Download'])}</h2>
      <ul class="list">
        {offers.map(([what, words]) => (
          <li class="card" key={what}>
            <p class="title">{t(words)}</p>
            <div class="row">
              <Download what={what} kind="xlsx" title={t(words)} />
              <Download what={what} kind="csv" title={t(words)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
