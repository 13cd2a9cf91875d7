import { gaussian, relu } from '@spectral-bias/activations';
import { describe, expect, it } from 'vitest';
import { designExperiment } from '../src/design.ts';
import { frequencyGain, keptShare, lowestFrequency, windowedMean } from '../src/frequency-gain.ts';
import { unitJacobian, unitPlaces } from '../src/unit-network.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}) => designExperiment.run({ samples: 128, ...values }, builtIns());

describe('the gain of a frequency in the Jacobian', () => {
  const u = unitPlaces(256);
  const width = 1021;
  const density = 255 * (width - 1);

  it('is 1/κ⁴ for ReLU, to 3 %', () => {
    const a = unitJacobian(relu.create(), u, width);
    for (const kappa of [lowestFrequency, 120, 250]) {
      const gain = frequencyGain(a, u, kappa) / density;
      expect(Math.abs(gain / windowedMean((k) => k ** -4, kappa) - 1)).toBeLessThan(0.03);
    }
  });

  it('is 2π e^{−(κ/σ)²}/σ² for a Gaussian of scale σ, to 1 %', () => {
    const sigma = 60;
    const a = unitJacobian(gaussian.create({ scale: sigma }), u, width);
    const law = (k: number) => (2 * Math.PI * Math.exp(-((k / sigma) ** 2))) / sigma ** 2;
    for (const kappa of [65, 120, 180]) {
      const gain = frequencyGain(a, u, kappa) / density;
      expect(Math.abs(gain / windowedMean(law, kappa) - 1)).toBeLessThan(0.01);
    }
  });
});

it('the kept share is the factor of a signal that was scaled, to 1e-12', () => {
  const u = unitPlaces(200);
  const y = u.map((place) => Math.sin(90 * place) + place);
  const fitted = y.map((value) => 0.3 * value);
  expect(Math.abs(keptShare(u, y, fitted, 90) - 0.3)).toBeLessThan(1e-12);
});

describe('an activation made for a penalty', () => {
  it.each([
    ['k^4*(1 + 100*exp(-4*(k - 3)^2))', 'even'],
    ['k^4*(1 + k^2)', 'causal'],
    ['tanh', 'odd'],
  ])('%s, %s, has it to 0.01, and its Jacobian passes 1/ρ to 0.2', async (penalty, phase) => {
    const { certificate, gain } = await run({ penalty, phase, samples: 256, df: 40 });
    expect(certificate.worst).toBeLessThan(0.01);
    const most = Math.max(...gain.predicted);
    gain.found.forEach((found, i) => {
      if (gain.predicted[i]! < 1e-6 * most) return;
      expect(Math.abs(found / gain.predicted[i]! - 1)).toBeLessThan(0.2);
    });
  });

  it('keeps the frequencies of a signal as ridge does with s² = 1/ρ, 0.04 apart on average', async () => {
    const { kept } = await run({ samples: 256 });
    const gaps = kept.found.map((value, i) => Math.abs(value - kept.predicted[i]!));
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(0.04);
    expect(Math.min(...kept.found.subarray(20, 40))).toBeLessThan(0.2);
    expect(kept.found[0]).toBeGreaterThan(0.95);
  });
});

describe('bad parameters', () => {
  it.each([
    [{ penalty: 'q^4' }, /"q" at character 1/],
    [{ penalty: '-1' }, /expected a number above 0/],
    [{ penalty: '1' }, /grows faster than k\^2/],
    [{ penalty: 'relu:power=2' }, /no parameter of relu/],
    [{ x: [0, 1, 2] }, /x and y, or neither/],
    [{ x: [0, 1, 2], y: [0, 1, 2] }, /64 or more samples/],
  ])('%j', async (values, message) => {
    await expect(run(values)).rejects.toThrow(message);
  });
});

it('the figures are drawable, also with a stop band and a signal of one’s own', async () => {
  const x = Array.from({ length: 80 }, (_, n) => n / 10);
  const y = x.map((place) => Math.sin(9 * place));
  for (const values of [{}, { penalty: 'sinc', df: 60, x, y }]) {
    const result = await run(values);
    expect(designExperiment.figures(result)).toHaveLength(5);
    expectDrawable(designExperiment.figures(result));
    expectTable(designExperiment.table(result));
  }
});
