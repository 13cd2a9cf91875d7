import { describe, expect, test } from 'vitest';
import { samplingExperiment } from '../src/sampling.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}, seed = 1) => samplingExperiment.run(values, builtIns(seed));

describe('the width of a sinc network of scale σ = 2B', () => {
  test.each([1, 2, 3])('has its cliff at 2B · span + 1 and the margin (seed %i)', async (seed) => {
    const { widths, curves, enough } = await run({}, seed);
    const at = (width: number) => curves[0]!.error[widths.indexOf(width)]!;
    const narrow = widths.filter((width) => width < 0.85 * enough);
    for (const width of narrow) expect(at(width)).toBeGreaterThan(0.1);
    expect(at(enough)).toBeLessThan(0.02);
  });

  test('three times as wide gains less than a tenth of the error at q = 100', async () => {
    const { widths, curves, enough } = await run();
    const { error } = curves[0]!;
    expect(error.at(-1)! / error[widths.indexOf(enough)]!).toBeGreaterThan(0.9);
  });

  test('doubles with the band', async () => {
    const [low, high] = [await run({ band: 8, guard: 0 }), await run({ band: 16, guard: 0 })];
    expect(high.enough - 1).toBe(2 * (low.enough - 1));
  });

  test('a margin beyond the ends lowers the floor', async () => {
    const [none, some] = [await run({ guard: 0 }), await run({ guard: 4 })];
    const floor = ({ curves }: typeof none) => Math.min(...curves[1]!.error);
    expect(floor(some)).toBeLessThan(floor(none) / 5);
  });
});

describe('the sampling series', () => {
  test('meets the signal at its samples, to 1e-12', async () => {
    const { x, series, places, values } = await run({ samples: 65, band: 16 });
    places.forEach((place, n) => {
      const at = x.findIndex((one) => Math.abs(one - place) < 1e-12);
      expect(series[at]).toBeCloseTo(values[n]!, 12);
    });
  });

  test('nears the signal as the margin grows', async () => {
    const errors = [];
    for (const guard of [0, 4, 16]) errors.push((await run({ guard })).seriesError);
    expect(errors[1]).toBeLessThan(errors[0]!);
    expect(errors[2]).toBeLessThan(errors[1]!);
  });
});

test('figures and table can be drawn', async () => {
  const result = await samplingExperiment.run({ band: 4, samples: 64 }, builtIns());
  expectDrawable(samplingExperiment.figures(result));
  expectTable(samplingExperiment.table(result));
});
