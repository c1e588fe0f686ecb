/** Small commands of the panel that belong to no stage. */

import * as z from 'zod/mini';
import {
  type AnyCommand,
  type AnyTable,
  command,
  outdated,
  problem,
  type StageNumber,
  update,
  type Words,
} from '../kit/index.ts';
import { serving, team } from '../stages/1-preparation/settings.ts';
import { commands, roadmaps, stages } from '../stages/index.ts';
import { answers } from '../stages/records.ts';
import { taskCode, taskStatus } from '../stages/roadmap.ts';

const statuses = Object.keys(taskStatus) as [keyof typeof taskStatus, ...(keyof typeof taskStatus)[]];

const taskGone = outdated('task-gone', (f: { task: string }) => [
  `Задачи ${f.task} нет на листе этапа.`,
  `Task ${f.task} is not in the tab of its stage.`,
]);

const taskLacks = problem('task-lacks', (f: { task: string; lacks: readonly Words[] }) => [
  `Задачу ${f.task} рано считать выполненной: не хватает — ${f.lacks.map((w) => w[0]).join('; ')}. Ничего не изменено. Добавьте это или поставьте «не требуется».`,
  `Task ${f.task} cannot be called done yet; missing: ${f.lacks.map((w) => w[1]).join('; ')}. Nothing was changed. Add this, or set “not needed”.`,
]);

const guarded = stages.flatMap((s) => s.tasks.flatMap((t) => (t.evidence?.lacks ? t.evidence.reads : [])));

export const setTask = command('set-task', {
  title: ['состояние задачи', 'status of a task'],
  input: () => z.object({ stage: z.number(), task: z.string(), status: z.enum(statuses) }),
  reads: [...new Set<AnyTable>([...roadmaps.map((r) => r.table), ...guarded])],
  decide: (p, { stage: number, task, status }) => {
    const road = roadmaps.find((r) => r.stage.number === number);
    const table = road?.table;
    if (!table || !p.row(table, task)) throw taskGone({ task });
    const lacks =
      status === 'done'
        ? road.stage.tasks.find((_, i) => taskCode(number as StageNumber, i) === task)?.evidence?.lacks?.(p)
        : [];
    if (lacks?.length) throw taskLacks({ task, lacks });
    return { changes: [update(table, task, { status })], reply: { status } };
  },
});

const noCuratorYet = problem<void>('no-curator-yet', () => [
  'В команде ещё нет действующего куратора. Ничего не изменено. Сначала добавьте его.',
  'The team has no curator in office yet. Nothing was changed. Add one first.',
]);

/** Tasks that nobody answers for are given to the curator; the others stay as they are. @throws noCuratorYet */
export const giveTasks = command('give-tasks', {
  title: ['ответственный за задачи', 'responsible for the tasks'],
  input: () => z.object({}),
  reads: [team, ...roadmaps.map((r) => r.table)],
  decide: (p) => {
    const curator = serving(p, 'curator')[0];
    if (!curator) throw noCuratorYet();
    const changes = roadmaps.flatMap(({ table }) =>
      p.rows(table).flatMap((t) => (t.responsible ? [] : [update(table, t.id, { responsible: curator.id })])),
    );
    return { changes, reply: { given: changes.length } };
  },
});

const answerGone = outdated('answer-not-there', (f: { answer: string }) => [
  `Ответа ${f.answer} нет на листе «Ответы».`,
  `Answer ${f.answer} is not in the tab “Answers”.`,
]);

/** The curator has dealt with an answer that was set aside. */
export const dismissAnswer = command('dismiss-answer', {
  title: ['отложенный ответ закрыт', 'answer set aside is closed'],
  input: () => z.object({ answer: z.string() }),
  reads: [answers],
  decide: (p, { answer }) => {
    if (!p.row(answers, answer)) throw answerGone({ answer });
    return { changes: [update(answers, answer, { state: 'dismissed' })], reply: { answer } };
  },
});

const offered: readonly AnyCommand[] = [...commands, giveTasks];

export const notOffered = outdated('not-offered', (f: { command: string }) => [
  `Действия «${f.command}» нет или ему не хватает сведений.`,
  `There is no act “${f.command}”, or it lacks something.`,
]);

/** A declared command by its id. @throws notOffered */
export function offeredCommand(id: string): AnyCommand {
  const found = offered.find((c) => c.id === id);
  if (!found) throw notOffered({ command: id });
  return found;
}
