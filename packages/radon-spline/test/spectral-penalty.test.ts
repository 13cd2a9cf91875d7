import * as built from '@spectral-bias/activations';
import { type Activation, type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PenaltyOptions, spectralPenalty } from '../src/spectral-penalty.ts';

const { PI, exp, sinh, cosh } = Math;

/** The activation without the facts that would give its transform in closed form. */
function withoutFacts(activation: Activation): Activation {
  const { fourier: _, bandLimit: __, homogeneity: ___, greensOrder: ____, ...rest } = activation;
  return rest;
}

/** The table of theory section 6 for free parameters at their defaults (sinc: a = π, 2π). */
const table: [ActivationPlugin, (k: number) => number][] = [
  [built.heaviside, (k) => k ** 2],
  [built.relu, (k) => k ** 4],
  [built.leakyRelu, (k) => k ** 4 / 0.99 ** 2],
  [built.reluPower, (k) => k ** 6 / 4],
  [built.elu, (k) => k ** 4 * (1 + k * k)],
  [built.softplus, (k) => (k * sinh(PI * k)) ** 2 / PI ** 2],
  [built.gelu, (k) => (k ** 4 * exp(k * k)) / (1 + k * k) ** 2],
  [built.silu, (k) => sinh(PI * k) ** 4 / (PI ** 4 * cosh(PI * k) ** 2)],
  [built.tanh, (k) => sinh((PI * k) / 2) ** 2 / PI ** 2],
  [built.sigmoid, (k) => sinh(PI * k) ** 2 / PI ** 2],
  [built.erf, (k) => (k * k * exp((k * k) / 2)) / 4],
  [built.arctan, (k) => (k * k * exp(2 * k)) / PI ** 2],
  [built.gaussian, (k) => exp(k * k) / (2 * PI)],
  [built.laplace, (k) => (1 + k * k) ** 2 / 4],
  [built.sech, (k) => cosh((PI * k) / 2) ** 2 / PI ** 2],
  [built.cauchy, (k) => exp(2 * k) / PI ** 2],
  [built.sinc, (k) => (k < PI ? 1 : Number.POSITIVE_INFINITY)],
  [built.squaredSinc, (k) => (k < 2 * PI ? (1 - k / (2 * PI)) ** -2 : Number.POSITIVE_INFINITY)],
];

const frequencies = Array.from({ length: 13 }, (_, i) => 0.05 * 160 ** (i / 12));
const LOST = 1e12;

describe('ρ is that of the theory, section 6', () => {
  it.each(table)('$name in closed form, to 1e-11', (plugin, rho) => {
    const penalty = spectralPenalty(plugin.create());
    for (const k of frequencies) {
      const found = penalty.at(k);
      expect(found.closedForm).toBe(true);
      if (rho(k) === Number.POSITIVE_INFINITY) expect(found.rho).toBe(rho(k));
      else expect(Math.abs(found.rho / rho(k) - 1)).toBeLessThan(1e-11);
    }
  });

  it.each(table)('$name by quadrature, to 1e-8 and within its own bound', (plugin, rho) => {
    const penalty = spectralPenalty(withoutFacts(plugin.create()));
    for (const k of frequencies) {
      if (rho(k) > LOST) continue;
      const found = penalty.at(k);
      const error = Math.abs(found.rho - rho(k)) / found.rho;
      expect(found.closedForm).toBe(false);
      expect(error).toBeLessThan(1e-8);
      expect(error).toBeLessThan(found.error + 1e-14);
      expect(found.error).toBeLessThan(1e-8);
    }
  });

  it('a scale a stretches it: ρ(k) of φ(az) is a² ρ(k/a), also by quadrature, to 1e-9', () => {
    for (const scale of [0.01, 3, 400]) {
      const stretched = spectralPenalty(withoutFacts(built.mish.create({ scale })));
      const plain = spectralPenalty(built.mish.create());
      for (const k of [0.1, 1, 4]) {
        const ratio = stretched.at(k * scale).rho / (scale ** 2 * plain.at(k).rho);
        expect(Math.abs(ratio - 1)).toBeLessThan(1e-9);
      }
    }
  });
});

