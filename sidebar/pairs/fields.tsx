/** A small form in a card: a few fields, one act. */
import { useId, useState } from 'preact/hooks';
import { ActButton } from '../act-buttons.tsx';
import type { Done } from '../acts.tsx';
import { Button } from '../ui.tsx';
import { t, type Words } from '../words.ts';

export type Field =
  | { key: string; words: Words; kind: 'line' | 'text'; hint?: Words }
  | { key: string; words: Words; kind: 'choice'; options: readonly (readonly [string, string])[] };

/** People as a field offers them. */
export const named = (people: readonly { id: string; name: string }[]) => people.map((x) => [x.id, x.name] as const);

type Given = Readonly<Record<string, string>>;

const startOf = (fields: readonly Field[]): Given =>
  Object.fromEntries(fields.map((f) => [f.key, f.kind === 'choice' ? (f.options[0]?.[0] ?? '') : '']));

function Entry({ field, value, change }: { field: Field; value: string; change: (value: string) => void }) {
  const id = useId();
  return (
    <>
      <label class="field" for={id}>
        {t(field.words)}
      </label>
      {field.kind === 'choice' ? (
        <select id={id} value={value} onChange={(e) => change(e.currentTarget.value)}>
          {field.options.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      ) : field.kind === 'text' ? (
        <textarea id={id} rows={2} value={value} onInput={(e) => change(e.currentTarget.value)} />
      ) : (
        <input
          id={id}
          type="text"
          value={value}
          placeholder={field.hint && t(field.hint)}
          onInput={(e) => change(e.currentTarget.value)}
        />
      )}
    </>
  );
}

/** What was typed stays when the server refuses. */
export function SmallForm(props: {
  id: string;
  fields: readonly Field[];
  yes: Words;
  act: (given: Given) => Promise<Done | undefined>;
  close: () => void;
}) {
  const [given, setGiven] = useState(() => startOf(props.fields));
  return (
    <div class="small-form">
      {props.fields.map((field) => (
        <Entry
          key={field.key}
          field={field}
          value={given[field.key] ?? ''}
          change={(value) => setGiven({ ...given, [field.key]: value })}
        />
      ))}
      <div class="row">
        <ActButton id={props.id} kind="primary" act={() => props.act(given)}>
          {t(props.yes)}
        </ActButton>
        <Button onClick={props.close}>{t(['Не надо', 'Leave it'])}</Button>
      </div>
    </div>
  );
}
