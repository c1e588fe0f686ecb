/** Holm's correction: p values as they stand when so many questions were asked of the same people. In the order given. */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((a, b) => (ps[a] as number) - (ps[b] as number));
  const out: number[] = Array(ps.length).fill(1);
  let least = 0;
  order.forEach((which, place) => {
    least = Math.max(least, Math.min(1, (ps[which] as number) * (ps.length - place)));
    out[which] = least;
  });
  return out;
}
