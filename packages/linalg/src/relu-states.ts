import type { ProcessStates } from './spline-kernel.ts';
import type { SplineProcess } from './spline-process.ts';

/** `processStates` for order 2 (ReLU), the state unrolled into scalars. */
export function reluStates({ gaps, injected }: SplineProcess, a: Float64Array): ProcessStates {
  const n = a.length;
  const adjoint = new Float64Array(2 * n);
  const state = new Float64Array(2 * n);
  let value = 0;
  let slope = 0;
  for (let i = n - 1; i >= 0; i--) {
    value += a[i]!;
    adjoint[2 * i] = value;
    adjoint[2 * i + 1] = slope;
    slope += gaps[i]! * value;
  }
  value = 0;
  slope = 0;
  for (let i = 0; i < n; i++) {
    const r = adjoint[2 * i]!;
    const t = adjoint[2 * i + 1]!;
    value += gaps[i]! * slope + injected[3 * i]! * r + injected[3 * i + 1]! * t;
    slope += injected[3 * i + 1]! * r + injected[3 * i + 2]! * t;
    state[2 * i] = value;
    state[2 * i + 1] = slope;
  }
  return { state, adjoint };
}
