/** A class hour: everybody answers within a minute. What the triggers of one consumer account spend on it. */
import { breaches, unfinished } from '../proof/invariants.ts';
import { answerF2, practiceSchool } from '../proof/school.ts';
import type { Row } from './row.ts';

/** Minutes of triggers a consumer account has a day: developers.google.com/apps-script/guides/services/quotas */
const DAY_MINUTES = 90;

async function burst(answers: number): Promise<Row> {
  const school = await practiceSchool(10, 8);
  school.hour();
  const before = school.world.nextExecutionId();
  let spent = 0;
  let runs = 0;
  for (let i = 1; i <= answers; i++) {
    answerF2(school, `Ученик ${i}`);
    school.world.now += 60_000 / answers;
    const { id, virtualMs, kind } = school.world.executions.at(-1) ?? { id: 0, virtualMs: 0, kind: 'menu' };
    if (id > before && kind === 'trigger') {
      runs++;
      spent += virtualMs;
    }
  }
  school.hour();
  school.hour();
  const why = [...breaches(school), ...unfinished(school)];
  for (const one of why) console.log(one);
  const minutes = spent / 60_000;
  const rows = school.rows('Ответы').length;
  return {
    what: `${answers} answers within a minute`,
    measured: `${rows} in, ${runs} runs, ${minutes.toFixed(1)} minutes of triggers`,
    budget: `all in, once; ${DAY_MINUTES} minutes`,
    ok: why.length === 0 && rows === answers && minutes < DAY_MINUTES,
  };
}

export const rows = async (full = false): Promise<Row[]> => [await burst(full ? 500 : 60)];
