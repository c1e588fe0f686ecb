/** Making PDF files for a script, which counts against its person's day. */
import type { Run } from '../execute.ts';
import { useQuota } from '../quotas.ts';
import { type Block, writePdf } from './layout.ts';

export const PDF = 'application/pdf';

export function pdfBytes(run: Run, title: string, blocks: Block[], landscape = false): Buffer {
  useQuota(run, 'conversions');
  return writePdf(blocks, { title, landscape, createdAt: run.now() });
}
