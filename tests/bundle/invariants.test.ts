/** The judges of the proof are judged: each invariant is broken by hand, and says so. */
import { beforeAll, expect, test } from 'vitest';
import { breaches, unfinished } from '../../build/proof/invariants.ts';
import { again, answerF2, OWNER, practiceSchool, type School } from '../../build/proof/school.ts';
import { leaks } from '../../build/season/leaks.ts';
import { crowdOf } from '../../build/season/people.ts';
import type { Snapshot } from '../../runtime/index.ts';
import { dice } from '../../src/kit/index.ts';

let kept: Snapshot;
let id: string;
beforeAll(async () => {
  const school = await practiceSchool(10, 8);
  const mentee = school.ask<{ seekers: { id: string }[] }>('pairs').seekers[0]?.id;
  const mentor = school.ask<{ fits: { id: string }[] }>('mentorsFor', { mentee }).fits[0]?.id;
  school.ask('formPair', { mentee, mentor });
  school.hour();
  kept = school.keep();
  id = school.id;
});

/** The column of a tab by its title, as a letter. */
function cell(school: School, tab: string, title: string, row: number): string {
  const at = (school.world.viewSheet(id, tab).cells[0] ?? []).findIndex((c) => c?.v === title);
  return `${String.fromCharCode(65 + at)}${row}`;
}
const put = (school: School, tab: string, title: string, row: number, text: string) =>
  school.world.user(OWNER).type(id, tab, cell(school, tab, title, row), text);

test('a school in order breaches nothing, and letters did go', () => {
  const school = again(kept, id);
  expect(school.world.outbox.length).toBeGreaterThan(0);
  expect([...breaches(school), ...unfinished(school)]).toEqual([]);
});

const broken: readonly [string, (school: School) => void, RegExp][] = [
  ['a code that stands twice', (s) => put(s, 'База наставляемых', 'Код', 3, 'НМ-001'), /НМ-001 twice/],
  [
    'a mentee in a pair who looks for one',
    (s) => put(s, 'Пары и группы', 'Состояние', 2, 'отклонена'),
    /is over|without a pair/,
  ],
  ['a pair without members', (s) => put(s, 'Состав пар', 'По', 2, '12.10.2026'), /has no member/],
  ['a letter that went twice', (s) => void s.world.outbox.push({ ...s.world.outbox[0]! }), /went 2 times/],
  ['a letter said to be sent that never went', (s) => void s.world.outbox.shift(), /were sent, 0 went/],
  ['a trigger made twice', (s) => void s.world.triggers.push({ ...s.world.triggers[0]!, id: 'x' }), /is there twice/],
  [
    'a form made twice',
    (s) => {
      const form = s.world.documents.find((d) => d.id === s.form('F2'))!;
      s.world.state.documents.x = { ...form, id: 'x' };
    },
    /is linked twice/,
  ],
  [
    'an answer nobody took in',
    (s) => {
      s.world.state.triggers = [];
      answerF2(s, 'Зотов Глеб');
    },
    /is lost/,
  ],
];
test.each(broken)('%s is noticed', (_what, harm, says) => {
  const school = again(kept, id);
  harm(school);
  expect([...breaches(school), ...unfinished(school)].join('; ')).toMatch(says);
});

test('a name of a learner is noticed wherever Google holds it, that of a grown mentor is not', () => {
  const school = again(kept, id);
  const crowd = crowdOf(200, dice(1, { team: ['К-001'], events: ['СБ-001'], partners: ['ПР-001'] }), 2026);
  const [mentee] = crowd.mentees;
  const grown = crowd.mentors.find((m) => m.row.category !== 'learner');
  const pupil = crowd.mentors.find((m) => m.row.category === 'learner');
  put(school, 'База наставников', 'ФИО', 2, grown?.row.fullName ?? '');
  expect(leaks(school, crowd)).toEqual([]);
  put(school, 'База наставляемых', 'Интересы', 2, `дружит с ${mentee?.row.fullName}`);
  school.world.outbox.push({ ...school.world.outbox[0]!, body: `Вас ждёт ${pupil?.row.fullName}` });
  expect(leaks(school, crowd)).toEqual([
    expect.stringMatching(/^a name of a learner stands in /),
    'a name of a learner stands in the outbox',
  ]);
});

test('a summary that no observer can open is noticed where there is an observer', () => {
  const school = again(kept, id);
  school.ask('releaseSummary');
  expect(unfinished(school)).toEqual([]);
  const values = { fullName: 'Наблюдатель', role: 'observer', email: 'nablyudatel@school.example' };
  school.ask('enterRow', { table: 'team', row: null, values });
  expect(unfinished(school)).toEqual(['the summary was released, and no observer can open it']);
});
