import { rectifiedSlice, sliceValue, slopesAcross } from '@spectral-bias/adaptive-regime';
import { describe, expect, it } from 'vitest';
import { lossSliceExperiment } from '../src/loss-slice.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}, seed = 1) =>
  lossSliceExperiment.run({ resolution: 60, ...values }, builtIns(seed));
const seeds = Array.from({ length: 12 }, (_, seed) => seed);

describe('the loss slice of one neuron', () => {
  it('has every stretch of every ellipse in its table: 2π a datapoint, to 1e-9', async () => {
    for (const seed of seeds) {
      const { arcs, data } = await run({}, seed);
      for (let n = 0; n < data.count; n++) {
        const own = arcs.filter(({ points }) => points.includes(n));
        const length = own.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(Math.abs(length - 2 * Math.PI)).toBeLessThan(1e-9);
      }
    }
  });

  it('falls to both sides of a ridge and rises to both sides of a valley floor, by differences', async () => {
    const seen = { valley: 0, ridge: 0 };
    for (const seed of seeds) {
      const { arcs, slice: coefficients } = await run({}, seed);
      const slice = rectifiedSlice(coefficients);
      for (const { points, from, to, kind } of arcs) {
        if ((kind !== 'valley' && kind !== 'ridge') || to - from < 0.1) continue;
        const [n, theta] = [points[0]!, (from + to) / 2];
        const [px, py] = [slice.x[2 * n]!, slice.x[2 * n + 1]!];
        const at = (s: number) => {
          const tangent = py * Math.cos(theta) - px * Math.sin(theta);
          const [turned, gamma] = [
            theta + s * tangent,
            px * Math.cos(theta) + py * Math.sin(theta) - s,
          ];
          return sliceValue(slice, [Math.cos(turned), Math.sin(turned)], gamma);
        };
        const sign = kind === 'valley' ? 1 : -1;
        const { before, behind } = slopesAcross(slice, n, [Math.cos(theta), Math.sin(theta)]);
        if (Math.min(Math.abs(before), Math.abs(behind)) < 1e-3) continue;
        expect(sign * (at(1e-5) - at(0))).toBeGreaterThan(0);
        expect(sign * (at(-1e-5) - at(0))).toBeGreaterThan(0);
        seen[kind]++;
      }
    }
    expect(Math.min(seen.valley, seen.ridge)).toBeGreaterThan(10);
  });

  it('is cut once a kind, and the loss along a cut has the exact slopes on both sides, to 3 %', async () => {
    for (const seed of seeds) {
      const { cuts } = await run({}, seed);
      expect(new Set(cuts.map(({ kind }) => kind)).size).toBe(cuts.length);
      for (const { distance, loss, level, slopes } of cuts) {
        const middle = distance.indexOf(0);
        expect(loss[middle]!).toBe(level);
        const size = 0.03 * Math.max(Math.abs(slopes.before), Math.abs(slopes.behind));
        const slope = (k: number) => (loss[middle + k]! - level) / distance[middle + k]!;
        const edge = (side: 1 | -1) => 2 * slope(side) - slope(2 * side);
        expect(Math.abs(edge(-1) - slopes.before)).toBeLessThan(size);
        expect(Math.abs(edge(1) - slopes.behind)).toBeLessThan(size);
      }
    }
  });

  it('is higher all around its local minima, 10⁻³ away', async () => {
    let compared = 0;
    for (const seed of seeds) {
      const { minima, slice } = await run({}, seed);
      for (const { theta, gamma, value } of minima) {
        for (let k = 0; k < 16; k++) {
          const [turned, moved] = [Math.cos, Math.sin].map((of) => 1e-3 * of((k * Math.PI) / 8));
          const angle = theta + turned!;
          const around = sliceValue(
            rectifiedSlice(slice),
            [Math.cos(angle), Math.sin(angle)],
            gamma + moved!,
          );
          expect(around).toBeGreaterThan(value);
        }
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('is that of the neuron asked for, or of one that sees valleys', async () => {
    expect((await run({ neuron: 3 })).neuron).toBe(3);
    for (const seed of seeds) {
      const kinds = (await run({}, seed)).arcs.map(({ kind }) => kind);
      expect(kinds).toContain('valley');
    }
    await expect(run({ neuron: 6 })).rejects.toThrow('below the width, 6');
  });

  it('is gone down to its end, and a way held by two datapoints ends at a local minimum, to 0.02', async () => {
    let ends = 0;
    for (const seed of seeds) {
      const { slice, ways, minima } = await run({}, seed);
      const lossAt = ({ theta, gamma }: { theta: number; gamma: number }) =>
        sliceValue(rectifiedSlice(slice), [Math.cos(theta), Math.sin(theta)], gamma);
      for (const { places, held } of ways) {
        const [first, end] = [places[0]!, places.at(-1)!];
        expect(lossAt(end)).toBeLessThanOrEqual(lossAt(first));
        if (held.at(-1)!.length < 2) continue;
        const away = minima.map(({ theta, gamma }) => {
          return Math.hypot(2 * Math.sin((theta - end.theta) / 2), gamma - end.gamma);
        });
        if (Math.min(...away) < 0.02) ends++;
        else expect(places.length).toBeGreaterThan(3000);
      }
    }
    expect(ends).toBeGreaterThan(5);
  });

  it('pins the breakplane once it is on a valley floor: nine in ten steps later it still is', async () => {
    let [stayed, left] = [0, 0];
    for (const seed of seeds) {
      for (const { held } of (await run({}, seed)).ways) {
        held.slice(0, -1).forEach((points, k) => {
          if (points.length === 0) return;
          if (held[k + 1]!.some((n) => points.includes(n))) stayed++;
          else left++;
        });
      }
    }
    expect(stayed).toBeGreaterThan(1000);
    expect(stayed).toBeGreaterThan(9 * left);
  });

  it('is the same for the same seed', async () => {
    expect(await run({}, 5)).toEqual(await run({}, 5));
  });
});

it('figures and table can be drawn, with many datapoints and with a single neuron', async () => {
  for (const values of [{}, { points: 12 }, { points: 2, width: 1 }]) {
    const result = await run(values);
    expectDrawable(lossSliceExperiment.figures(result));
    expectTable(lossSliceExperiment.table(result));
  }
});
