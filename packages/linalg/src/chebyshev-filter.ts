import { checkpoint, type WorkOptions } from '@spectral-bias/core';
import type { GramOperator } from './deflated-gram.ts';

/** Products between two looks at the clock's hand. */
const stride = 16;

/**
 * Σ_k c_k T_k(2K/top − I) y for each row c of coefficients, all from one recurrence
 * T_{k+1} = 2(2K/top − I) T_k − T_{k−1}: functions of an operator whose spectrum lies in [0, top],
 * with no more error than the series has, times ‖y‖, and round-off.
 *
 * @throws AbortedError
 */
export function chebyshevFilter(
  gram: GramOperator,
  top: number,
  y: Float64Array,
  series: readonly Float64Array[],
  options: WorkOptions = {},
): Float64Array[] {
  const count = Math.max(...series.map(({ length }) => length));
  const sums = series.map((c) => y.map((value) => c[0]! * value));
  let before = new Float64Array(y.length);
  let now = y.slice();
  const image = new Float64Array(y.length);
  for (let k = 1; k < count; k++) {
    if (k % stride === 0) checkpoint(options, k / count, 'polynomial of the network');
    gram.product([now], [image]);
    const factor = (k === 1 ? 2 : 4) / top;
    const drift = k === 1 ? 1 : 2;
    for (let n = 0; n < image.length; n++) {
      before[n] = factor * image[n]! - drift * now[n]! - before[n]!;
    }
    [before, now] = [now, before];
    for (const [i, c] of series.entries()) if (k < c.length) addScaled(sums[i]!, c[k]!, now);
  }
  return sums;
}

function addScaled(target: Float64Array, factor: number, v: Float64Array): void {
  for (let n = 0; n < target.length; n++) target[n]! += factor * v[n]!;
}
