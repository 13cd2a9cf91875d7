import { heaviside, relu, sinc, tanh } from '@spectral-bias/activations';
import { InvalidParameterError } from '@spectral-bias/core';
import { gradientDescent, gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { convert, type FitOptions, fit, type Strength } from '../src/index.ts';
import { difference, irregularSignal } from './signals.ts';

const signal = irregularSignal(40);
const wide = { ...signal, x: signal.x.map((x) => 250 * x - 30) };

type Network = Omit<FitOptions, 'regularizer' | 'strength'>;

const networks: [string, Network][] = [
  ['relu of infinite width', { activation: relu.create() }],
  ['heaviside of width 60', { activation: heaviside.create(), width: 60 }],
  ['sinc', { activation: sinc.create({ scale: 12 }), width: 30 }],
];

const ways = [
  'lambda',
  'splineLambda',
  'threshold',
  'iterations',
  'df',
  'components',
  'bandwidth',
] as const;
const continuous = ['lambda', 'splineLambda', 'threshold', 'df'] as const;

describe.each(networks)('for %s', (name, network) => {
  const hasSpline = name !== 'sinc';

  it.each([ridge, gradientFlow])(
    'every form of a strength of $name gives the same fit',
    (regularizer) => {
      const threshold = 0.3 * fit(wide, { ...network, regularizer: pca }).system.s1;
      const first = fit(wide, { ...network, regularizer, strength: { threshold } });
      const { equivalents } = first;
      expect(equivalents.lambda).toBeCloseTo(threshold ** 2, 12);
      for (const way of continuous) {
        if (way === 'splineLambda' && !hasSpline) continue;
        const again = fit(wide, { ...network, regularizer, strength: { [way]: equivalents[way] } });
        expect(difference(again.fitted, first.fitted)).toBeLessThan(1e-9);
        for (const other of continuous) {
          if (equivalents[other] === null) continue;
          expect(Math.abs(again.equivalents[other]! / equivalents[other] - 1)).toBeLessThan(1e-9);
        }
      }
    },
  );

  it.each([1, 2, 30, 12345, 1e9])('%s gradient steps come back from λ, τ and df', (iterations) => {
    const options = { ...network, regularizer: gradientDescent };
    const first = fit(wide, { ...options, strength: { iterations } });
    expect(first.equivalents.iterations).toBe(iterations);
    for (const way of continuous) {
      if (way === 'splineLambda' && !hasSpline) continue;
      const value = first.equivalents[way]!;
      const most = first.system.nullity + first.system.componentsAbove(Number.MIN_VALUE);
      if (way === 'df' && value > most - 1e-6) continue; // no steps are left to tell apart
      const again = fit(wide, { ...options, strength: { [way]: value } });
      // df barely moves with q where the steps have settled
      const room = way === 'df' ? 1e-6 : 1e-12;
      expect(Math.abs((again.equivalents.iterations! - iterations) / iterations)).toBeLessThan(
        room,
      );
    }
  });

  it('gradient steps keep their learning rate when converted', () => {
    const options = { ...network, regularizer: gradientDescent };
    const rate = 0.3 / fit(wide, { ...network, regularizer: ridge }).system.s1 ** 2;
    const strength = { iterations: 500, learningRate: rate };
    const { equivalents } = fit(wide, { ...options, strength });
    expect(equivalents.learningRate).toBe(rate);
    expect(equivalents.iterations).toBe(500);
    const other = fit(wide, { ...network, regularizer: ridge, strength });
    const expected = -Math.expm1(-1 / 500) / rate;
    expect(Math.abs(other.equivalents.lambda! / expected - 1)).toBeLessThan(1e-12);
  });

  it.each([ridge, gradientFlow, pca])('k components of $name keep k', (regularizer) => {
    for (const components of [1, 2, 5, 9]) {
      const found = fit(wide, { ...network, regularizer, strength: { components } });
      expect(found.equivalents.components).toBe(components);
      expect(
        Math.abs(found.equivalents.bandwidth! / (components / 2 / found.samples.span) - 1),
      ).toBeLessThan(1e-12);
      const again = fit(wide, {
        ...network,
        regularizer,
        strength: { bandwidth: found.equivalents.bandwidth! },
      });
      expect(difference(again.fitted, found.fitted)).toBeLessThan(1e-12);
    }
  });

  it('k principal components have k degrees of freedom beside the null space', () => {
    for (const components of [0, 1, 2, 5, 9]) {
      const found = fit(wide, { ...network, regularizer: pca, strength: { components } });
      expect(Math.abs(found.diagnostics.df - found.system.nullity - components)).toBeLessThan(1e-9);
    }
  });

  it('df is met exactly by ridge and gradient flow, and nearly by whole steps', () => {
    for (const df of [3.5, 6, 10]) {
      for (const regularizer of [ridge, gradientFlow]) {
        const found = fit(wide, { ...network, regularizer, strength: { df } });
        expect(Math.abs(found.diagnostics.df - df)).toBeLessThan(1e-9);
      }
      const found = fit(wide, { ...network, regularizer: gradientDescent, strength: { df } });
      const steps = found.equivalents.iterations!;
      const near = [Math.max(steps - 1, 0), steps + 1].map(
        (iterations) =>
          fit(wide, { ...network, regularizer: gradientDescent, strength: { iterations } })
            .diagnostics.df,
      );
      expect(near[0]).toBeLessThan(df);
      expect(near[1]).toBeGreaterThan(df);
    }
  });
});

describe('a conversion without a signal', () => {
  it.each(networks)('is the one that a fit reports, whatever y is (%s)', (_, network) => {
    for (const strength of [{ df: 5 }, { threshold: 0.1 }, { components: 4 }]) {
      const options = { ...network, regularizer: ridge, strength };
      expect(convert(wide.x, options)).toEqual(fit({ x: wide.x, y: wide.y }, options).equivalents);
    }
  });
});

describe('the bandwidth relation q = (s₁/s_k)² (Lucey 2025, Prop. 4.2)', () => {
  it('gives the steps that keep k components', () => {
    const options = { activation: heaviside.create(), nullSpace: 'none', width: 40 } as const;
    for (const components of [2, 5, 10]) {
      const found = fit(signal, {
        ...options,
        regularizer: gradientDescent,
        strength: { components },
      });
      const ratio = (found.system.s1 / found.system.singularValue(components)) ** 2;
      expect(Math.abs(found.equivalents.iterations! / ratio - 1)).toBeLessThan(1 / ratio);
    }
  });
});

describe('a strength that cannot be is refused by name:', () => {
  const relus = { activation: relu.create(), regularizer: ridge };
  const refuse = (strength: Strength, message: string, options: FitOptions = relus) => {
    const act = () => fit(signal, { ...options, strength });
    expect(act).toThrow(InvalidParameterError);
    expect(act).toThrow(message);
  };

  it('two at once', () => {
    refuse({ lambda: 1, df: 4 }, 'lambda and df');
    refuse({ lambda: 1, learningRate: 1 }, 'learning rate');
  });

  it.each(ways)('%s below 0, NaN or infinite', (way) => {
    for (const bad of [-1, Number.NaN, Infinity]) refuse({ [way]: bad }, way);
  });

  it('components and steps that are no whole numbers', () => {
    refuse({ components: 2.5 }, 'components is 2.5');
    refuse({ iterations: 2.5 }, 'iterations is 2.5', { ...relus, regularizer: gradientDescent });
  });

  it('more components, bandwidth or df than the network has', () => {
    const places = fit(signal, relus).samples.x.length;
    refuse({ components: places }, `at most ${places - 2} components`);
    refuse({ bandwidth: 1e6 }, `at most ${places - 2} components`);
    refuse({ df: places + 1 }, `less than ${places}`);
    refuse({ df: 2 }, 'more than 2');
  });

  it('splineLambda for an activation that is no spline', () => {
    refuse({ splineLambda: 1 }, 'spline', { ...relus, activation: tanh.create() });
  });

  it('a learning rate of 2/s₁² or more, with the bound', () => {
    for (const solver of ['dense', 'state-space'] as const) {
      const options = { ...relus, regularizer: gradientDescent, width: 30, solver };
      const bound = 2 / fit(signal, options).system.s1 ** 2;
      for (const factor of [1, 1.5, 1e6]) {
        const strength = { iterations: 10, learningRate: bound * factor * (1 + 1e-12) };
        refuse(strength, `less than 2/s1² = ${String(bound).slice(0, 8)}`, options);
      }
      const below = { iterations: 10, learningRate: bound * (1 - 1e-6) };
      expect(fit(signal, { ...options, strength: below }).fitted.every(Number.isFinite)).toBe(true);
    }
  });

  it('a criterion beside a strength', () => {
    refuse({ lambda: 1 }, 'select', { ...relus, select: 'gcv' });
  });
});
