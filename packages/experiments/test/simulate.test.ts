import type { RunContext, WorkStore } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { simulate, simulateExperiment } from '../src/simulate.ts';
import { decodeSimulation, encodeSimulation, simulationStateName } from '../src/simulate-kept.ts';
import { simulateParameters } from '../src/simulate-parameters.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const small = { width: 30, snapshots: 6 };
const params = (values = {}) => simulateParameters.parse({ ...small, ...values });
const run = (values = {}, given: Partial<RunContext> = {}) =>
  simulateExperiment.run({ ...small, ...values }, builtIns(1, given));

function memory(): WorkStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    load: async (name) => kept.get(name),
    save: async (name, bytes) => void kept.set(name, bytes),
  };
}

/** Aborts at the first look at progress past this share. */
function abortAt(share: number) {
  const signal = { aborted: false };
  const progress = (done: number) => {
    signal.aborted ||= done > share;
  };
  return { signal, progress };
}

const methods = [
  { method: 'gradient-flow', until: 5, stop: 0 },
  { method: 'gradient-descent', steps: 4000, stop: 0 },
  { method: 'momentum', steps: 4000, batch: 2, learningRate: 0.01 },
  { method: 'adam', steps: 4000, learningRate: 0.001, stop: 0 },
] as const;

describe.each(methods)('by $method', (method) => {
  it('the same seed gives the same bits, another one others', async () => {
    const first = await run(method);
    expect(await run(method)).toEqual(first);
    expect(first.loss).toBeLessThan(first.losses.loss[0]!);
    const other = await simulateExperiment.run({ ...small, ...method }, builtIns(2));
    expect(other.loss).not.toBe(first.loss);
  });

  it('an interrupted run that goes on gives the result of one that was not, bit for bit', async () => {
    const whole = await run(method);
    const store = memory();
    const aborted = run(method, { store, ...abortAt(0.3) });
    await expect(aborted).rejects.toThrow('the work was aborted');
    const { state } = decodeSimulation(store.kept.get(simulationStateName)!);
    expect(state.step).toBeGreaterThan(0);
    expect(state.step).toBeLessThan(whole.steps);
    expect(await run(method, { store })).toEqual(whole);
  });

  it('a run that goes on from the state of a shorter one gives the bits of a longer one', async () => {
    const store = memory();
    const half = 'until' in method ? { until: 2.5 } : { steps: 1500 };
    await run({ ...method, ...half }, { store });
    const from = decodeSimulation(store.kept.get(simulationStateName)!);
    const resumed = await simulate(params(method), builtIns(7), from);
    const whole = await run(method);
    expect(resumed.snapshots.at(-1)).toEqual(whole.snapshots.at(-1));
    expect(resumed.loss).toBe(whole.loss);
  });
});

describe('three datapoints in the adaptive regime', () => {
  const full = { width: 100, snapshots: 8 };

  it('pin breakplanes and gather them; in the lazy regime nothing moves so', async () => {
    const adaptive = await simulateExperiment.run(full, builtIns(1));
    const lazy = await simulateExperiment.run({ ...full, regime: 'lazy' }, builtIns(1));
    expect([adaptive.stopped, lazy.stopped]).toEqual(['converged', 'converged']);
    expect(adaptive.regime.at(-1)!.shares!.pinned).toBeGreaterThan(0.2);
    expect(lazy.regime.at(-1)!.shares!.pinned).toBe(0);
    expect(adaptive.clusters!.length).toBeGreaterThan(1);
    expect(lazy.clusters).toEqual([]);
  });

  it('lose by gradient flow at every moment', async () => {
    const { losses } = await run();
    losses.loss.slice(1).forEach((loss, k) => {
      expect(loss).toBeLessThanOrEqual(losses.loss[k]!);
    });
    expect(losses.time).toEqual([...losses.time].sort((a, b) => a - b));
  });

  it('keep what is not trained', async () => {
    const { snapshots } = await run({ train: ['outer'] });
    const [first, last] = [snapshots[0]!.network, snapshots.at(-1)!.network];
    expect([last.w, last.b]).toEqual([first.w, first.b]);
    expect(last.v).not.toEqual(first.v);
  });
});

