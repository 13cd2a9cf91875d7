import { checkpoint, type WorkOptions } from '@spectral-bias/core';
import type { GramOperator } from './deflated-gram.ts';
import { applyRule, lanczosRun } from './lanczos-run.ts';

/** yᵀf(K)y for any f, by one recurrence that grows when asked to. */
export interface QuadraticForm {
  /**
   * The value, `tolerance` apart at most by two quadrature rules, or after `limit` steps: the same for
   * the same f, whatever was asked for before.
   */
  value(
    f: (t: number) => number,
    tolerance: number,
    limit: number,
    options?: WorkOptions,
  ): { readonly value: number; readonly error: number; readonly steps: number };
}

/** Steps at first. */
const fewest = 16;

/** Lanczos steps between two looks at the clock's hand. */
const stride = 16;

/**
 * yᵀf(K)y by the Gauss and the Gauss–Radau rule of Lanczos' recurrence from y (Golub and von Matt
 * 1997, J. Comput. Graph. Statist. 6): k steps are exact for polynomials of degree 2k − 2.
 *
 * @param gram an operator without negative eigenvalues, in the space of which y lies
 */
export function quadraticForm(gram: GramOperator, y: Float64Array): QuadraticForm {
  const run = lanczosRun(gram, [y.slice()]);
  return {
    value(f, tolerance, limit, options = {}) {
      for (let steps = Math.min(fewest, limit); ; steps = Math.min(2 * steps, limit)) {
        while (run.length < steps) {
          if (run.length % stride === 0) checkpoint(options, run.length / steps, 'Lanczos steps');
          run.step();
        }
        const { size, gauss, radau } = run.rules(steps)[0]!;
        const [one, other] = [size * applyRule(gauss, f), size * applyRule(radau, f)];
        const error = Math.abs(one - other) / 2;
        if (error <= tolerance || steps >= limit) return { value: (one + other) / 2, error, steps };
      }
    },
  };
}
