import type { Shift } from './passes.ts';
import type { ShiftedSums } from './shifted-solver.ts';

/**
 * Adds β (m + P r) to `state` and β r to `adjoint`, complex arrays interleaved. The value f itself
 * is y less the residual, so component 0 of the state is left to the caller.
 */
export function addStates(
  { state, adjoint }: States,
  count: number,
  p: number,
  factor: Shift,
  covariance: Float64Array,
  means: Float64Array,
  adjoints: Float64Array,
): void {
  if (p === 2) {
    addSlopes({ state, adjoint }, factor, covariance, means, adjoints);
    return;
  }
  const { re: fr, im: fi } = factor;
  for (let n = 0; n < count; n++) {
    const r = 2 * n * p;
    for (let i = 0; i < p; i++) {
      adjoint[n * p + i]! += fr * adjoints[r + 2 * i]! - fi * adjoints[r + 2 * i + 1]!;
    }
    for (let i = 1; i < p; i++) {
      const m = 2 * (n * (p - 1) + i - 1);
      let sr = means[m]!;
      let si = means[m + 1]!;
      for (let j = 0; j < p; j++) {
        const c = 2 * ((n * (p - 1) + i - 1) * p + j);
        const ar = adjoints[r + 2 * j]!;
        const ai = adjoints[r + 2 * j + 1]!;
        sr += covariance[c]! * ar - covariance[c + 1]! * ai;
        si += covariance[c]! * ai + covariance[c + 1]! * ar;
      }
      state[n * p + i]! += fr * sr - fi * si;
    }
  }
}

type States = Pick<ShiftedSums, 'state' | 'adjoint'>;

/** Order 2, unrolled. */
function addSlopes(
  { state, adjoint }: States,
  { re: fr, im: fi }: Shift,
  covariance: Float64Array,
  means: Float64Array,
  adjoints: Float64Array,
): void {
  for (let i = 0; i < means.length; i += 2) {
    const ar = adjoints[2 * i]!;
    const ai = adjoints[2 * i + 1]!;
    const br = adjoints[2 * i + 2]!;
    const bi = adjoints[2 * i + 3]!;
    const pr = covariance[2 * i]!;
    const pi = covariance[2 * i + 1]!;
    const qr = covariance[2 * i + 2]!;
    const qi = covariance[2 * i + 3]!;
    const sr = means[i]! + pr * ar - pi * ai + qr * br - qi * bi;
    const si = means[i + 1]! + pr * ai + pi * ar + qr * bi + qi * br;
    adjoint[i]! += fr * ar - fi * ai;
    adjoint[i + 1]! += fr * br - fi * bi;
    state[i + 1]! += fr * sr - fi * si;
  }
}