it('(sz)₊ does what z₊ does with v multiplied by s', async () => {
  const scaled = await run({ activation: 'relu:scale=2', until: 1 });
  const inner = { weightScale: 0.1, biasScale: 0.06 };
  const plain = await run({ ...inner, until: 0 });
  expect(scaled.regime[0]!.shares).toEqual(plain.regime[0]!.shares);
  expect(scaled.reluScale).toBe(2);
});

it('one sample, one neuron, one input: each has an answer', async () => {
  for (const values of [
    { x: [[1, 2]], y: [1] },
    { width: 1 },
    { x: [0, 1, 2, 3], y: [0, 1, 0, 1] },
  ]) {
    const result = await run({ ...values, until: 1 });
    expect(Number.isFinite(result.loss)).toBe(true);
    expectDrawable(simulateExperiment.figures(result).filter(({ frames }) => !frames));
    expectTable(simulateExperiment.table(result));
  }
});

it('smooth activations have no pinning, but nearness', async () => {
  const result = await run({ activation: 'tanh', until: 1 });
  expect(result.regime[0]!.shares).toBeNull();
  expect(result.warnings).toEqual([expect.stringMatching(/relu alone/)]);
  expect(simulateExperiment.figures(result).map(({ name }) => name)).toEqual([
    'breaklines',
    'loss',
    'nearness',
  ]);
});

it('every figure that moves has a frame for each snapshot', async () => {
  const result = await run();
  const moving = simulateExperiment.figures(result).filter(({ frames }) => frames);
  expect(moving.map(({ name }) => name)).toEqual(['breaklines', 'cylinder']);
  for (const { frames } of moving) expect(frames).toHaveLength(result.snapshots.length);
});

it('divergence tells a learning rate to try, and leaves the last good state', async () => {
  const store = memory();
  const wild = { method: 'gradient-descent', learningRate: 1000, steps: 100 };
  await expect(run(wild, { store })).rejects.toThrow(/diverged at step .*try \S+$/);
  const { state } = decodeSimulation(store.kept.get(simulationStateName)!);
  expect([...state.network.w, ...state.network.v].every(Number.isFinite)).toBe(true);
});

it.each([
  ['until of steps', { method: 'adam', until: 3 }, /until is 3; expected no time, but steps/],
  ['steps of flow', { steps: 3 }, /steps is 3; .* the method is gradient-flow/],
  ['a batch of flow', { batch: 1 }, /batch is 1; .* the method is gradient-flow/],
  ['too large a batch', { method: 'adam', batch: 9 }, /batch is 9; .* from 1 to 3 samples/],
  ['an unknown engine', { engine: 'nativ' }, /no engine named "nativ"; did you mean native/],
  ['targets of another number', { y: [1] }, /targets is "1 rows"; expected 3/],
  ['ragged rows', { x: [[1, 2], [1], [2, 3]] }, /inputs\[1\] is "of length 1"; expected 2/],
  ['NaN', { y: [1, Number.NaN, 2] }, /data\.y\[1\] is NaN; expected a finite number/],
  ['width 0', { width: 0 }, /simulate\.width is 0; expected a number, 1 or more/],
])('%s is refused', async (_, values, message) => {
  await expect(run(values)).rejects.toThrow(message);
});

it('a converged run that goes on stays as it is, until more is asked for', async () => {
  const store = memory();
  const first = await run({}, { store });
  const from = decodeSimulation(store.kept.get(simulationStateName)!);
  const again = await simulate(params(), builtIns(), from);
  expect([again.stopped, again.steps, again.loss]).toEqual(['converged', first.steps, first.loss]);
  const more = await simulate(params({ stop: 1e-6 }), builtIns(), from);
  expect(more.loss).toBeLessThan(first.loss);
});

it('a state goes through bytes unchanged, and goes no way back', async () => {
  const store = memory();
  await run({ method: 'adam', steps: 10, x: new Float64Array([1, 2]), y: [1, 2] }, { store });
  const bytes = store.kept.get(simulationStateName)!;
  expect(encodeSimulation(decodeSimulation(bytes))).toEqual(bytes);
  const from = decodeSimulation(bytes);
  await expect(simulate({ ...from.params, steps: 3 }, builtIns(), from)).rejects.toThrow(
    'steps is 3; expected 10 or more, where the state already is',
  );
  expect(() => decodeSimulation(bytes.slice(0, -8))).toThrow(/do not fit their checksum/);
});
