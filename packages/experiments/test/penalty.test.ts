import { describe, expect, it } from 'vitest';
import { penaltyExperiment } from '../src/penalty.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}) => penaltyExperiment.run(values, builtIns());

describe('penalties', () => {
  it('are k², k⁴ and sinh²(πk/2)/π² for Heaviside, ReLU and tanh, to 1e-13', async () => {
    const { k, curves } = await run({ activations: ['heaviside', 'relu', 'tanh'], checks: 2 });
    const laws = [
      (x: number) => x ** 2,
      (x: number) => x ** 4,
      (x: number) => (Math.sinh((Math.PI * x) / 2) / Math.PI) ** 2,
    ];
    curves.forEach(({ rho }, c) => {
      k.forEach((x, i) => {
        expect(Math.abs(rho[i]! / laws[c]!(x) - 1)).toBeLessThan(1e-13);
      });
    });
  });

  it('by quadrature are the closed forms within their error bounds', async () => {
    const { curves } = await run({ checks: 6 });
    for (const { check, closedForm, label } of curves) {
      expect(closedForm, label).toBe(true);
      check.rho.forEach((rho, i) => {
        if (check.error[i] === Number.POSITIVE_INFINITY || check.line[i] === rho) return;
        const off = Math.abs(rho / check.line[i]! - 1);
        expect(off, `${label} at ${check.k[i]}`).toBeLessThanOrEqual(2 * check.error[i]! + 1e-13);
      });
      expect(Math.min(...check.error), label).toBeLessThan(1e-6);
    }
  });

  it('are infinite beyond a band limit, and finite within', async () => {
    const { k, curves } = await run({ activations: ['sinc', 'squared-sinc:scale=0.5'], checks: 2 });
    for (const { rho, bandLimit } of curves) {
      expect(bandLimit).toBeCloseTo(Math.PI, 12);
      k.forEach((x, i) => {
        expect(rho[i] === Number.POSITIVE_INFINITY).toBe(x >= bandLimit!);
      });
    }
  });

  it('in D dimensions are k^(D−1) times those in one, and exponent 1 is their root, to 1e-13', async () => {
    const of = async (values: object) =>
      (await run({ activations: ['gelu'], checks: 0, count: 9, ...values })).curves[0]!.rho;
    const { k } = await run({ activations: ['gelu'], checks: 0, count: 9 });
    const [plain, cubic, root] = [
      await of({}),
      await of({ dimension: 3 }),
      await of({ exponent: 1 }),
    ];
    k.forEach((x, i) => {
      expect(Math.abs(cubic[i]! / (plain[i]! * x * x) - 1)).toBeLessThan(1e-13);
      expect(Math.abs(root[i]! ** 2 / plain[i]! - 1)).toBeLessThan(1e-13);
    });
  });

  it('of φ(az) at ak are a² times those of φ at k, to 1e-12', async () => {
    const narrow = await run({ activations: ['tanh'], scale: 4, from: 4, to: 20, checks: 0 });
    const plain = await run({ activations: ['tanh'], from: 1, to: 5, checks: 0 });
    plain.curves[0]!.rho.forEach((rho, i) => {
      expect(Math.abs(narrow.curves[0]!.rho[i]! / (16 * rho) - 1)).toBeLessThan(1e-12);
    });
  });
});

it('frequencies must ascend', async () => {
  await expect(run({ from: 2, to: 1 })).rejects.toThrow(/to is 1; expected a frequency above/);
});

it('the figures are drawable, also without checks, walls or closed forms', async () => {
  for (const values of [{ checks: 3 }, { activations: ['mish'], checks: 0, count: 5 }]) {
    const result = await run(values);
    expect(penaltyExperiment.figures(result)).toHaveLength(2);
    expectDrawable(penaltyExperiment.figures(result));
    expectTable(penaltyExperiment.table(result));
  }
});
