/** One budget and what was measured against it. A module of this folder exports `rows(): Promise<Row[]>`. */
export type Row = { what: string; measured: string; budget: string; ok: boolean };

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
