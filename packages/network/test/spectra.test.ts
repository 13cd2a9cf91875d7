import { heaviside, relu } from '@spectral-bias/activations';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, prepareSamples, type Solver } from '../src/index.ts';
import { difference, evenSignal } from './signals.ts';

function systemOf(activation: ReturnType<typeof relu.create>, n: number, solver: Solver) {
  const options = { width: n, biases: 'equispaced', nullSpace: 'none', solver } as const;
  return buildSystem(prepareSamples(evenSignal(n)), activation, options).system;
}

describe.each(['dense', 'state-space'] as const)('on even samples and biases, %s,', (solver) => {
  it.each([2, 16, 100])('Heaviside has s_k = 1/(2 sin((2k−1)π/(4N+2))), N = %s', (n) => {
    const system = systemOf(heaviside.create(), n, solver);
    const found = Array.from({ length: n }, (_, i) => system.singularValue(i + 1));
    found.forEach((value, i) => {
      const expected = 1 / (2 * Math.sin(((2 * i + 1) * Math.PI) / (4 * n + 2)));
      expect(Math.abs(value / expected - 1)).toBeLessThan(1e-12);
    });
  });

  it('Heaviside keeps discrete sine components sin((2k−1)nπ/(2N+1))', () => {
    const n = 40;
    const system = systemOf(heaviside.create(), n, solver);
    for (const k of [1, 2, 7, 40]) {
      const y = Float64Array.from({ length: n }, (_, i) =>
        Math.sin(((2 * k - 1) * (i + 1) * Math.PI) / (2 * n + 1)),
      );
      const half = ridge.create({ lambda: system.singularValue(k) ** 2 });
      const expected = y.map((value) => value / 2);
      expect(difference(system.shrink(y, half).fitted, expected)).toBeLessThan(1e-12);
    }
  });

  it('ReLU tends to the clamped-free beam: s_k/s₁ → (β₁/β_k)², cos β cosh β = −1', () => {
    const betas = [1, 2, 3, 4, 5, 6].map(beamRoot);
    expect(betas[0]).toBeCloseTo(1.8751040687119611, 14);
    const errors = [40, 80, 160].map((n) => {
      const system = systemOf(relu.create(), n, solver);
      return Math.max(
        ...betas.map((beta, i) =>
          Math.abs(system.singularValue(i + 1) / system.s1 - (betas[0] / beta) ** 2),
        ),
      );
    });
    expect(errors[0]).toBeLessThan(0.01);
    expect(errors[2]).toBeLessThan(0.003);
    for (const i of [0, 1]) expect(errors[i] / errors[i + 1]).toBeGreaterThan(1.8);
  });
});

describe('at infinite width', () => {
  it('ReLU has the relative singular values 1, .15957, .05699, .02908 of the beam', () => {
    const n = 2000;
    const options = { nullSpace: 'none', solver: 'state-space' } as const;
    const { system } = buildSystem(prepareSamples(evenSignal(n)), relu.create(), options);
    [1, 0.15957, 0.05699, 0.02908].forEach((expected, i) => {
      const found = system.singularValue(i + 1) / system.s1;
      expect(Math.abs(found - expected)).toBeLessThan(2e-4);
    });
  });
});

/** The k-th root of cos β cosh β = −1, by Newton's method on cos β + 1/cosh β. */
function beamRoot(k: number): number {
  let beta = k === 1 ? 1.875 : (k - 0.5) * Math.PI;
  for (let step = 0; step < 20; step++) {
    const sech = 1 / Math.cosh(beta);
    beta -= (Math.cos(beta) + sech) / (-Math.sin(beta) - sech * Math.tanh(beta));
  }
  return beta;
}
