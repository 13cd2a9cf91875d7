import { readFileSync } from 'node:fs';
import { elu, relu as reluPlugin, tanh } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { createMatrix } from '@spectral-bias/linalg';
import { describe, expect, it } from 'vitest';
import { kernelFit } from '../src/kernel-fit.ts';
import { neuralKernel } from '../src/neural-kernel.ts';
import { localPenalty, splitPair } from '../src/neuron-pair.ts';
import { offsetsOf } from '../src/offset-density.ts';
import { spectralPenalty } from '../src/spectral-penalty.ts';

const natural = JSON.parse(
  readFileSync(new URL('./golden/natural-spline.json', import.meta.url), 'utf8'),
) as { x: number[]; y: number[] };
const relu = reluPlugin.create();

describe('non-uniform densities: a pair (ξ, γ), (−ξ, −γ) shares the cost of its breakplane', () => {
  const density = offsetsOf((g) => Math.exp(-g) + 0.3 * g * g, [-1.25, 1.25]);

  it('‖f‖² of the interpolant is ∫ f″²/(p(γ) + p(−γ)) dγ, to 1e-6', () => {
    const fit = kernelFit(
      neuralKernel(relu, { density, nullDegree: 2, tolerance: 1e-12 }),
      createMatrix(natural.x.length, 1, Float64Array.from(natural.x)),
      natural.y,
    );
    const penalty = localPenalty(relu, density);
    const knots = natural.x;
    let sum = 0;
    for (let i = 1; i < knots.length; i++) {
      const step = (knots[i]! - knots[i - 1]!) / 40;
      for (let j = 0; j <= 40; j++) {
        const t = knots[i - 1]! + j * step;
        const simpson = j === 0 || j === 40 ? 1 : j % 2 === 1 ? 4 : 2;
        sum += (simpson * penalty(t) * curvature(t) ** 2 * step) / 3;
      }
    }
    // f″ = (p(γ) + p(−γ)) Σ α_n (x_n − γ)₊, for the data's moments vanish
    function curvature(t: number) {
      const ramp = fit.coefficients.reduce((s, a, n) => s + a * Math.max(0, knots[n]! - t), 0);
      return ramp / penalty(t);
    }
    expect(Math.abs(sum / fit.seminorm - 1)).toBeLessThan(1e-6);
    for (const t of [-0.5, 0.15, 0.6]) {
      const h = 1e-3;
      const second = (fit.at([t + h]) - 2 * fit.at([t]) + fit.at([t - h])) / (h * h);
      expect(Math.abs(second / curvature(t) - 1)).toBeLessThan(1e-3);
    }
  });

  it('the split reaches its target, and every other split costs more', () => {
    const { uniform, normal } = createRandom(3);
    for (let trial = 0; trial < 200; trial++) {
      const gain = { re: normal(), im: normal() };
      const conjugate = { re: gain.re, im: -gain.im };
      const target = { re: normal(), im: normal() };
      const [p, q] = [uniform(), uniform()];
      const split = splitPair(target, { gain, density: p }, { gain: conjugate, density: q });
      const times = (a: typeof gain, b: typeof gain) => ({
        re: a.re * b.re - a.im * b.im,
        im: a.re * b.im + a.im * b.re,
      });
      const one = times(gain, split.along);
      const two = times(conjugate, split.opposite);
      expect(Math.abs(one.re + two.re - target.re)).toBeLessThan(1e-12);
      expect(Math.abs(one.im + two.im - target.im)).toBeLessThan(1e-12);
      const size = ({ re, im }: typeof gain) => re * re + im * im;
      expect(size(split.along) / p + size(split.opposite) / q).toBeCloseTo(split.cost, 8);
      const shift = { re: 0.1 * normal(), im: 0.1 * normal() };
      const a = times(conjugate, shift);
      const b = times(gain, shift);
      const other =
        size({ re: split.along.re + a.re, im: split.along.im + a.im }) / p +
        size({ re: split.opposite.re - b.re, im: split.opposite.im - b.im }) / q;
      expect(other).toBeGreaterThan(split.cost);
    }
  });

  it('with equal densities the cost is ρ(k)/2 of the target’s square', () => {
    const k = 1.7;
    const { fourier } = elu.create();
    const gain = fourier!(k);
    const opposite = { gain: fourier!(-k), density: 1 };
    const { cost } = splitPair({ re: 3, im: 4 }, { gain, density: 1 }, opposite);
    const { rho } = spectralPenalty(elu.create()).at(k);
    expect(cost / ((25 * rho) / 2)).toBeCloseTo(1, 12);
  });

  it('nothing is reached where no member has a density, and no other φ has a local penalty', () => {
    const member = { gain: { re: 1, im: 0 }, density: 0 };
    expect(() => splitPair({ re: 1, im: 0 }, member, member)).toThrow(/target/);
    expect(splitPair({ re: 0, im: 0 }, member, member).cost).toBe(0);
    expect(() => splitPair({ re: 1, im: 0 }, { ...member, density: -1 }, member)).toThrow(
      /density/,
    );
    expect(() => localPenalty(tanh.create(), density)).toThrow(/Green’s order/);
    expect(localPenalty(relu, density)(2)).toBe(Number.POSITIVE_INFINITY);
  });
});
