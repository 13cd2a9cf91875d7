import type { Matrix } from './matrix.ts';

/** A matrix and the power of two that it was multiplied by. */
export interface ScaledMatrix {
  readonly scaled: Matrix;
  readonly scale: number;
}

/**
 * A matrix whose squares could over- or underflow, brought to unit size by a power of two, so that
 * no digit changes; any other matrix as it is.
 */
export function atUnitSize(a: Matrix): ScaledMatrix {
  let largest = 0;
  for (const value of a.data) largest = Math.max(largest, Math.abs(value));
  if (largest === 0 || (largest > 2 ** -100 && largest < 2 ** 100)) return { scaled: a, scale: 1 };
  const exponent = Math.max(-1000, Math.min(1000, -Math.floor(Math.log2(largest))));
  const scale = 2 ** exponent;
  return { scaled: { ...a, data: a.data.map((value) => value * scale) }, scale };
}
