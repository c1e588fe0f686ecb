/** Where codes are used nothing that tells who a learner is may reach Google: not a tab, not a form, not a letter, not a log. */
import type { School } from '../proof/school.ts';
import type { Crowd } from './people.ts';

/** What would tell a learner: what the crowd's rows hold of it. Adults who help are known by name, and letters go to them. */
function telling({ mentees, mentors }: Crowd): Map<string, string> {
  const out = new Map<string, string>();
  const add = (what: string, value: string | undefined) => value && out.set(value, what);
  for (const { row } of mentees) {
    add('a name', row.fullName);
    add('an e-mail', row.email);
    add('a contact', row.contact);
    add('a guardian', row.guardian);
  }
  for (const { row } of mentors) {
    if (row.category !== 'learner') continue;
    add('a name', row.fullName);
    add('an e-mail', row.email);
    add('a phone', row.phone);
  }
  return out;
}

/** Everything that Google holds: files with their cells, notes and answers, letters, what is remembered, what was logged. */
function held({ world }: School): [string, string][] {
  const { documents, outbox, parts } = world.state;
  return [
    ...Object.values(documents).map((d): [string, string] => [d.title, JSON.stringify(d)]),
    ['the outbox', JSON.stringify(outbox)],
    ['what is remembered', JSON.stringify(parts.properties)],
    ['the log', JSON.stringify(world.executions.map((e) => [e.logs, e.error]))],
  ];
}

export function leaks(school: School, crowd: Crowd): string[] {
  const words = telling(crowd);
  return held(school).flatMap(([place, text]) =>
    [...words].flatMap(([value, what]) => (text.includes(value) ? [`${what} of a learner stands in ${place}`] : [])),
  );
}
