import { relu, tanh } from '@spectral-bias/activations';
import { expect, it } from 'vitest';
import { evaluateNetwork, gaussianNetwork, type NetworkState, train } from '../src/index.ts';
import { randomData } from './small-task.ts';

const flow = { kind: 'gradient-flow' } as const;
const scales = { weights: 1, biases: 0.5, outer: 1 };

/** v² − ‖w‖² − b² of every neuron, D = 2. */
function balance({ w, b, v }: NetworkState): number[] {
  return Array.from(b, (bi, i) => v[i]! ** 2 - w[2 * i]! ** 2 - w[2 * i + 1]! ** 2 - bi ** 2);
}

it('gradient flow conserves v² − ‖w‖² − b² of every ReLU neuron to 1e-8', async () => {
  for (let seed = 0; seed < 10; seed++) {
    const start = gaussianNetwork({ dimension: 2, width: 5, seed }, scales);
    const data = randomData(6, 2, 1, seed + 50);
    const { state, losses } = await train({
      data,
      activation: relu.create(),
      start,
      method: flow,
      until: 20,
    });
    const before = balance(start);
    balance(state.network).forEach((value, i) => {
      expect(Math.abs(value - before[i]!)).toBeLessThan(1e-8);
    });
    expect(losses.length).toBeGreaterThan(10);
    losses.slice(1).forEach(({ loss }, k) => {
      expect(loss).toBeLessThanOrEqual(losses[k]!.loss * (1 + 1e-12));
    });
  }
});

it('a pinned breakplane stays on its samples, and none is pinned by a ridge', async () => {
  let pins = 0;
  for (let seed = 0; seed < 20; seed++) {
    const start = gaussianNetwork({ dimension: 2, width: 4, seed }, scales);
    const data = randomData(6, 2, 1, seed + 90);
    const { state } = await train({
      data,
      activation: relu.create(),
      start,
      method: flow,
      until: 20,
    });
    const { w, b, v } = state.network;
    const values = evaluateNetwork(state.network, relu.create(), data.x);
    state.flow!.pieces!.forEach((piece, pair) => {
      if (piece !== 2) return;
      const [i, n] = [pair % 4, Math.floor(pair / 4)];
      const z = w[2 * i]! * data.x[2 * n]! + w[2 * i + 1]! * data.x[2 * n + 1]! + b[i]!;
      expect(Math.abs(z)).toBeLessThan(1e-9);
      expect(v[i]! * (values[n]! - data.y[n]!)).toBeGreaterThan(0);
      pins++;
    });
  }
  expect(pins).toBeGreaterThan(5);
});

it('one neuron that slides on a sample follows the flow of small gradient steps', async () => {
  const data = {
    dimension: 1,
    outputs: 1,
    count: 2,
    x: Float64Array.of(1, 2),
    y: Float64Array.of(0, 1),
  };
  const network = {
    dimension: 1,
    outputs: 1,
    width: 1,
    w: Float64Array.of(1),
    b: Float64Array.of(-0.9),
    v: Float64Array.of(0.4),
  };
  const options = { data, activation: relu.create(), start: network };
  const smooth = await train({ ...options, method: flow, until: 3 });
  const rough = await train({
    ...options,
    method: { kind: 'gradient-descent', learningRate: 1e-5 },
    until: 3e5,
  });
  for (const part of ['w', 'b', 'v'] as const) {
    expect(smooth.state.network[part][0]).toBeCloseTo(rough.state.network[part][0]!, 4);
  }
});

it('a flow resumed from a snapshot gives the same bits as one that was never cut', async () => {
  for (const activation of [relu.create(), tanh.create()]) {
    const start = gaussianNetwork({ dimension: 2, width: 8, seed: 2 }, scales);
    const options = { data: randomData(6, 2), activation, method: flow, until: 4 };
    const whole = await train({ ...options, start, snapshots: [1.5] });
    const resumed = await train({ ...options, start: whole.snapshots[0]! });
    expect(resumed.state).toEqual(whole.state);
  }
});

it('(w, b, v) → (cw, cb, v/c) leaves the function of a ReLU network unchanged', async () => {
  const { w, b, v, ...shape } = gaussianNetwork({ dimension: 3, width: 30, seed: 2 }, scales);
  const c = 2.5;
  const scaled = {
    ...shape,
    w: w.map((value) => c * value),
    b: b.map((value) => c * value),
    v: v.map((value) => value / c),
  };
  const x = randomData(40, 3).x;
  const values = evaluateNetwork({ ...shape, w, b, v }, relu.create(), x);
  evaluateNetwork(scaled, relu.create(), x).forEach((value, n) => {
    expect(value).toBeCloseTo(values[n]!, 12);
  });
});
