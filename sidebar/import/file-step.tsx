/** Step 1: whom the list names, and which file it is in. */
import { useId, useRef, useState } from 'preact/hooks';
import { asProblem, type ServerProblem } from '../server.ts';
import { Button, Icon } from '../ui.tsx';
import { counted, t, type Words } from '../words.ts';
import type { Whom } from './dialog.tsx';
import { looksLikePeople, type Titled, titledRows } from './mapping.ts';
import { type Delimiter, delimiters, type Encoding, type FileRows, readRows } from './read-file.ts';
import { Sentence } from './sentence.tsx';

const whoms: readonly { whom: Whom; words: Words }[] = [
  { whom: 'mentees', words: ['Наставляемые', 'Mentees'] },
  { whom: 'mentors', words: ['Наставники', 'Mentors'] },
];

const encodings: Record<Encoding, Words> = {
  'utf-8': ['UTF-8', 'UTF-8'],
  'windows-1251': ['Windows-1251 (Excel)', 'Windows-1251 (Excel)'],
  'utf-16le': ['UTF-16', 'UTF-16'],
};
const delimiterWords: Record<Delimiter, Words> = {
  ',': ['запятая', 'comma'],
  ';': ['точка с запятой', 'semicolon'],
  '\t': ['табуляция', 'tab'],
};

const MUCH = 1000;
const ROWS_PREVIEWED = 4;
const COLUMNS_PREVIEWED = 8;

type Opened = { name: string; bytes: Uint8Array; read: FileRows };

const columnName = (n: number): string => t([`Столбец ${n}`, `Column ${n}`]);

/** What a person should look at before going on; nothing stops them. */
function warnings(list: Titled, titled: boolean, first: readonly string[]): string[] {
  const said: string[] = [];
  if (list.header.length === 1) {
    said.push(
      t([
        'В файле один столбец. Если их должно быть больше, выберите другой разделитель.',
        'The file has one column. If there should be more, choose another delimiter.',
      ]),
    );
  }
  if (titled && looksLikePeople(first)) {
    said.push(
      t([
        'Первая строка похожа на данные, а не на названия столбцов. Если названий нет, снимите отметку ниже.',
        'The first row looks like data, not like titles. If there are no titles, clear the tick below.',
      ]),
    );
  }
  if (list.rows.length > MUCH) {
    const minutes = Math.ceil(list.rows.length / 200 / 20);
    said.push(
      t([
        `Список большой: загрузка займёт несколько минут (примерно ${minutes}–${minutes * 3}). Как только она начнётся, окно можно закрыть: остальное программа загрузит сама.`,
        `This is a long list: it takes some minutes (about ${minutes} to ${minutes * 3}). Once it has begun you may close the window: the rest goes in by itself.`,
      ]),
    );
  }
  return said;
}