describe('where φ̂ cannot be seen', () => {
  it('ρ of a lost transform is a lower bound with infinite error', () => {
    const numerical = spectralPenalty(withoutFacts(built.gaussian.create())).at(9);
    const exact = spectralPenalty(built.gaussian.create()).at(9).rho;
    expect(numerical.error).toBe(Number.POSITIVE_INFINITY);
    expect(numerical.rho).toBeGreaterThan(1e26);
    expect(numerical.rho).toBeLessThan(exact);
  });

  it('a sine has nothing between its lines, and nothing is claimed on them', () => {
    const penalty = spectralPenalty(built.sine.create());
    expect(penalty.at(2.5).rho).toBeGreaterThan(1e20);
    expect(penalty.at(1)).toMatchObject({ rho: 0, error: Number.POSITIVE_INFINITY });
    for (const k of [0.5, 0.99, 1.0001, 2.5]) {
      expect(penalty.at(k).error).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it('a band limit alone gives ∞ beyond it, exactly', () => {
    const { fourier: _, ...sinc } = built.sinc.create();
    expect(spectralPenalty(sinc).at(3.2)).toEqual({
      k: 3.2,
      rho: Number.POSITIVE_INFINITY,
      error: 0,
      closedForm: true,
    });
    expect(spectralPenalty(sinc).at(3).rho).toBeCloseTo(1, 9);
  });

  it('a φ that overflows is refused with its name and k', () => {
    const wild = defineActivation({
      name: 'wild',
      title: 'Wild',
      formula: 'e^{z^2}',
      create: () => ({ value: (z) => exp(z * z), slope: (z) => 2 * z * exp(z * z) }),
    }).create();
    expect(() => spectralPenalty(wild).at(0.5)).toThrow(/wild at k = 0.5 needs/);
  });

  it('a φ that grows exponentially has an infinite error bound', () => {
    const growing = defineActivation({
      name: 'growing',
      title: 'Growing',
      formula: String.raw`\cosh z`,
      create: () => ({ value: cosh, slope: sinh }),
    }).create();
    expect(spectralPenalty(growing).at(1).error).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('what an author forgets or exaggerates', () => {
  const bare = (form: { value(z: number): number; slope(z: number): number }) =>
    defineActivation({ name: 'bare', title: 'Bare', formula: 'z', create: () => form }).create();

  it('a kink that is not declared costs accuracy, never honesty', () => {
    const { value, slope } = built.hat.create();
    const exact = spectralPenalty(built.hat.create());
    const box = bare({ value: (z) => (Math.abs(z) < 1 ? 1 : 0), slope: () => 0 });
    for (const k of [0.3, 2, 5]) {
      const hat = spectralPenalty(bare({ value, slope })).at(k);
      expect(Math.abs(hat.rho / exact.at(k).rho - 1)).toBeLessThan(hat.error + 1e-14);
      expect(hat.error).toBeLessThan(1e-6);
      const found = spectralPenalty(box).at(k);
      const expected = (k / (2 * Math.sin(k))) ** 2;
      expect(Math.abs(found.rho / expected - 1)).toBeLessThan(found.error + 1e-14);
      expect(found.error).toBeLessThan(1e-6);
    }
  });

  it('a support without kinks has its jumps at its ends', () => {
    const box = defineActivation({
      name: 'box',
      title: 'Box',
      formula: '[|z| < 1]',
      create: () => ({
        value: (z) => (Math.abs(z) < 1 ? 1 : 0),
        slope: () => 0,
        support: [-1, 1] as const,
      }),
    }).create();
    for (const k of [1e-3, 0.3, 2, 500]) {
      const { rho } = spectralPenalty(box).at(k);
      expect(Math.abs(rho / (k / (2 * Math.sin(k))) ** 2 - 1)).toBeLessThan(1e-11);
    }
  });

  it('a wrong slope is not believed', () => {
    const wrong = bare({
      value: (z) => exp((-z * z) / 2),
      slope: (z) => -1.01 * z * exp((-z * z) / 2),
    });
    expect(spectralPenalty(wrong).at(2).rho / (exp(4) / (2 * PI))).toBeCloseTo(1, 10);
  });

  it('any k is answered: from 1e-12 to 1e12 softsign runs from k²/4 to k⁶/16', () => {
    const { at } = spectralPenalty(built.softsign.create());
    expect(at(1e-12).rho / (1e-24 / 4)).toBeCloseTo(1, 9);
    for (const k of [1e3, 1e5]) {
      const { rho, error } = at(k);
      expect(Math.abs(rho / (k ** 6 / 16) - 1)).toBeLessThan(30 / k ** 2 + error);
    }
    for (const plugin of [built.softsign, built.hat, built.mish, built.sine]) {
      const { fourier: _, ...activation } = plugin.create();
      expect(spectralPenalty(activation).at(1e12).rho).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('k = 0', () => {
  const zero = (plugin: ActivationPlugin) => spectralPenalty(plugin.create()).at(0).rho;

  it('steps and ramps cost nothing, with a closed form or without', () => {
    const { heaviside, relu, reluPower, elu, tanh, gelu, mish, softsign, squareplus } = built;
    for (const plugin of [
      heaviside,
      relu,
      reluPower,
      elu,
      tanh,
      gelu,
      mish,
      softsign,
      squareplus,
    ]) {
      expect(zero(plugin)).toBe(0);
    }
  });

  it('bells cost 1/|∫φ|², a wavelet of mean 0 is ∞', () => {
    expect(zero(built.gaussian)).toBeCloseTo(1 / (2 * PI), 14);
    expect(zero(built.cauchy)).toBeCloseTo(1 / PI ** 2, 14);
    expect(zero(built.hat)).toBe(1);
    expect(zero(built.ricker)).toBe(Number.POSITIVE_INFINITY);
    const numerical = spectralPenalty(withoutFacts(built.sech.create())).at(0);
    expect(Math.abs(numerical.rho * PI ** 2 - 1)).toBeLessThan(numerical.error);
    expect(numerical.error).toBeLessThan(1e-12);
  });
});

describe('options', () => {
  const rho = (plugin: ActivationPlugin, k: number, options: PenaltyOptions = {}) =>
    spectralPenalty(plugin.create(), options).at(k).rho;

  it('exponent 1 is the square root of exponent 2, the radial factor is |k|^{D−1}', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 6, noNaN: true }),
        fc.integer({ min: 1, max: 7 }),
        (k, dimension) => {
          const two = rho(built.silu, k);
          expect(rho(built.silu, k, { exponent: 1 }) ** 2 / two).toBeCloseTo(1, 12);
          const radial = rho(built.silu, k, { dimension, radialFactor: true });
          expect(radial / (two * k ** (dimension - 1))).toBeCloseTo(1, 12);
          expect(rho(built.silu, k, { dimension })).toBe(two);
        },
      ),
    );
  });

  it('ρ(−k) = ρ(k), bit for bit', () => {
    for (const plugin of [built.relu, built.elu, built.mish]) {
      for (const k of [0.1, 1.7]) expect(rho(plugin, -k)).toBe(rho(plugin, k));
    }
  });

  it('components add: 1/ρ with biases is 1/ρ(outer) + s²/ρ(φ′), φ = softplus, φ′ = sigmoid', () => {
    for (const k of frequencies) {
      for (const outerSize of [0, 0.5, 2]) {
        const both = rho(built.softplus, k, { trained: 'outer-and-biases', outerSize });
        const sum = 1 / rho(built.softplus, k) + outerSize ** 2 / rho(built.sigmoid, k);
        expect(both * sum).toBeCloseTo(1, 10);
      }
    }
  });

  it('a spline activation needs no transform of its own: its Green’s order or homogeneity does', () => {
    for (const plugin of [built.heaviside, built.relu, built.leakyRelu, built.reluPower]) {
      const { fourier: _, homogeneity: __, ...bare } = plugin.create({ scale: 1.5 });
      for (const k of [-2, 0.3, 5]) {
        const found = spectralPenalty(bare).at(k);
        expect(found.closedForm).toBe(true);
        const expected = spectralPenalty(plugin.create({ scale: 1.5 })).at(k).rho;
        expect(found.rho / expected).toBeCloseTo(1, 12);
      }
    }
    const { fourier: _, greensOrder: __, ...relu } = built.relu.create();
    const modulus = { ...relu, value: Math.abs, slope: Math.sign };
    expect(spectralPenalty(modulus).at(2)).toMatchObject({ rho: 4, closedForm: true });
  });

  it('what makes no sense is refused', () => {
    const relu = built.relu.create();
    expect(() => spectralPenalty(relu, { dimension: 1.5 })).toThrow(/dimension is 1.5/);
    expect(() => spectralPenalty(relu, { exponent: 3 as 2 })).toThrow(/exponent is 3/);
    expect(() => spectralPenalty(relu, { outerSize: -1 })).toThrow(/outerSize is -1/);
    expect(() => spectralPenalty(relu, { trained: 'all' as 'outer' })).toThrow(/trained is "all"/);
    expect(() => spectralPenalty(relu).at(Number.NaN)).toThrow(/k is NaN/);
  });
});
