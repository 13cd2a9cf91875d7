import { relu } from '@spectral-bias/activations';
import { multiplyTransposed, multiplyVector, svd } from '@spectral-bias/linalg';
import { jacobian } from '@spectral-bias/network';
import { describe, expect, test } from 'vitest';
import { momentumExperiment } from '../src/momentum.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

describe('steps to keep k components', () => {
  test('heavy-ball and Nesterov need (1 − β) times as many, within 2 % beyond 100/(1 − β) steps', async () => {
    const { methods } = await momentumExperiment.run({ samples: 128 }, builtIns());
    expect(methods).toHaveLength(6);
    for (const { momentum, iterations, ratio } of methods) {
      ratio.forEach((one, i) => {
        if (iterations[i]! < 100 / (1 - momentum)) return;
        expect(Math.abs(one / (1 - momentum) - 1)).toBeLessThan(0.02);
      });
      expect(iterations.at(-1)).toBeGreaterThan(100 / (1 - momentum));
    }
  });

  test('momentum never saves more than its share, but for rounding to whole steps', async () => {
    const { methods, plain } = await momentumExperiment.run({ samples: 64 }, builtIns());
    for (const { momentum, iterations } of methods) {
      iterations.forEach((q, i) => {
        expect(q + 2).toBeGreaterThan((1 - momentum) * plain[i]!);
      });
    }
  });
});

describe('the masks', () => {
  test('all pass τ at 1 − 1/e, within 0.1', async () => {
    const { masks, relative, normalized, masked } = await momentumExperiment.run({}, builtIns());
    const at = relative.findIndex((s) => s >= normalized[masked - 1]!);
    for (const { mask } of masks) expect(Math.abs(mask[at]! - 0.632)).toBeLessThan(0.1);
  });

  test.each([
    ['gradient-descent', 0],
    ['heavy-ball', 0.9],
    ['nesterov', 0.9],
  ])('%s equals the literal iteration on a small network, to 1e-10', (name, beta) => {
    const u = Float64Array.from({ length: 12 }, (_, n) => n / 11);
    const biases = u.map((x) => x - 0.05);
    const A = jacobian(relu.create(), u, { biases, gains: new Float64Array(12).fill(1) });
    const y = u.map((x) => Math.cos(5 * x));
    const { u: U, s } = svd(A);
    const q = 137;
    const given = { iterations: q, ...(beta > 0 && { momentum: beta }) };
    const regularizer = builtIns().registry.get('regularizer', name).create(given);
    const mask = s.map((value) => regularizer.mask(value, s[0]!));
    const closed = multiplyVector(
      U,
      multiplyTransposed(U, y).map((value, k) => value * mask[k]!),
    );
    let [weights, before] = [new Float64Array(12), new Float64Array(12)];
    for (let step = 0; step < q; step++) {
      const ahead = weights.map((w, m) => w + beta * (w - before[m]!));
      const from = name === 'nesterov' ? ahead : weights;
      const residual = multiplyVector(A, from).map((f, n) => f - y[n]!);
      const gradient = multiplyTransposed(A, residual);
      const next = ahead.map((w, m) => w - gradient[m]! / s[0]! ** 2);
      [before, weights] = [weights, next];
    }
    multiplyVector(A, weights).forEach((f, n) => {
      expect(Math.abs(f - closed[n]!)).toBeLessThan(1e-10);
    });
  });
});

test('figures and table can be drawn', async () => {
  const result = await momentumExperiment.run({ samples: 32 }, builtIns());
  expectDrawable(momentumExperiment.figures(result));
  expectTable(momentumExperiment.table(result));
});
