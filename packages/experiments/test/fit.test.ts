import { activations } from '@spectral-bias/activations';
import { createContext, createRegistry } from '@spectral-bias/core';
import { regularizers } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { convertExperiment, fitExperiment, spectrumExperiment } from '../src/index.ts';

const registry = createRegistry([...activations, ...regularizers]);
const context = () => createContext({ registry });
const x = Float64Array.from({ length: 30 }, (_, i) => i / 10);
const y = x.map((value, i) => Math.sin(3 * value) + 0.1 * Math.sin(17 * i));
const fit = (values = {}) => fitExperiment.run({ x, y, ...values }, context());

describe('the fit experiment', () => {
  it('describes each of its parameters', () => {
    for (const [name, field] of Object.entries(fitExperiment.params.shape)) {
      expect((field as { description?: string }).description, name).toMatch(/^\S.{5,}/);
    }
  });

  it('draws the curve, the mask, the criterion and the residuals, each with axes and a caption', async () => {
    const result = await fit({ xLabel: 'time (s)' });
    const figures = fitExperiment.figures(result);
    expect(figures.map(({ name }) => name)).toEqual(['curve', 'mask', 'criterion', 'residuals']);
    for (const { title, caption, x, y, marks } of figures) {
      for (const text of [title, caption, x.label, y.label]) expect(text).toMatch(/\S/);
      expect(marks.length).toBeGreaterThan(0);
    }
    expect(figures[0]!.x.label).toBe('time (s)');
  });

  it('draws only finite numbers', async () => {
    for (const values of [{}, { lambda: 1e-3 }, { activation: 'sinc' }, { components: 5 }]) {
      for (const { name, marks } of fitExperiment.figures(await fit(values))) {
        for (const mark of marks) {
          const arrays = Object.values(mark).filter((value) => ArrayBuffer.isView(value));
          const finite = arrays.every((array) => (array as Float64Array).every(Number.isFinite));
          expect([name, finite]).toEqual([name, true]);
        }
      }
    }
  });

  it('draws the choice of a scale where it chose one', async () => {
    const result = await fit({ activation: 'sinc' });
    expect(fitExperiment.figures(result).map(({ name }) => name)).toContain('scale');
    expect(result.scales.length).toBeGreaterThan(3);
    const given = await fit({ activation: 'sinc', scale: 4 });
    expect(given.scales).toEqual([]);
  });

  it('tabulates the curve at the distinct places', async () => {
    const { columns } = fitExperiment.table(await fit());
    expect(columns.map(({ name }) => name)).toEqual(['x', 'fitted', 'band']);
    expect(columns[0]!.values).toEqual(x);
  });

  it('has a criterion curve beside a given strength too, least where GCV would choose', async () => {
    const chosen = await fit();
    const given = await fit({ lambda: 1e-2 });
    expect(given.fit.selection.criterion).toBe('given');
    const least = given.criterionCurve.reduce((a, b) => (b.score < a.score ? b : a));
    const ratio = least.threshold / chosen.fit.equivalents.threshold!;
    expect(Math.abs(Math.log10(ratio))).toBeLessThan(0.25);
  });
});

describe('a strength is given at most once', () => {
  it('also where the regularizer brings its own', async () => {
    const twice = fit({ regularizer: 'ridge:lambda=1', df: 5 });
    await expect(twice).rejects.toMatchObject({ tag: 'invalid-parameter', parameter: 'strength' });
    const rate = await fit({ regularizer: 'gradient-descent:learningRate=0.5', iterations: 9 });
    expect(rate.fit.regularizer.params).toMatchObject({ learningRate: 0.5, iterations: 9 });
  });
});

describe('a width that says nothing is refused', () => {
  it('beside biases at the samples, infinite beside random biases, beyond a million', async () => {
    for (const values of [
      { biases: 'samples', width: 4 },
      { biases: 'random', width: 'infinite' },
      { width: 1e7 },
      { width: 0 },
    ]) {
      await expect(fit(values)).rejects.toMatchObject({ tag: 'invalid-parameter' });
    }
  });
});

describe('the spectrum experiment', () => {
  it('is of a square network, largest value first, with (s₁/s_k)² iterations', async () => {
    for (const biases of ['equispaced', 'samples']) {
      const result = await spectrumExperiment.run({ samples: 12, biases }, context());
      const { width, singularValues, normalized, iterations } = result;
      expect(width).toBe(12);
      expect([...singularValues]).toEqual([...singularValues].sort((a, b) => b - a));
      expect(normalized[0]).toBe(1);
      for (const [k, s] of normalized.entries()) {
        expect(Math.abs(iterations[k]! * s ** 2 - 1)).toBeLessThan(1e-12);
      }
      expect(spectrumExperiment.table(result).columns).toHaveLength(4);
      expect(spectrumExperiment.figures(result)).toHaveLength(1);
    }
  });
});

describe('the convert experiment', () => {
  it('tells for equispaced samples what it tells for the same x', async () => {
    const places = Float64Array.from({ length: 20 }, (_, n) => n / 19);
    const strength = { df: 6 };
    const counted = await convertExperiment.run({ samples: 20, ...strength }, context());
    const placed = await convertExperiment.run({ x: places, ...strength }, context());
    expect(counted).toEqual(placed);
    expect(counted.df).toBeCloseTo(6, 9);
  });
});
