/** The normal value that leaves 2.5 % above it. */
export const Z95 = 1.959963984540054;

/** Below it the series is exact to the last digits, above it the fraction is. */
const SERIES_UNTIL = 2.5;

/** The share of a standard normal above `z`, for z ≥ 0; right to about fifteen digits. */
export function above(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < SERIES_UNTIL) {
    let term = z;
    let sum = z;
    for (let k = 3; Math.abs(term) > sum * 1e-17; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 200; k > 0; k--) fraction = z + k / fraction;
  return density / fraction;
}
