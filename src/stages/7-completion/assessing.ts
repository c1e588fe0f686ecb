/** Experts get a pack with codes and figures only, and only once they have signed the non-disclosure (7.out.1). */
import * as z from 'zod/mini';
import {
  command,
  type Finding,
  insert,
  newRow,
  outdated,
  type Part,
  type Programme,
  problem,
  rule,
  update,
  type Words,
} from '../../kit/index.ts';
import { experts, expertTypes, maySeeLists } from '../4-selection/experts.ts';
import { assessments } from './assessments.ts';

const assessing = (p: Programme) => p.rows(experts).filter((e) => e.tasks?.includes('assessment'));

const notBoundYet = problem('expert-may-not-see', (f: { expert: string }) => [
  `${f.expert}: материалы не переданы — нет подписанного обязательства о неразглашении. Ничего не изменено. Впишите дату на листе «Внешние эксперты».`,
  `${f.expert}: no pack was handed over: the non-disclosure is not signed. Nothing was changed. Enter its date in the tab “Outside experts”.`,
]);

const expertMissing = outdated('expert-missing', (f: { expert: string }) => [
  `Эксперта ${f.expert} нет на листе «Внешние эксперты» или он не привлечён к оценке результатов.`,
  `There is no expert ${f.expert} in “Outside experts”, or not one for assessing results.`,
]);

/** Notes that an expert was given the pack. @throws expertMissing, notBoundYet */
export const handPack = command('hand-pack', {
  title: ['материалы переданы эксперту', 'the pack was handed to an expert'],
  input: () => z.object({ expert: z.string() }),
  reads: [experts, assessments],
  decide: (p, { expert: id }, now) => {
    const expert = assessing(p).find((e) => e.id === id);
    if (!expert) throw expertMissing({ expert: id });
    if (!maySeeLists(expert)) throw notBoundYet({ expert: id });
    const known = p.rows(assessments).find((a) => a.expert === id);
    const change = known
      ? update(assessments, known.id, { packOn: p.today })
      : insert(assessments, newRow(assessments, { expert: expert.id, packOn: p.today }, now));
    return { changes: [change], reply: { expert: id } };
  },
});

/** Days in which a conclusion is waited for. */
const ANSWERS_WITHIN_DAYS = 14;

export const packWaits = rule('pack-waits', {
  title: ['Эксперт оценивает результаты', 'An expert assesses the results'],
  reads: [experts, assessments],
  find: (p) =>
    assessing(p).flatMap((e): Finding[] => {
      const given = p.rows(assessments).find((a) => a.expert === e.id);
      if (given?.packOn)
        return given.conclusion
          ? []
          : [
              {
                about: e.id,
                who: 'curator',
                since: given.packOn,
                words: [
                  `${e.id}: заключения ещё нет. Внесите баллы и заключение на лист «Оценка экспертов».`,
                  `${e.id}: no conclusion yet. Enter the scores and the conclusion in “Experts’ assessment”.`,
                ],
              },
            ];
      if (!maySeeLists(e)) return [];
      return [
        {
          about: e.id,
          who: 'curator',
          since: p.today,
          words: [
            `${e.id}: сделайте документ «Материалы для экспертов» (без имён), передайте его и отметьте.`,
            `${e.id}: make the paper “Pack for the experts” (no names), hand it over and note it.`,
          ],
          fix: { command: 'hand-pack', input: { expert: e.id }, words: ['Материалы переданы', 'Pack handed over'] },
        },
      ];
    }),
  remind: { onDays: [ANSWERS_WITHIN_DAYS], everyDays: ANSWERS_WITHIN_DAYS },
});

const SCORES = ['goals', 'changes', 'process', 'safety', 'sustainability'] as const;

/** The middle of all scores an expert gave; nothing before any is there. */
const meanOf = (p: Programme): number | undefined => {
  const all = p.rows(assessments).flatMap((a) => SCORES.flatMap((k) => a[k] ?? []));
  return all.length ? all.reduce((sum, n) => sum + n, 0) / all.length : undefined;
};

/** «экспертов 3 (психолог 1, НКО 1…), заключений 2, средний балл 4,2» */
export function assessmentEvidence(p: Programme): Words {
  const all = assessing(p);
  const kinds = (Object.keys(expertTypes) as (keyof typeof expertTypes)[]).flatMap((t) => {
    const n = all.filter((e) => e.type === t).length;
    return n ? [[`${expertTypes[t][0]} ${n}`, `${expertTypes[t][1]} ${n}`] as const] : [];
  });
  const given = p.rows(assessments).filter((a) => a.conclusion).length;
  const mean = meanOf(p);
  const list = (at: 0 | 1) => (kinds.length ? ` (${kinds.map((k) => k[at]).join(', ')})` : '');
  return [
    `экспертов ${all.length}${list(0)}, заключений ${given}${mean === undefined ? '' : `, средний балл ${mean.toFixed(1).replace('.', ',')} из 5`}`,
    `experts ${all.length}${list(1)}, conclusions ${given}${mean === undefined ? '' : `, mean score ${mean.toFixed(1)} of 5`}`,
  ];
}

/** What outside experts concluded, for the analytical note: by their kind, never by name. */
export function expertsSay(p: Programme): Part[] {
  const said = p.rows(assessments).flatMap((a): Words[] => {
    const expert = p.row(experts, a.expert);
    if (!a.conclusion || !expert) return [];
    const kind = expertTypes[expert.type];
    return [[`${kind[0]}: ${a.conclusion}`, `${kind[1]}: ${a.conclusion}`]];
  });
  if (!said.length) return [];
  return [
    { part: 'heading', words: ['Оценка внешних экспертов', 'Assessment by outside experts'] },
    { part: 'text', words: assessmentEvidence(p) },
    { part: 'list', items: said },
  ];
}
