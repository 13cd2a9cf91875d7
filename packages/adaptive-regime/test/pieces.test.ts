import { leakyRelu, relu } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dormandPrince } from '../src/dormand-prince.ts';
import { gramRows } from '../src/gram-rows.ts';
import {
  evaluateNetwork,
  gaussianNetwork,
  scaledByRegime,
  type TrainingData,
  train,
  trainingData,
} from '../src/index.ts';
import { createPieces } from '../src/pieces.ts';
import { randomData, smallTask } from './small-task.ts';

it('pieces of any size come back as they were given, and every place knows its pair', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (count, width) => {
      const { task } = smallTask(relu.create(), { count, width });
      const random = createRandom(count);
      const known = Uint8Array.from({ length: count * width }, () =>
        Math.floor(3 * random.uniform()),
      );
      const pieces = createPieces(task, known);
      expect(pieces.rows()).toEqual(known);
      const held = Array.from(pieces.at.keys()).filter((place) => pieces.at[place]! <= 2);
      expect(held.length).toBe(known.length);
      for (const place of held) {
        const { n, i } = pieces.pairAt(place);
        expect(known[n * width + i]).toBe(pieces.at[place]);
      }
    }),
  );
});

it('a row of the Gram matrix is the products with all samples, plus the shift', () => {
  const data = randomData(5, 3);
  const row = (n: number) => data.x.subarray(3 * n, 3 * n + 3);
  const gram = gramRows(data, 1);
  for (let n = 0; n < 5; n++) {
    for (let m = 0; m < 5; m++) {
      const product = row(n).reduce((sum, value, d) => sum + value * row(m)[d]!, 0);
      expect(gram(n)[m]).toBeCloseTo(product + 1, 12);
    }
  }
  expect(Array.from(gramRows(data, 1, false)(2))).toEqual([1, 1, 1, 1, 1]);
});

it('a step of Dormand and Prince errs in order six, and keeps what earlier steps gave', () => {
  const step = dormandPrince((y, slope) => slope.set(y), 1, 1e-10);
  const one = Float64Array.of(1);
  const first = step(one, one, 0.2);
  const kept = first.end[0]!;
  const second = step(one, one, 0.1);
  expect(first.end[0]).toBe(kept);
  expect(first.endSlope[0]).toBe(kept);
  const error = (end: number, h: number) => Math.abs(end - Math.exp(h));
  const ratio = error(first.end[0]!, 0.2) / error(second.end[0]!, 0.1);
  expect(ratio).toBeGreaterThan(50);
  expect(ratio).toBeLessThan(80);
});

it('a function is the same at a place whatever other places are asked for', () => {
  const network = gaussianNetwork(
    { dimension: 3, width: 7, outputs: 2, seed: 3 },
    { weights: 1, biases: 1, outer: 1 },
  );
  const x = randomData(150, 3).x;
  const all = evaluateNetwork(network, relu.create(), x);
  for (const n of [0, 63, 64, 149]) {
    const alone = evaluateNetwork(network, relu.create(), x.slice(3 * n, 3 * n + 3));
    expect(Array.from(all.subarray(2 * n, 2 * n + 2))).toEqual(Array.from(alone));
  }
});

/** Ten samples on each of two half circles. */
function halfMoons(): TrainingData {
  const angles = Array.from({ length: 10 }, (_, n) => (Math.PI * (n + 0.5)) / 10);
  const place = (upper: boolean, angle: number) =>
    upper
      ? [Math.cos(angle) - 0.45, Math.sin(angle) - 0.2]
      : [0.45 - Math.cos(angle), 0.15 - Math.sin(angle)];
  const inputs = [true, false].flatMap((upper) => angles.map((angle) => place(upper, angle)));
  return trainingData(
    inputs.map((row) => row.map((value) => Number(value.toFixed(3)))),
    inputs.map((_, n) => (n < 10 ? 1 : -1)),
  );
}

it('pins that give way at once leave the flow where descent in short steps goes', async () => {
  const activation = leakyRelu.create({ alpha: 0.1 });
  const data = halfMoons();
  const wide = { dimension: 2, width: 50, seed: 1 };
  const lazy = gaussianNetwork(wide, { weights: 1, biases: 0.5, outer: 0.1 });
  const start = scaledByRegime(lazy, 0.3);
  const trained = { inner: true, biases: false, outer: false };
  const task = { data, activation, start, loss: 'half-sum', trained } as const;
  const flow = await train({ ...task, method: { kind: 'gradient-flow' }, until: 0.05 });
  const steps = 20_000;
  const method = { kind: 'gradient-descent', learningRate: 0.05 / steps } as const;
  const descent = await train({ ...task, method, until: steps });
  expect(Math.abs(flow.loss - descent.loss)).toBeLessThan(1e-4 * descent.loss);
});
