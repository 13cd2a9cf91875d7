import {
  elu,
  gaussian,
  gelu,
  leakyRelu,
  relu,
  reluPower,
  silu,
  softplus,
  tanh,
} from '@spectral-bias/activations';
import { describe, expect, test } from 'vitest';
import { powerLawThrough } from '../src/power-law.ts';
import { smoothActivationsExperiment } from '../src/smooth-activations.ts';
import { growthOrder, scaledActivation, tendsToRelu } from '../src/smooth-activations-scaled.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const z = Float64Array.from({ length: 81 }, (_, i) => (i - 40) / 10);

describe('φ(sz)/s^p', () => {
  test('has the order of growth of φ', () => {
    expect([gelu, softplus, leakyRelu, elu].map((one) => growthOrder(one.create()))).toEqual([
      1, 1, 1, 1,
    ]);
    expect([tanh, gaussian].map((one) => growthOrder(one.create()))).toEqual([0, 0]);
    expect(growthOrder(reluPower.create({ power: 2 }))).toBe(2);
  });

  test.each([gelu, silu, softplus, elu])('tends to z₊ like 1/s: $name', (plugin) => {
    const activation = plugin.create();
    expect(tendsToRelu(activation)).toBe(true);
    const gap = (scale: number) => {
      const { value } = scaledActivation(activation, scale);
      const places = [...z, ...z.map((at) => at / scale)];
      return Math.max(...places.map((at) => Math.abs(value(at) - Math.max(at, 0))));
    };
    const scales = [32, 64, 128];
    const { exponent } = powerLawThrough(scales, scales.map(gap));
    expect(Math.abs(exponent + 1)).toBeLessThan(0.1);
  });

  test('is φ itself at s = 1 and z₊ for ReLU at every scale; tanh does not tend to z₊', () => {
    for (const at of z) {
      expect(scaledActivation(gelu.create(), 1).value(at)).toBe(gelu.create().value(at));
      expect(scaledActivation(relu.create(), 7).value(at)).toBeCloseTo(Math.max(at, 0), 12);
    }
    expect(tendsToRelu(tanh.create())).toBe(false);
  });

  test('fills as it values, and has the slope of its values to 1e-6', () => {
    for (const plugin of [gelu, tanh, gaussian]) {
      const { fill, value, slope } = scaledActivation(plugin.create(), 5);
      const filled = z.slice();
      fill(filled, filled);
      z.forEach((at, k) => {
        expect(filled[k]).toBeCloseTo(value(at), 12);
        expect(slope(at)).toBeCloseTo((value(at + 1e-6) - value(at - 1e-6)) / 2e-6, 6);
      });
    }
  });
});

describe('as s grows, GELU', () => {
  const values = { activations: ['gelu'], from: 32, to: 128, scales: 3, width: 24 };

  test.each([1, 2])(
    'brings those breakplanes that ReLU pins to datapoints like 1/s, to 0.35 in the exponent (seed %i)',
    async (seed) => {
      const {
        series,
        scales,
        relu: kinked,
        pinned,
      } = await smoothActivationsExperiment.run(values, builtIns(seed));
      expect(pinned).toBeGreaterThan(2);
      expect(kinked.distance).toBeLessThan(1e-9);
      const { runs } = series[0]!;
      const { exponent } = powerLawThrough(
        scales,
        runs.map(({ distance }) => distance),
      );
      expect(Math.abs(exponent + 1)).toBeLessThan(0.35);
      for (const { loss } of [kinked, ...runs]) expect(loss).toBeLessThan(1e-6);
    },
  );

  test('has the loss slice of ReLU, within a constant over s', async () => {
    const { series, cut } = await smoothActivationsExperiment.run(
      { ...values, until: 0.01, to: 2048 },
      builtIns(),
    );
    const middle = (cut.distance.length - 1) / 2;
    const gaps = series[0]!.sections.map((section) =>
      Math.max(...section.map((loss, k) => Math.abs(loss - (cut.loss[k]! - cut.loss[middle]!)))),
    );
    expect(gaps[2]! / gaps[0]!).toBeLessThan(0.05);
    expect(cut.kind).toBe('valley');
  });
});

test('an aborted run stops with an error', async () => {
  const context = builtIns(1, { signal: { aborted: true } });
  await expect(smoothActivationsExperiment.run({}, context)).rejects.toThrow(/abort/i);
});

test.each(['relu', 'hat', 'heaviside'])('an activation with a kink is told: %s', async (name) => {
  const run = smoothActivationsExperiment.run({ activations: [name] }, builtIns());
  await expect(run).rejects.toThrow(/expected smooth activations/);
});

test('figures and table can be drawn for any activations', async () => {
  const values = {
    activations: ['tanh', 'softplus', 'sech:scale=2'],
    scales: 3,
    width: 10,
    until: 0.5,
  };
  const result = await smoothActivationsExperiment.run(values, builtIns());
  const figures = smoothActivationsExperiment.figures(result);
  expectDrawable(figures.filter(({ frames }) => !frames));
  expect(figures.at(-1)!.frames!.length).toBe(4);
  expectTable(smoothActivationsExperiment.table(result));
});
