/** A paper for everybody who has none yet: long work, a step for each; what is cut short the hourly run goes on with. */
import { remember, underLock } from '../google/host.ts';
import { join, Problem, problem, type Words } from '../kit/index.ts';
import { documentOf, documents } from '../stages/1-preparation/documents.ts';
import { goOn, oneStep, type Progress, type Step, type Work } from './long-work.ts';
import { type Memory, readMemory, stillOpen } from './memory.ts';
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
  locks: 'itself',
  act: () => {
    try {
      makePaper({ paper, about }, false);
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

const underWay = problem('papers-under-way', (f: { title: Words }) => [
  `Ещё готовятся документы «${f.title[0]}». Ничего не изменено. Дождитесь их или остановите и повторите.`,
  `The papers “${f.title[1]}” are still being made. Nothing was changed. Wait for them, or stop them, and try again.`,
]);

export function stopPapers(): { stopped: boolean } {
  underLock(() => remember({ papers: '', printed: '' }));
  return { stopped: true };
}

/** @throws paperUnknown, underWay while another paper is being made for everybody */
export function beginPapers({ paper }: { paper: string }): { begun: number } {
  const { rows } = paperRows({ paper });
  const all = rows.map((r) => r.id);
  const about = without(paper, all).slice(0, MOST);
  underLock(() => {
    const memory = readMemory();
    stillOpen(memory);
    const { papers } = memory;
    if (papers && papers.paper !== paper) throw underWay({ title: paperOf(papers.paper).title });
    remember(about.length ? { papers: JSON.stringify({ paper, about }), printed: '' } : { papers: '', printed: '' });
  });
  return { begun: about.length };
}

/** `lacking`: for whom the paper could not be made, told with the last step. */
export type PapersProgress = Progress & { lacking: readonly string[] };

export function papersStep(): PapersProgress {
  const memory = readMemory();
  const progress = oneStep(workOf(memory));
  if (!progress.finished) return { ...progress, lacking: [] };
  stopPapers();
  return { ...progress, lacking: memory.papers ? without(memory.papers.paper, memory.papers.about) : [] };
}

/** The hourly run goes on with the papers that are left. */
export function papersTick(memory: Memory): void {
  if (memory.papers && goOn(workOf(memory))) stopPapers();
}
