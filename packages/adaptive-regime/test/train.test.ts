import { relu, tanh } from '@spectral-bias/activations';
import { type AbortedError, defineActivation, type NumericalError } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import {
  evaluateNetwork,
  gaussianNetwork,
  type LossRecord,
  type TrainingOptions,
  type TrainingState,
  train,
  trainingData,
} from '../src/index.ts';
import { randomData } from './small-task.ts';

const start = gaussianNetwork(
  { dimension: 2, width: 20, seed: 3 },
  { weights: 1, biases: 0.5, outer: 1 },
);
const base: TrainingOptions = {
  data: randomData(10, 2),
  activation: relu.create(),
  start,
  method: { kind: 'gradient-descent', learningRate: 0.01 },
  until: 50,
  loss: 'mean',
};

describe.each([
  { kind: 'gradient-descent', learningRate: 0.02 },
  { kind: 'gradient-descent', learningRate: 0.02, batch: 3, seed: 4 },
  { kind: 'momentum', learningRate: 0.01 },
  { kind: 'adam', learningRate: 0.01, batch: 4 },
] as const)('by %o', (method) => {
  it('the same options give the same bits', async () => {
    const run = await train({ ...base, method });
    expect((await train({ ...base, method })).state).toEqual(run.state);
    expect(run.loss).toBeLessThan((await train({ ...base, method, until: 0 })).loss);
  });

  it('a run resumed from a snapshot gives the same bits as one that was never cut', async () => {
    const whole = await train({ ...base, method, snapshots: [17, 50] });
    expect(whole.snapshots.map(({ step }) => step)).toEqual([17, 50]);
    const resumed = await train({ ...base, method, start: whole.snapshots[0]! });
    expect(resumed.state).toEqual(whole.state);
  });

  it('a frozen part keeps its bits', async () => {
    const { state } = await train({ ...base, method, trained: { inner: false, biases: false } });
    expect(state.network.w).toEqual(start.w);
    expect(state.network.b).toEqual(start.b);
    expect(state.network.v).not.toEqual(start.v);
  });
});

it('the loss that is reported is that of the final network', async () => {
  const { state, loss } = await train(base);
  const values = evaluateNetwork(state.network, base.activation, base.data.x);
  const sum = values.reduce((total, f, n) => total + (f - base.data.y[n]!) ** 2, 0);
  expect(loss).toBeCloseTo(sum / 20, 12);
});

it('gradient descent tends to the gradient flow as its learning rate tends to 0', async () => {
  const options = { ...base, activation: tanh.create() };
  const flow = await train({ ...options, method: { kind: 'gradient-flow' }, until: 1 });
  const gaps: number[] = [];
  for (const steps of [100, 200]) {
    const method = { kind: 'gradient-descent', learningRate: 1 / steps } as const;
    const { state } = await train({ ...options, method, until: steps });
    const gap = state.network.w.map((value, k) => Math.abs(value - flow.state.network.w[k]!));
    gaps.push(Math.max(...gap));
  }
  expect(gaps[0]! / gaps[1]!).toBeCloseTo(2, 1);
});

it('without a learning rate descent is stable', async () => {
  const { losses, learningRate } = await train({ ...base, method: { kind: 'gradient-descent' } });
  expect(learningRate).toBeGreaterThan(0);
  losses.slice(1).forEach(({ loss }, k) => {
    expect(loss).toBeLessThanOrEqual(losses[k]!.loss);
  });
});

it('divergence gives a learning rate that works', async () => {
  const method = { kind: 'gradient-descent', learningRate: 100 } as const;
  const error = await train({ ...base, method }).then(
    () => undefined,
    (thrown: NumericalError) => thrown,
  );
  expect(error?.tag).toBe('numerical');
  const rate = Number(/try (\S+)$/.exec(error!.message)![1]);
  const again = await train({ ...base, method: { ...method, learningRate: rate } });
  expect(again.loss).toBeLessThan(again.losses[0]!.loss);
});

it.each([
  [{ kind: 'gradient-descent', learningRate: 100 }, 0],
  [{ kind: 'momentum', learningRate: 0.5 }, 0],
  [{ kind: 'momentum', learningRate: 0.35 }, 6],
] as const)(
  'after divergence the last good state is the last with at most twice the loss of the start: %o',
  async (method, step) => {
    const seen: LossRecord[] = [];
    const snapshots = Array.from({ length: 30 }, (_, k) => k);
    const options = { ...base, method, snapshots };
    const keep = (_: TrainingState, losses: readonly LossRecord[]) => void seen.push(...losses);
    const error: NumericalError = await train({ ...options, keep }).then(
      () => undefined,
      (thrown) => thrown,
    );
    expect((error.lastGood as TrainingState).step).toBe(step);
    const { loss } = await train({ ...options, start, until: 0, snapshots: [] });
    expect(seen.filter((one) => one.loss <= 2 * loss).at(-1)?.step ?? 0).toBe(step);
  },
);

it('a gradient flow that comes to a halt gives the state where it did', async () => {
  const network = { dimension: 1, outputs: 1, width: 1 };
  const [w, b, v] = [[1], [-1.5], [1]].map((values) => Float64Array.from(values));
  const jump = defineActivation({
    ...{ name: 'jump', title: 'Jump', formula: 'z + 10⁹[z > 0]' },
    create: () => ({ value: (z) => z + (z > 0 ? 1e9 : 0), slope: () => 1 }),
  });
  const options: TrainingOptions = {
    data: trainingData([[1]], [5e8]),
    activation: jump.create(),
    start: { ...network, w: w!, b: b!, v: v! },
    trained: { outer: false },
    method: { kind: 'gradient-flow' },
    until: 1,
  };
  const error: NumericalError = await train(options).then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error.message).toMatch(/came to a halt/);
  const good = error.lastGood as TrainingState;
  expect(good.time).toBeGreaterThan(0);
  const [speed, leastStep] = [1e9, 1e-14];
  const z = good.network.w[0]! + good.network.b[0]!;
  expect(Math.abs(z)).toBeLessThan(10 * speed * leastStep);
});

it('training stops where the rule holds', async () => {
  const run = await train({ ...base, until: 1e6, stop: { loss: 0.05 } });
  expect(run.ended).toBe('converged');
  expect(run.loss).toBeLessThanOrEqual(0.05);
});

it('an abort ends the work', async () => {
  const signal = { aborted: false };
  const progress = (share: number) => {
    signal.aborted = share > 0.2;
  };
  const error = await train({ ...base, until: 1e6, signal, progress }).then(
    () => undefined,
    (thrown: AbortedError) => thrown,
  );
  expect(error?.tag).toBe('aborted');
});

it.each([
  ['until', { until: 2.5 }, /until is 2.5; expected a whole number of steps/],
  [
    'batch',
    { method: { kind: 'adam', batch: 11 } },
    /batch is 11; expected a whole number from 1 to 10/,
  ],
  ['rate', { method: { kind: 'momentum', learningRate: -1 } }, /learningRate is -1/],
  ['trained', { trained: { inner: false, biases: false, outer: false } }, /outer to be true/],
  ['flow', { method: { kind: 'gradient-flow' }, engine: 'tfjs-cpu' }, /native/],
  ['data', { data: randomData(4, 3) }, /start.dimension is 2; expected 3/],
] as const)('bad options are answered: %s', async (_, options, message) => {
  await expect(train({ ...base, ...options } as TrainingOptions)).rejects.toThrow(message);
});

it('ragged samples are answered with their place', () => {
  expect(() => trainingData([[1, 2], [3]], [1, 2])).toThrow(/inputs\[1\] is "of length 1"/);
});
