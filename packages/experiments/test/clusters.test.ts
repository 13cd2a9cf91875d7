import { beforeAll, describe, expect, it } from 'vitest';
import { type ClustersResult, clustersExperiment } from '../src/clusters.ts';
import { distanceFrom, gatheredMoment } from '../src/clusters-moments.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}, seed = 1) =>
  clustersExperiment.run({ width: 60, ...values }, builtIns(seed));

describe('breakplanes of three datapoints', () => {
  let results: ClustersResult[];
  beforeAll(async () => {
    results = [await run({}, 0), await run({}, 1), await run({}, 2)];
  }, 60_000);

  it('gather in two clusters of 99 % of the mass before the loss falls, aligned to 1e-4', () => {
    for (const { adaptive } of results) {
      const { clusters, gathered } = gatheredMoment(adaptive.moments);
      expect(clusters.length).toBe(2);
      expect(gathered).toBeGreaterThan(0.99);
      for (const { alignment } of clusters) expect(1 - alignment).toBeLessThan(1e-4);
    }
  });

  it('gather at the sink and the source of the field, to 0.02', () => {
    for (const { adaptive } of results) {
      const { clusters, field } = gatheredMoment(adaptive.moments);
      expect(field.map(({ kind }) => kind).sort()).toEqual(['sink', 'source']);
      for (const cluster of clusters) expect(distanceFrom(field, cluster)).toBeLessThan(0.02);
    }
  });

  it('are still clusters when the loss has fallen a hundredfold', () => {
    for (const { adaptive } of results) {
      const [first, last] = [adaptive.moments[0]!, adaptive.moments.at(-1)!];
      expect(last.loss).toBeLessThan(first.loss / 100);
      expect(last.gathered).toBeGreaterThan(0.99);
    }
  });

  it('do not gather in the control, which begins with the same breakplanes and fits as well', () => {
    for (const { adaptive, control } of results) {
      const [one, other] = [adaptive, control].map(({ moments }) => moments[0]!.network);
      one!.b.forEach((b, i) => {
        expect(b / one!.w[2 * i]!).toBeCloseTo(other!.b[i]! / other!.w[2 * i]!, 6);
      });
      const end = control.moments.at(-1)!;
      expect(end.loss).toBeLessThan(1e-6);
      expect(end.gathered).toBeLessThan(0.1);
    }
  });

  it('are the same for the same seed', async () => {
    const [one, other] = [await run({ until: 1 }), await run({ until: 1 })];
    expect(one.adaptive.moments.at(-1)).toEqual(other.adaptive.moments.at(-1));
  });

  it('make figures that move, and a table', () => {
    const [result] = results as [ClustersResult];
    const figures = clustersExperiment.figures(result);
    expectDrawable(figures);
    expect(figures.map(({ frames }) => frames?.length)).toEqual([21, 21, 2, undefined, undefined]);
    expectTable(clustersExperiment.table(result));
  });
});
