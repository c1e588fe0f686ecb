/** A paper for everybody who has none yet: long work, a step for each; what is cut short the hourly run goes on with. */
import { remember, underLock } from '../google/host.ts';
import { join, Problem } from '../kit/index.ts';
import { documentOf, documents } from '../stages/1-preparation/documents.ts';
import { goOn, oneStep, type Progress, type Step, type Work } from './long-work.ts';
import { type Memory, readMemory } from './memory.ts';
import { makePaper, paperOf, paperRows } from './papers.ts';
import { snapshot } from './snapshot.ts';

/** Codes of a batch are remembered in one property, which holds 9 KB. */
const MOST = 500;

/** Of these rows those for which the register knows no paper. */
function without(paper: string, about: readonly string[]): string[] {
  const s = snapshot([documents], 'skip');
  return about.filter((row) => documentOf(s, paper, row)?.file === undefined);
}

const stepOf = (paper: string, about: string): Step => ({
  id: about,
  title: join(paperOf(paper).title, ': ', about),
  act: () => {
    if (!without(paper, [about]).length) return;
    try {
      makePaper({ paper, about });
    } catch (e) {
      // what this row lacks is for the curator to see to; the others get theirs
      if (!(e instanceof Problem)) throw e;
    }
  },
});

const workOf = ({ papers }: Memory): Work => ({
  key: 'printed',
  steps: papers ? papers.about.map((about) => stepOf(papers.paper, about)) : [],
});

export function stopPapers(): { stopped: boolean } {
  remember({ papers: '', printed: '' });
  return { stopped: true };
}

/** @throws paperUnknown */
export function beginPapers({ paper }: { paper: string }): { begun: number } {
  const { rows } = paperRows({ paper });
  const all = rows.map((r) => r.id);
  const about = without(paper, all).slice(0, MOST);
  underLock(() => remember({ papers: JSON.stringify({ paper, about }), printed: '' }));
  return { begun: about.length };
}

/** `lacking`: for whom the paper could not be made, told with the last step. */
export type PapersProgress = Progress & { lacking: readonly string[] };

export function papersStep(): PapersProgress {
  const { papers } = readMemory();
  const progress = oneStep(workOf(readMemory()));
  if (!progress.finished) return { ...progress, lacking: [] };
  stopPapers();
  return { ...progress, lacking: papers ? without(papers.paper, papers.about) : [] };
}

/** The hourly run goes on with the papers that are left. */
export function papersTick(memory: Memory): void {
  if (memory.papers && goOn(workOf(memory))) stopPapers();
}
