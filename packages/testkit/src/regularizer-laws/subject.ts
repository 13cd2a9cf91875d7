import { isSpectralBiasError, type Regularizer } from '@spectral-bias/core';
import fc from 'fast-check';
import { NotJudged } from '../law.ts';
import { factor } from '../samples.ts';

/** A largest singular value within [0.1, 10] and a smaller one, down to 1e-6 of it. */
export const singularValues: fc.Arbitrary<{ s: number; s1: number }> = fc
  .tuple(factor(1), fc.integer({ min: 0, max: 192 }))
  .map(([s1, i]) => ({ s: s1 * 10 ** (-i / 32), s1 }));

/** A share of s1 to put a threshold at: 0.8 down to 1e-4. */
export const thresholdShare: fc.Arbitrary<number> = fc
  .integer({ min: 0, max: 124 })
  .map((i) => 0.8 * 10 ** (-i / 32));

/** `compute()`; a regularizer may refuse a spectrum, and then there is nothing to judge. */
export function orRefused<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (isSpectralBiasError(error) && (error as { tag?: string }).tag === 'invalid-parameter') {
      throw new NotJudged(`it refused: ${error.message}`);
    }
    throw error;
  }
}

/** m(s), where the regularizer does not refuse s1. */
export function maskOf({ mask }: Regularizer, s: number, s1: number): number {
  return orRefused(() => mask(s, s1));
}
