/** Small commands of the panel that belong to no stage. */

import * as z from 'zod/mini';
import { command, problem, update } from '../kit/index.ts';
import { roadmaps } from '../stages/index.ts';
import { answers } from '../stages/records.ts';
import { taskStatus } from '../stages/roadmap.ts';

const statuses = Object.keys(taskStatus) as [keyof typeof taskStatus, ...(keyof typeof taskStatus)[]];

const taskGone = problem('task-gone', (f: { task: string }) => [
  `Задачи ${f.task} нет на листе этапа. Ничего не изменено. Обновите панель.`,
  `Task ${f.task} is not in the tab of its stage. Nothing was changed. Refresh the panel.`,
]);

export const setTask = command('set-task', {
  title: ['состояние задачи', 'status of a task'],
  input: () => z.object({ stage: z.number(), task: z.string(), status: z.enum(statuses) }),
  reads: roadmaps.map((r) => r.table),
  decide: (p, { stage, task, status }) => {
    const table = roadmaps.find((r) => r.stage.number === stage)?.table;
    if (!table || !p.row(table, task)) throw taskGone({ task });
    return { changes: [update(table, task, { status })], reply: { status } };
  },
});

const answerGone = problem('answer-not-there', (f: { answer: string }) => [
  `Ответа ${f.answer} нет на листе «Ответы». Ничего не изменено. Обновите панель.`,
  `Answer ${f.answer} is not in the tab “Answers”. Nothing was changed. Refresh the panel.`,
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
