/** A row entered or corrected in the panel: the fields come from the declarations of its register. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { EntryField, EntryForm } from '../../src/app/entry.ts';
import type { Preview } from '../../src/app/run.ts';
import { ActButton, ProblemBox } from '../act-buttons.tsx';
import { Rehearsal } from '../rehearsal.tsx';
import { server, wouldDo } from '../server.ts';
import { Button, Search, Skeleton } from '../ui.tsx';
import { useView } from '../view.ts';
import { searchable, t } from '../words.ts';

/** A row of a register, or the questions of a command. */
export type Asked = { table: string; row: string | null; only: string[] } | { command: string };
type Value = EntryField['value'];
type Props = { field: EntryField; id: string; value: Value; change: (value: Value) => void };

const listOf = (value: Value): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

/** A list longer than this is searched, and may be marked as a whole. */
const SEARCHED_FROM = 12;

function Several({ field, id, value, change }: Props) {
  const chosen = listOf(value);
  const [sought, setSought] = useState('');
  const found = field.choices.filter((c) => searchable(c.words).includes(searchable(sought)));
  const shown = field.choices.filter((c) => chosen.includes(c.code) || found.includes(c));
  const fresh = found.filter((c) => !chosen.includes(c.code));
  return (
    <fieldset class="several" aria-labelledby={id}>
      {field.choices.length > SEARCHED_FROM && (
        <>
          <Search words={['Найти в списке', 'Search the list']} value={sought} change={setSought} />
          <div class="several-all">
            <span class="secondary grow" role="status">
              {t([
                `Отмечено: ${chosen.length} из ${field.choices.length}`,
                `Marked: ${chosen.length} of ${field.choices.length}`,
              ])}
            </span>
            {fresh.length > 0 && (
              <Button kind="quiet" onClick={() => change([...chosen, ...fresh.map((c) => c.code)])}>
                {sought
                  ? t([`Отметить найденное (${fresh.length})`, `Mark what is found (${fresh.length})`])
                  : t(['Отметить все', 'Mark all'])}
              </Button>
            )}
            {chosen.length > 0 && (
              <Button kind="quiet" onClick={() => change([])}>
                {t(['Снять', 'Clear'])}
              </Button>
            )}
          </div>
        </>
      )}
      <div class="several-list">
        {shown.map((c) => (
          <label key={c.code}>
            <input
              type="checkbox"
              checked={chosen.includes(c.code)}
              onChange={(e) =>
                change(e.currentTarget.checked ? [...chosen, c.code] : chosen.filter((code) => code !== c.code))
              }
            />
            <span>{c.words}</span>
          </label>
        ))}
        {field.choices.length === 0 && (
          <p class="secondary">{t(['Выбирать пока не из чего.', 'There is nothing to choose from yet.'])}</p>
        )}
      </div>
    </fieldset>
  );
}

function Field(props: Props) {
  const { field, id, value, change } = props;
  const text = value === null || typeof value === 'object' ? '' : String(value);
  const numeric = (typed: string) => (typed === '' ? null : Number(typed.replace(',', '.')));
  if (field.each || field.type === 'many' || field.type === 'refs') return <Several {...props} />;
  switch (field.type) {
    case 'choice':
    case 'ref':
      return (
        <select id={id} value={text} onChange={(e) => change(e.currentTarget.value || null)}>
          {(!field.required || !text) && <option value="">{t(['— не выбрано —', '— not chosen —'])}</option>}
          {field.choices.map((c) => (
            <option key={c.code} value={c.code}>
              {c.words}
            </option>
          ))}
        </select>
      );
    case 'yes-no':
      return (
        <label class="tick">
          <input id={id} type="checkbox" checked={value === true} onChange={(e) => change(e.currentTarget.checked)} />
          <span>{t(['да', 'yes'])}</span>
        </label>
      );
    case 'paragraph':
      return <textarea id={id} rows={3} value={text} onInput={(e) => change(e.currentTarget.value)} />;
    case 'date':
      return <input id={id} type="date" value={text} onInput={(e) => change(e.currentTarget.value || null)} />;
    case 'number':
    case 'scale':
      return (
        <input
          id={id}
          type="text"
          inputMode="decimal"
          value={text}
          placeholder={field.from === null ? '' : `${field.from}–${field.to}`}
          onChange={(e) => change(numeric(e.currentTarget.value.trim()))}
        />
      );
    default:
      return <input id={id} type="text" value={text} onInput={(e) => change(e.currentTarget.value)} />;
  }
}