function Preview({ list }: { list: Titled }) {
  const rest = list.header.length - COLUMNS_PREVIEWED;
  return (
    <div class="preview">
      <table>
        <caption>{t(['Начало файла', 'Beginning of the file'])}</caption>
        <thead>
          <tr>
            {list.header.slice(0, COLUMNS_PREVIEWED).map((title, i) => (
              <th key={`${i} ${title}`} scope="col">
                {title}
              </th>
            ))}
            {rest > 0 && <th scope="col">{t([`…ещё ${rest}`, `…${rest} more`])}</th>}
          </tr>
        </thead>
        <tbody>
          {list.rows.slice(0, ROWS_PREVIEWED).map((row, i) => (
            <tr key={list.first + i}>
              {list.header.slice(0, COLUMNS_PREVIEWED).map((title, at) => (
                <td key={`${at} ${title}`}>{row[at]}</td>
              ))}
              {rest > 0 && <td />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function FileStep(props: {
  whom: Whom;
  setWhom: (whom: Whom) => void;
  asking: boolean;
  problem: ServerProblem | undefined;
  next: (list: Titled) => void;
}) {
  const [opened, setOpened] = useState<Opened>();
  const [sheet, setSheet] = useState(0);
  const [titled, setTitled] = useState(true);
  const [problem, setProblem] = useState<ServerProblem>();
  const [reading, setReading] = useState(false);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const read = async (name: string, bytes: Uint8Array, chosen: { encoding?: Encoding; delimiter?: Delimiter }) => {
    setReading(true);
    setProblem(undefined);
    try {
      setOpened({ name, bytes, read: await readRows(bytes, chosen) });
      setSheet(0);
    } catch (error) {
      setOpened(undefined);
      setProblem(asProblem(error));
    }
    setReading(false);
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    setTitled(true);
    await read(file.name, new Uint8Array(await file.arrayBuffer()), {});
  };

  const rows = opened ? (opened.read.kind === 'text' ? opened.read.rows : (opened.read.sheets[sheet]?.rows ?? [])) : [];
  const list = titledRows(rows, titled, columnName);
  const first = rows.find((row) => row.some((cell) => cell.trim())) ?? [];
  const nothing = opened && list.rows.length === 0;

  return (
    <>
      <div class="step-body">
        <h1 tabIndex={-1}>{t(['Кого и из какого файла загрузить', 'Whom to bring in, and from which file'])}</h1>
        <fieldset class="whom">
          <legend>{t(['Кто в списке', 'Who is in the list'])}</legend>
          {whoms.map(({ whom, words }) => (
            <label key={whom}>
              <input type="radio" name="whom" checked={props.whom === whom} onChange={() => props.setWhom(whom)} />
              {t(words)}
            </label>
          ))}
        </fieldset>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same by keyboard */}
        <div
          class={over ? 'drop over' : opened ? 'drop small' : 'drop'}
          onDragOver={(e) => {
            e.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(e) => {
            e.preventDefault();
            setOver(false);
            void open(e.dataTransfer?.files[0]);
          }}
        >
          <input
            ref={input}
            id={`${id}file`}
            class="file"
            type="file"
            tabIndex={-1}
            aria-label={t(['Файл со списком', 'File with the list'])}
            accept=".csv,.txt,.tsv,.xlsx,.xlsm,text/csv,text/plain"
            onChange={(e) => {
              const field = e.currentTarget;
              void open(field.files?.[0]).then(() => {
                // the same file may be chosen again after it was corrected
                field.value = '';
              });
            }}
          />
          {opened ? (
            <p class="grow" role="status">
              <b>{opened.name}</b>{' '}
              <span class="secondary">
                {counted(list.rows.length, ['строка', 'строки', 'строк'], ['row', 'rows'])},{' '}
                {counted(list.header.length, ['столбец', 'столбца', 'столбцов'], ['column', 'columns'])}
              </span>
            </p>
          ) : (
            <p>
              {t([
                'Перетащите файл сюда или выберите его: CSV, TXT или XLSX',
                'Drop a file here or choose it: CSV, TXT or XLSX',
              ])}
            </p>
          )}
          <Button kind={opened ? 'plain' : 'primary'} busy={reading} onClick={() => input.current?.click()}>
            {opened ? t(['Другой файл', 'Another file']) : t(['Выбрать файл', 'Choose a file'])}
          </Button>
        </div>
        {problem && <Sentence problem={problem} />}
        {opened && (
          <>
            <div class="options">
              {opened.read.kind === 'text' ? (
                <>
                  <label>
                    {t(['Кодировка', 'Encoding'])}
                    <select
                      value={opened.read.encoding}
                      onChange={(e) =>
                        void read(opened.name, opened.bytes, { encoding: e.currentTarget.value as Encoding })
                      }
                    >
                      {Object.entries(encodings).map(([code, words]) => (
                        <option key={code} value={code}>
                          {t(words)}
                        </option>
                      ))}
                    </select>
                  </label>
                  <label>
                    {t(['Разделитель', 'Delimiter'])}
                    <select
                      value={opened.read.delimiter}
                      onChange={(e) => {
                        if (opened.read.kind !== 'text') return;
                        const { encoding } = opened.read;
                        void read(opened.name, opened.bytes, {
                          encoding,
                          delimiter: e.currentTarget.value as Delimiter,
                        });
                      }}
                    >
                      {delimiters.map((one) => (
                        <option key={one} value={one}>
                          {t(delimiterWords[one])}
                        </option>
                      ))}
                    </select>
                  </label>
                </>
              ) : (
                opened.read.sheets.length > 1 && (
                  <label>
                    {t(['Лист', 'Tab'])}
                    <select value={sheet} onChange={(e) => setSheet(Number(e.currentTarget.value))}>
                      {opened.read.sheets.map((s, i) => (
                        <option key={s.name} value={i}>
                          {s.name}
                        </option>
                      ))}
                    </select>
                  </label>
                )
              )}
              <label class="tick">
                <input type="checkbox" checked={titled} onChange={(e) => setTitled(e.currentTarget.checked)} />
                {t(['В первой строке — названия столбцов', 'The first row holds the titles'])}
              </label>
            </div>
            {warnings(list, titled, first).map((words) => (
              <p class="box note" key={words}>
                <Icon name="warning" />
                <span>{words}</span>
              </p>
            ))}
            {nothing ? (
              <p class="box note">
                <Icon name="warning" />
                <span>
                  {t([
                    'Под названиями столбцов нет ни одной строки: загружать нечего. Выберите другой файл.',
                    'There is not one row under the titles: nothing to bring in. Choose another file.',
                  ])}
                </span>
              </p>
            ) : (
              <Preview list={list} />
            )}
          </>
        )}
        {props.problem && <Sentence problem={props.problem} />}
      </div>
      {opened && !nothing && (
        <div class="buttons">
          <Button kind="primary" busy={props.asking} onClick={() => props.next(list)}>
            {t(['Дальше: столбцы', 'Next: columns'])}
          </Button>
        </div>
      )}
    </>
  );
}
