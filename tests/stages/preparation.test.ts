import { expect, test } from 'vitest';
import { type AnyTable, day, type Id, type LocalDate, type Programme, programme } from '../../src/kit/index.ts';
import { type DocumentRow, documents } from '../../src/stages/1-preparation/documents.ts';
import { classesNotTold, isOut, planPassed, publications } from '../../src/stages/1-preparation/informing.ts';
import { formsWithoutPartner, formWithoutPartner, partners } from '../../src/stages/1-preparation/partners.ts';
import { requests } from '../../src/stages/1-preparation/requests.ts';
import { applyBy, resources } from '../../src/stages/1-preparation/resources.ts';
import { defaults, firstYearOf, serving, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { roadmaps, rules, stages } from '../../src/stages/index.ts';
import { dueOf } from '../../src/stages/roadmap.ts';
import { bare } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const school = (on: string, ...known: [AnyTable, readonly unknown[]][]): Programme =>
  programme(day(on), [settings, [defaults]], ...known);
const task = (code: string) => stages.flatMap((s) => s.tasks).find((t) => t.id === code)!;
const said = (code: string, p: Programme) => task(code).evidence!.say(p)[0];

test('1.in.1: without a signed order and regulation the task cannot be called done, and both are named', () => {
  const paper = (code: string, kind: string, state: DocumentRow['state']) =>
    bare(documents, { id: id(code), paper: kind, state });
  const drafts = school('2026-09-10', [
    documents,
    [paper('ДК-001', 'order', 'draft'), paper('ДК-002', 'regulation', 'signing')],
  ]);
  expect(task('1.in.1').evidence!.lacks!(drafts).map((w) => w[0])).toEqual([
    'Приказ о внедрении целевой модели',
    'Положение о программе наставничества',
  ]);
  const signed = school('2026-09-10', [
    documents,
    [paper('ДК-001', 'order', 'signed'), paper('ДК-002', 'regulation', 'published')],
  ]);
  expect(task('1.in.1').evidence!.lacks!(signed)).toEqual([]);
  expect(said('1.in.1', signed)).toBe('подписано 2 из 5');
});

test('1.in.2: requests are counted by who asked', () => {
  const asked = (code: string, role: 'learner' | 'teacher') => bare(requests, { id: id(code), role });
  const p = school('2026-09-10', [
    requests,
    [asked('ЗП-001', 'learner'), asked('ЗП-002', 'learner'), asked('ЗП-003', 'teacher')],
  ]);
  expect(said('1.in.2', p)).toBe('3 запроса: от обучающихся 2, от педагогов 1; сообщений о подготовке 0');
});

test('1.in.3: a curator whose term has ended is no curator', () => {
  const until = (to: LocalDate | undefined) =>
    school('2026-09-10', [team, [bare(team, { id: id('К-001'), role: 'curator', to })]]);
  expect(serving(until(day('2026-09-10')), 'curator')).toHaveLength(1);
  expect(serving(until(day('2026-09-09')), 'curator')).toHaveLength(0);
  expect(task('1.in.3').evidence!.lacks!(until(day('2026-09-09')))[0]?.[0]).toContain('куратор');
});

test('1.in.5: every task has a day of the school year, and is overdue from the day after', () => {
  expect(firstYearOf('2026/2027', day('2027-02-01'))).toBe(2026);
  expect(firstYearOf(undefined, day('2027-02-01'))).toBe(2026);
  const rows = roadmaps.map(({ table }) => [table, table.starts('ru', 2026)] as [AnyTable, readonly unknown[]]);
  expect(
    rows.flatMap(([, all]) => all as { due: string }[]).every((r) => r.due >= '2026-09-01' && r.due <= '2027-06-01'),
  ).toBe(true);
  const rule = rules.find((r) => r.id === 'task-overdue')!;
  const due = dueOf(1, task('1.in.1'), 2026);
  expect(due).toBe('2026-09-15');
  const late = (on: string) => rule.find(school(on, ...rows)).map((f) => f.about);
  expect(late('2026-09-15')).not.toContain('З-101');
  expect(late('2026-09-16')).toContain('З-101');
});

test('1.out.1: a form of mentoring in use without an employer is a visible gap', () => {
  expect(formsWithoutPartner(school('2026-09-10'))).toEqual(['college_student_pupil', 'employer_pupil']);
  const plant = bare(partners, { id: id('ПР-001'), name: 'завод', type: 'enterprise', status: 'contact' });
  expect(formWithoutPartner.find(school('2026-09-10', [partners, [plant]])).map((f) => f.about)).toEqual([
    'college_student_pupil',
  ]);
  expect(formsWithoutPartner(school('2026-09-10', [partners, [{ ...plant, status: 'refused' }]]))).toContain(
    'employer_pupil',
  );
});

test('1.out.2: a publication without a link is planned, not out; a meeting needs none', () => {
  const site = bare(publications, {
    id: id('ИН-001'),
    way: 'site',
    done: 'held',
    date: day('2026-09-10'),
    audiences: ['parents'],
  });
  expect(isOut(site)).toBe(false);
  expect(isOut({ ...site, url: 'https://school.example/a' })).toBe(true);
  expect(isOut({ ...site, way: 'meeting' })).toBe(true);
  const on = (d: string) => planPassed.find(school(d, [publications, [site]])).length;
  expect([on('2026-09-10'), on('2026-09-11')]).toEqual([0, 1]);
});

test('2.in.1: classes that nobody has told are named, however they are spelt', () => {
  const told = bare(publications, {
    id: id('ИН-001'),
    way: 'meeting',
    occasion: 'goals',
    done: 'held',
    classes: '7а; 8Б',
  });
  const p = programme(day('2026-09-20'), [settings, [{ ...defaults, classes: '7А, 7Б, 8Б' }]], [publications, [told]]);
  expect(classesNotTold(p, 'goals')).toEqual(['7Б']);
});

test('4.out.2: an application is brought up 14 days before its last day, not earlier', () => {
  const grant = bare(resources, { id: id('РС-001'), status: 'looking', applyBy: day('2026-10-15') });
  const on = (d: string, row = grant) => applyBy.find(school(d, [resources, [row]])).map((f) => f.words[0]);
  expect(on('2026-09-30')).toEqual([]);
  expect(on('2026-10-01')[0]).toContain('осталось 14 дней');
  expect(on('2026-10-16')[0]).toContain('срок заявки прошёл');
  expect(on('2026-10-16', { ...grant, status: 'applied' })).toEqual([]);
});
