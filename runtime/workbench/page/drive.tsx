/** The files the acting person may open: spreadsheets, forms, documents. */
import { useState } from 'preact/hooks';
import type { Act, FileLine } from '../protocol.ts';
import { Drawer, type DrawerProps } from './drawer.tsx';
import { open } from './files.ts';
import { type Command, Menu } from './menu.tsx';
import { counted, moment, say } from './words.ts';

type DriveProps = DrawerProps & { act: (what: Act) => Promise<boolean>; upload: () => void };

const accessWords = (): Record<FileLine['access'], string> => ({
  own: say('моё', 'mine'),
  edit: say('можно править', 'may edit'),
  view: say('только просмотр', 'view only'),
  answer: say('можно ответить', 'may answer'),
});

function details(file: FileLine, zone: string): string[] {
  const changed = moment(file.updatedAt, zone, 'short');
  if (file.kind === 'form') {
    return [
      file.open ? say('принимает ответы', 'takes answers') : say('ответы не принимает', 'takes no answers'),
      ...(file.access === 'answer'
        ? []
        : [counted(file.responses ?? 0, ['ответ', 'ответа', 'ответов'], ['answer', 'answers'])]),
    ];
  }
  return [accessWords()[file.access], changed, ...(file.scripted ? [say('со скриптом', 'with a script')] : [])];
}

const PAGES = { form: 'forms', document: 'documents', file: 'file' };

function FileItem({ file, here, zone, act }: { file: FileLine; here: boolean; zone: string; act: DriveProps['act'] }) {
  const title = file.title || say('Без названия', 'Untitled');
  const inside = (
    <>
      <span class={`kind ${file.kind}`} aria-hidden="true" />
      <strong>{title}</strong>
      <span class="quiet">{[...(here ? [say('открыта', 'open')] : []), ...details(file, zone)].join(' · ')}</span>
    </>
  );
  const pdf = { label: say('Открыть как PDF', 'Open as PDF'), act: () => open(`/pdf/${file.id}`) };
  const commands: Record<FileLine['kind'], Command[]> = {
    spreadsheet: [
      { label: say('Создать копию', 'Make a copy'), act: () => act({ act: 'copyFile', spreadsheetId: file.id }) },
      { label: say('Скачать XLSX', 'Download XLSX'), act: () => open(`/xlsx/${file.id}`) },
      pdf,
    ],
    document: [pdf],
    form: [],
    file: [],
  };
  return (
    <li class="file">
      {file.kind === 'spreadsheet' ? (
        <button type="button" aria-current={here} onClick={() => act({ act: 'open', spreadsheetId: file.id })}>
          {inside}
        </button>
      ) : (
        <a href={`/${PAGES[file.kind]}/${file.id}`} target="_blank" rel="noreferrer">
          {inside}
        </a>
      )}
      {commands[file.kind].length > 0 && (
        <Menu
          label="⋮"
          title={`${say('Что сделать с файлом', 'What to do with')} «${title}»`}
          list={commands[file.kind]}
          kind="tab"
        />
      )}
    </li>
  );
}

export function FilesDrawer({ state, close, act, upload }: DriveProps) {
  const [search, setSearch] = useState('');
  const parts: [FileLine['kind'], string][] = [
    ['spreadsheet', say('Таблицы', 'Spreadsheets')],
    ['form', say('Формы: так, как их видит участник', 'Forms, as a respondent sees them')],
    ['document', say('Документы', 'Documents')],
    ['file', say('Другие файлы', 'Other files')],
  ];
  const found = state.files.filter(({ title }) => title.toLowerCase().includes(search.toLowerCase()));
  return (
    <Drawer title={say('Диск', 'Drive')} close={close}>
      {state.files.length > 6 && (
        <input
          type="search"
          class="search"
          value={search}
          placeholder={say('Название файла', 'Name of a file')}
          aria-label={say('Найти файл', 'Find a file')}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      {found.length === 0 && (
        <p class="empty">
          {search
            ? say('Таких файлов нет.', 'There are no such files.')
            : say('Этому человеку ничего не доступно.', 'Nothing is shared with this person.')}
        </p>
      )}
      {parts.map(([kind, title]) => {
        const files = found.filter((file) => file.kind === kind);
        if (files.length === 0) return null;
        return (
          <section key={kind}>
            <h3>{title}</h3>
            <ul class="lines">
              {files.map((file) => (
                <FileItem
                  file={file}
                  here={file.id === state.spreadsheetId}
                  zone={state.zone}
                  act={act}
                  key={file.id}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <p class="under">
        <button type="button" class="link" onClick={upload}>
          {say('Загрузить XLSX как новую таблицу…', 'Upload an XLSX as a new spreadsheet…')}
        </button>
      </p>
    </Drawer>
  );
}
