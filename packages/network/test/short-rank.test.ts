import { heaviside, relu, reluPower } from '@spectral-bias/activations';
import { gradientDescent, gradientFlow, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, fit, prepareSamples } from '../src/index.ts';
import { irregularSignal } from './signals.ts';

const signal = irregularSignal(40);
const samples = prepareSamples(signal);

/** Networks with fewer directions than there are places, so that no strength interpolates. */
const networks = [heaviside.create(), relu.create(), reluPower.create()].flatMap((activation) =>
  [10, 40].map((width) => ({ name: activation.name, activation, width })),
);

describe.each(networks)(
  'a network of short rank ($name, width $width, state-space)',
  ({ activation, width }) => {
    const options = { activation, width, solver: 'state-space' } as const;
    const [fast, dense] = (['state-space', 'dense'] as const).map(
      (solver) => buildSystem(samples, activation, { ...options, solver }).system,
    );
    const rank = dense.componentsAbove(1e-10 * dense.s1);

    it('counts as many components as the dense decomposition, but for one at round-off', () => {
      expect(rank).toBeLessThan(samples.x.length - dense.nullity);
      expect(fast.componentsAbove(1e-6 * dense.s1)).toBe(dense.componentsAbove(1e-6 * dense.s1));
      expect(Math.abs(fast.componentsAbove(0) - rank)).toBeLessThanOrEqual(1);
    });

    it('never has more degrees of freedom than its rank and null space, or fewer than these', () => {
      for (const exponent of [-2, -6, -10, -14, -18, -22, -30, -60]) {
        const lambda = 10 ** exponent * dense.s1 ** 2;
        for (const regularizer of [
          ridge.create({ lambda }),
          gradientFlow.create({ time: 1 / lambda }),
          gradientDescent.create({ iterations: 10 ** -exponent }),
        ]) {
          const { df } = fast.shrink(samples.y, regularizer);
          expect(df).toBeGreaterThan(fast.nullity);
          expect(df).toBeLessThan(fast.nullity + rank + 0.01);
        }
      }
    });

    it.each([fast, dense])(
      '$solver fits no worse as λ → 0, and no better than least squares',
      (system) => {
        const rss = (factor: number, by = dense) => {
          const { fitted } = by.shrink(samples.y, ridge.create({ lambda: factor * dense.s1 ** 2 }));
          return fitted.reduce(
            (sum, f, n) => sum + samples.weights[n] * (samples.y[n] - f) ** 2,
            0,
          );
        };
        const least = rss(1e-20);
        const most = rss(1e-11); // of what s² resolves
        for (const factor of [1e-14, 1e-20, 1e-30, 1e-40, 0]) {
          expect(rss(factor, system) / least).toBeGreaterThan(1 - 1e-4);
          expect(rss(factor, system) / most).toBeLessThan(1 + 1e-4);
        }
      },
    );

    it('has a strength chosen by GCV that is the same for both solvers', () => {
      const [one, other] = (['state-space', 'dense'] as const).map((solver) =>
        fit(signal, { ...options, regularizer: ridge, solver, select: 'gcv' }),
      );
      expect(Math.abs(one.diagnostics.gcv / other.diagnostics.gcv - 1)).toBeLessThan(1e-6);
      expect(Math.abs(one.diagnostics.df / other.diagnostics.df - 1)).toBeLessThan(1e-3);
    });
  },
);
