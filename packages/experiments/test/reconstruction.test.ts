import { activations, halfTanh } from '@spectral-bias/activations';
import { createContext, createRegistry } from '@spectral-bias/core';
import { multiplyTransposed, multiplyVector, svd } from '@spectral-bias/linalg';
import { gradientDescent, regularizers } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { gradientSteps } from '../src/gradient-steps.ts';
import { type ReconstructionResult, reconstructionExperiment } from '../src/reconstruction.ts';
import { unitJacobian, unitPlaces } from '../src/unit-network.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const registry = createRegistry([...activations, ...regularizers]);
const run = (values = {}) => reconstructionExperiment.run(values, createContext({ registry }));
const components = [1, 2, 4, 8, 16, 32, 48, 64];
const whole = run({ components });

type Strategy = 'byIterations' | 'byScale';
const curve = (result: ReconstructionResult, strategy: Strategy, name: string) =>
  Array.from(result[strategy].find(({ label }) => label.split(',')[0] === name)!.psnr);
const rise = (values: readonly number[]) => values[values.length - 1] - values[3];
const gaps = (values: readonly number[], baseline: ArrayLike<number>) =>
  values.map((value, i) => Math.abs(value - baseline[i]));

describe('by iterations, q = (s₁/s_k)² and σ = M = 256 on the camera row,', () => {
  it.each(['half-tanh', 'relu'])('%s climbs with the DST, never 2.2 dB away', async (name) => {
    const result = await whole;
    const found = curve(result, 'byIterations', name);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    expect(Math.max(...gaps(found, result.baseline))).toBeLessThan(2.2);
  });

  it('tanh climbs with the DST, from k = 8 on never 2.4 dB away', async () => {
    const result = await whole;
    const found = curve(result, 'byIterations', 'tanh');
    expect(rise(found)).toBeGreaterThan(3);
    expect(Math.max(...gaps(found, result.baseline).slice(3))).toBeLessThan(2.4);
  });

  it('from k = 8 to 32 Gaussian moves less than 0.6 dB and sinc not at all', async () => {
    const result = await whole;
    const gaussian = curve(result, 'byIterations', 'gaussian');
    const sinc = curve(result, 'byIterations', 'sinc');
    expect(gaussian[5] - gaussian[3]).toBeLessThan(0.6);
    expect(Math.abs(sinc[7] - sinc[3])).toBeLessThan(1e-6);
  });

  it('sinc does not move at another scale either: 0.1 dB from k = 1 to σ/2', async () => {
    const values = { activations: ['sinc'], scale: 64, samples: 128, components: [1, 4, 16, 32] };
    const found = curve(await run(values), 'byIterations', 'sinc');
    expect(Math.max(...found) - Math.min(...found)).toBeLessThan(0.1);
  });
});

describe('by scale, σ = k and q = 100 on the camera row,', () => {
  it.each(['sinc', 'gaussian'])('%s climbs with the DST, never 1.3 dB away', async (name) => {
    const result = await whole;
    const found = curve(result, 'byScale', name);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1]);
    expect(Math.max(...gaps(found, result.baseline))).toBeLessThan(1.3);
  });

  it.each(['half-tanh', 'tanh', 'relu'])(
    '%s rises less than half as much as the DST from k = 8 on and stays 4 dB below at k = 64',
    async (name) => {
      const result = await whole;
      const found = curve(result, 'byScale', name);
      const baseline = Array.from(result.baseline);
      expect(rise(found)).toBeLessThan(rise(baseline) / 2);
      expect(baseline[7] - found[7]).toBeGreaterThan(4);
    },
  );

  it('ReLU does not know its scale: the same at every k', async () => {
    expect(new Set(curve(await whole, 'byScale', 'relu')).size).toBe(1);
  });

  it('Heaviside bounds half-tanh from above, and ReLU is worse than both at k = 64', async () => {
    const values = { activations: ['heaviside', 'half-tanh', 'relu'], components: [16, 64] };
    const result = await run(values);
    const at = (name: string) => curve(result, 'byScale', name)[1];
    expect(at('heaviside')).toBeGreaterThan(at('half-tanh'));
    expect(at('half-tanh')).toBeGreaterThan(at('relu'));
  });
});

describe('gradient steps taken one by one', () => {
  it.each([10, 200])('are the mask 1 − (1 − s²/s₁²)^q, to 1e-3 of the signal, q = %s', (q) => {
    const u = unitPlaces(64);
    const y = u.map((place) => Math.sin(9 * place) + place);
    const a = unitJacobian(halfTanh.create({ scale: 20 }), u, 48);
    const { u: left, s } = svd(a);
    const { mask } = gradientDescent.create({ iterations: q });
    const shares = multiplyTransposed(left, y).map((share, k) => share * mask(s[k], s[0]));
    const expected = multiplyVector(left, shares);
    gradientSteps(a, y, q).forEach((value, n) => {
      expect(Math.abs(value - expected[n])).toBeLessThan(1e-3);
    });
  });
});

describe('the reconstruction experiment', () => {
  const x = Float64Array.from({ length: 50 }, (_, n) => (n * n) / 100);
  const own = { x, y: x.map((place) => Math.cos(place)), width: 40, components: [1, 5, 20] };

  it('does the same for any signal: uneven places, another width, mean taken off', async () => {
    const result = await run({ ...own, offset: 'mean', xLabel: 'time (s)' });
    expect(result.signal.x).toEqual(x);
    expect(result.baseline[2]).toBeGreaterThan(result.baseline[0]);
    const figures = reconstructionExperiment.figures(result);
    expect(figures[2].x.label).toBe('time (s)');
    expectDrawable(figures);
    expectTable(reconstructionExperiment.table(result));
  });

  it('is blind to an offset of the signal once it is taken off, to 1e-6 dB', async () => {
    const shifted = { ...own, y: own.y.map((value) => value + 5), activations: ['relu'] };
    for (const offset of ['mean', 'first']) {
      const plain = await run({ ...own, activations: ['relu'], offset });
      const moved = await run({ ...shifted, offset });
      plain.byIterations[0].psnr.forEach((value, i) => {
        expect(Math.abs(value - moved.byIterations[0].psnr[i])).toBeLessThan(1e-6);
      });
    }
  });

  it('reports rising progress and stops when told to', async () => {
    const shares: number[] = [];
    const quick = { samples: 32, components: [1, 4], activations: ['relu', 'sinc'] };
    const progress = (share: number) => shares.push(share);
    await reconstructionExperiment.run(quick, createContext({ registry, progress }));
    expect(shares.length).toBeGreaterThan(3);
    expect(shares.every((share, i) => share < 1 && (i === 0 || share >= shares[i - 1]))).toBe(true);
    const stopped = createContext({ registry, signal: { aborted: true } });
    await expect(reconstructionExperiment.run(quick, stopped)).rejects.toThrow(/aborted/);
  });

  it('keeps as many components as a short signal has, unless told how many', async () => {
    const short = { x: [0, 1, 2, 4, 5, 7, 9], y: [1, 3, 2, 5, 4, 4, 6], activations: ['relu'] };
    const result = await run(short);
    expect(result.components).toEqual([1, 2, 4, 6]);
    expect(result.byIterations[0].psnr.every(Number.isFinite)).toBe(true);
  });

  it('refuses x without y, a constant signal and more components than the network has', async () => {
    await expect(run({ x })).rejects.toThrow(/x and y, or neither/);
    await expect(run({ x: [0, 1], y: [3, 3] })).rejects.toThrow(/y is constant/);
    await expect(run({ ...own, components: [41] })).rejects.toThrow(/at most 40/);
  });
});