function Filled({ form, close, saved }: { form: EntryForm; close: () => void; saved: () => Promise<void> }) {
  const start = (): Record<string, Value> =>
    Object.fromEntries(form.fields.map((f) => [f.key, f.each && f.value === null ? [] : f.value]));
  const [values, setValues] = useState(start);
  const [all, setAll] = useState(form.row !== null || form.fields.length <= 8);
  const [preview, setPreview] = useState<Preview>();
  const { command } = form;
  const id = useId();
  const needed = form.fields.filter((f) => f.required || f.each || f.value !== null);
  const shown = all || !needed.length ? form.fields : needed;
  const save = async () => {
    if (command !== null) {
      await server.press({ command, input: values });
      await saved();
      close();
      return { words: t([`Сделано: ${form.title}.`, `Done: ${form.title}.`]) };
    }
    const { rows } = await server.enterRow({ table: form.table, row: form.row, values });
    await saved();
    if (form.row !== null) {
      close();
      return { words: t(['Записано.', 'Recorded.']) };
    }
    setValues(start());
    const named = rows.length > 3 ? `${rows[0]} … ${rows.at(-1)} (${rows.length})` : rows.join(', ');
    return { words: t([`Записано: ${named}. Можно внести ещё.`, `Recorded: ${named}. You may enter another.`]) };
  };
  return (
    <form class="entry" onSubmit={(event) => event.preventDefault()}>
      {form.about && <p class="secondary">{form.about}</p>}
      {shown.map((field) => (
        <div class="entry-field" key={field.key}>
          <label class="field" id={`${id}${field.key}-label`} for={`${id}${field.key}`}>
            {field.title}
            {field.required && field.value === null && <span class="needed"> *</span>}
          </label>
          {field.help && <p class="secondary">{field.help}</p>}
          <Field
            field={field}
            id={
              field.each || field.type === 'many' || field.type === 'refs'
                ? `${id}${field.key}-label`
                : `${id}${field.key}`
            }
            value={values[field.key] ?? null}
            change={(value) => {
              setPreview(undefined);
              setValues((before) => ({ ...before, [field.key]: value }));
            }}
          />
        </div>
      ))}
      {shown.length < form.fields.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t([`Ещё поля (${form.fields.length - shown.length})`, `More fields (${form.fields.length - shown.length})`])}
        </Button>
      )}
      {preview && <Rehearsal preview={preview} />}
      <div class="row">
        {command !== null && (
          <ActButton
            id={`rehearse ${command}`}
            act={async () => {
              setPreview(await wouldDo('press', { command, input: values }));
              return undefined;
            }}
          >
            {t(['Что изменится?', 'What would change?'])}
          </ActButton>
        )}
        <ActButton id={`enter ${command ?? form.table}`} kind="primary" act={save}>
          {command === null ? t(['Записать', 'Record']) : t(['Выполнить', 'Do it'])}
        </ActButton>
        <Button onClick={close}>{t(['Закрыть', 'Close'])}</Button>
      </div>
    </form>
  );
}

export function Entry({ asked, close, saved }: { asked: Asked; close: () => void; saved: () => Promise<void> }) {
  const form = useView(
    () => ('command' in asked ? server.commandForm(asked) : server.entryForm(asked)),
    JSON.stringify(asked),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <section class="entry-page" aria-labelledby="entry">
      <h2 id="entry" tabIndex={-1} ref={heading}>
        {form.data?.title ?? t(['Новая запись', 'A new row'])}
      </h2>
      {form.problem && <ProblemBox problem={form.problem} again={() => void form.reload()} loading={form.loading} />}
      {form.data ? (
        <Filled key={form.data.command ?? form.data.table} form={form.data} close={close} saved={saved} />
      ) : (
        !form.problem && <Skeleton rows={[32, 32, 32, 64]} />
      )}
    </section>
  );
}
