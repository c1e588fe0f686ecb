/** Papers of a stage: prepared as Google documents, for the programme or for one row of a register. */
import { useState } from 'preact/hooks';
import type { StageView } from '../../src/app/views.ts';
import { ActButton } from '../act-buttons.tsx';
import type { Done } from '../acts.tsx';
import { KeyFile, useNames } from '../names.tsx';
import { server } from '../server.ts';
import { Button } from '../ui.tsx';
import { t } from '../words.ts';
import { PaperForAll } from './paper-for-all.tsx';
import { blockedTab, showPaper } from './print.ts';

type PaperView = StageView['papers'][number];

const asPdf = (url: string) => url.replace(/\/(edit)?(\?.*)?$/, '/export?format=pdf');

/** A browser opens a page only in answer to a press, so it is opened first and filled afterwards. */
async function printed(paper: string, about: string, names: ReadonlyMap<string, string>): Promise<Done> {
  const page = window.open('', '_blank');
  if (!page) return { words: t(blockedTab) };
  try {
    const found = await server.paperText({ paper, about });
    showPaper(page, found, names);
    return { words: t([`«${found.title}» — в новой вкладке.`, `“${found.title}” is in a new tab.`]) };
  } catch (error) {
    page.close();
    throw error;
  }
}

function Paper({ paper, codes }: { paper: PaperView; codes: boolean }) {
  const names = useNames();
  const [url, setUrl] = useState('');
  const [rows, setRows] = useState<{ id: string; name: string }[]>();
  const [about, setAbout] = useState('');
  const make = async () => {
    if (paper.perRow && !rows) {
      const found = (await server.paperRows({ paper: paper.id })).rows;
      setRows(found);
      setAbout(found[0]?.id ?? '');
      return undefined;
    }
    const made = await server.makePaper({ paper: paper.id, about });
    setUrl(made.url);
    return {
      words: t([
        `Документ «${made.title}» готов: нажмите «Открыть».`,
        `The paper “${made.title}” is ready: press Open.`,
      ]),
    };
  };
  const choose = paper.perRow && rows;
  return (
    <li class="card">
      <p class="title">{paper.title}</p>
      {choose && rows.length === 0 && (
        <p class="secondary">{t(['Пока не для кого: строк нет.', 'For nobody yet: there are no rows.'])}</p>
      )}
      {choose && rows.length > 0 && (
        <select
          aria-label={t(['Для кого', 'For whom'])}
          value={about}
          onChange={(e) => {
            setAbout(e.currentTarget.value);
            setUrl('');
          }}
        >
          {rows.map((row) => (
            <option key={row.id} value={row.id}>
              {row.name}
            </option>
          ))}
        </select>
      )}
      <div class="row">
        {!(choose && rows.length === 0) && (
          <ActButton id={`paper ${paper.id}`} act={make}>
            {paper.perRow && !rows
              ? t(['Для кого…', 'For whom…'])
              : url
                ? t(['Ещё раз', 'Again'])
                : t(['Подготовить', 'Prepare'])}
          </ActButton>
        )}
        {!(paper.perRow && !rows) && !(choose && rows.length === 0) && (
          <ActButton id={`print ${paper.id}`} act={() => printed(paper.id, about, names)}>
            {codes && names.size ? t(['Печать с именами', 'Print with names']) : t(['Печать', 'Print'])}
          </ActButton>
        )}
        {url && (
          <>
            <a class="button plain" href={url} target="_blank" rel="noopener">
              {t(['Открыть', 'Open'])}
            </a>
            <a class="button plain" href={asPdf(url)} target="_blank" rel="noopener">
              PDF
            </a>
          </>
        )}
        <ActButton
          id={`template ${paper.id}`}
          kind="quiet"
          act={async () => {
            const own = await server.ownTemplate({ paper: paper.id });
            window.open(own.url, '_blank', 'noopener');
            return {
              words: t([
                'Ваш шаблон — на листе «Документы»: измените текст, поля {{…}} заполнит программа.',
                'Your template is in the tab “Papers”: change its words, the fields {{…}} are filled for you.',
              ]),
            };
          }}
        >
          {t(['Свой шаблон', 'Own template'])}
        </ActButton>
      </div>
      {choose && rows.length > 1 && <PaperForAll paper={paper.id} />}
    </li>
  );
}

/** A stage may have a dozen papers: they are folded away until they are asked for. */
export function Papers({ papers, codes }: { papers: StageView['papers']; codes: boolean }) {
  const [open, setOpen] = useState(papers.length < 4);
  if (!open)
    return (
      <Button onClick={() => setOpen(true)}>
        {t([`Показать документы (${papers.length})`, `Show the papers (${papers.length})`])}
      </Button>
    );
  return (
    <>
      {codes && <KeyFile />}
      <ul class="list">
        {papers.map((paper) => (
          <Paper key={paper.id} paper={paper} codes={codes} />
        ))}
      </ul>
    </>
  );
}
