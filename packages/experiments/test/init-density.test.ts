import { describe, expect, it } from 'vitest';
import { initDensityExperiment } from '../src/init-density.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}) => initDensityExperiment.run(values, builtIns());

describe('a Gaussian initialisation', () => {
  it('has the penalty 1 + c²x² where μ learns and its square where v learns, to 1e-12', async () => {
    const { x, cases } = await run({ ratios: [2], df: 6 });
    const [, slopes, outer] = cases;
    x.forEach((place, i) => {
      const spread = 1 + 4 * place * place;
      expect(Math.abs(slopes!.penalty[i]! / spread - 1)).toBeLessThan(1e-12);
      expect(Math.abs(outer!.penalty[i]! / spread ** 2 - 1)).toBeLessThan(1e-12);
      expect(Math.abs(slopes!.density[i]! * slopes!.penalty[i]! - 1)).toBeLessThan(1e-12);
    });
  });

  it('bends the more in the middle the larger c is, and the more if v learns', async () => {
    const { cases } = await run({ ratios: [0.5, 2] });
    const [uniform, wideSlopes, wideOuter, slopes, outer] = cases.map((one) => one.innerShare);
    const ascending = [uniform!, wideSlopes!, wideOuter!, slopes!, outer!];
    ascending.slice(1).forEach((share, i) => {
      expect(share).toBeGreaterThan(ascending[i]!);
    });
  });
});

describe('a uniform initialisation', () => {
  it('within the samples has ∞ as penalty outside it', async () => {
    const { x, cases } = await run({ ratios: [1], reach: 1.5 });
    x.forEach((place, i) => {
      expect(cases[0]!.penalty[i] === Number.POSITIVE_INFINITY).toBe(Math.abs(place) > 1.5);
    });
  });

  it('makes the cubic smoothing spline: linear beyond the samples, to 1e-9', async () => {
    const { x, cases } = await run({ ratios: [1], trained: 'outer' });
    const { fitted } = cases[0]!;
    const beyond = Array.from(x.keys()).filter((i) => x[i]! > 2 + 1e-9);
    beyond.slice(2).forEach((i) => {
      expect(Math.abs(fitted[i]! - 2 * fitted[i - 1]! + fitted[i - 2]!)).toBeLessThan(1e-9);
    });
  });
});

it('only spline activations have a local penalty', async () => {
  await expect(run({ activation: 'tanh' })).rejects.toThrow(/a homogeneous spline activation/);
});

it('the figures are drawable, also for a step', async () => {
  for (const values of [{}, { activation: 'heaviside', trained: 'slopes', reach: 1.5 }]) {
    const result = await run(values);
    expect(initDensityExperiment.figures(result)).toHaveLength(3);
    expectDrawable(initDensityExperiment.figures(result));
    expectTable(initDensityExperiment.table(result));
  }
});
