/** What is wrong with a declaration. Asked by the tests of every table and form, not at every start: a start reads all of them. */
import { type AnyForm, questionsOf } from './form.ts';
import { type AnyTable, columnsOf } from './table.ts';

/** Contradictions of a table, with their address; none when it holds together. */
export function tableFaults(t: AnyTable): string[] {
  const columns = columnsOf(t);
  const spelt = columns.flatMap(([, c]) => [...new Set([...c.title, ...c.was])]);
  const twice = spelt.filter((title, i) => spelt.indexOf(title) !== i);
  const split = columns.flatMap(([key, { input }]) =>
    input.type === 'many' && input.options.some((o) => o.words.some((w) => w.includes(';'))) ? [key] : [],
  );
  return [
    ...[...new Set(twice)].map((title) => `table ${t.id}: two columns are titled «${title}»`),
    ...(t.drawn !== 'down' && columns[0]?.[0] !== 'id' ? [`table ${t.id}: the first column must be id: key(…)`] : []),
    ...split.map((key) => `table ${t.id}: an option of ${key} holds «;», which stands between options`),
  ];
}

/** Contradictions of a form with its table and in itself. */
export function formFaults(f: AnyForm): string[] {
  const columns = Object.fromEntries(columnsOf(f.into));
  const questions = questionsOf(f).flatMap(({ key, only }) => {
    const column = columns[key];
    if (!column) return [`form ${f.id}: table ${f.into.id} has no column ${key}`];
    return column.by === 'script' && only !== 'codes' ? [`form ${f.id}: column ${key} is written by the script`] : [];
  });
  const branches = f.sections.flatMap(({ of, title }, at) => {
    const [key, ...more] = Object.keys(of ?? {});
    if (key === undefined) return [];
    const earlier = f.sections.slice(0, at).some((s) => key in s.questions);
    return more.length || !title || !earlier
      ? [`form ${f.id}: section ${at} depends on one earlier question, and has a title`]
      : [];
  });
  return [...questions, ...branches];
}
