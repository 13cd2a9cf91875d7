import { relu } from '@spectral-bias/activations';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clockAfter, initialTrainingState, type TrainingState, train } from '../src/index.ts';
import { smallTask } from './small-task.ts';

const { task, network } = smallTask(relu.create());
const rates = fc.double({ min: 1e-9, max: 10, noNaN: true });
const cuts = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 20 });
const total = (lengths: readonly number[]) => lengths.reduce((sum, steps) => sum + steps, 0);
function taken(start: TrainingState, rate: number, lengths: readonly number[]): TrainingState {
  let state = start;
  for (const steps of lengths) state = { ...state, ...clockAfter(state, rate, steps) };
  return state;
}

it('from 0 the time is rate × steps to the bit, however the steps are cut', () => {
  fc.assert(
    fc.property(rates, cuts, (rate, lengths) => {
      const { step, time } = taken(initialTrainingState(network), rate, lengths);
      expect([step, time]).toEqual([total(lengths), rate * total(lengths)]);
    }),
  );
});

it('after a change of rate the time has the same bits, however the steps are cut', () => {
  fc.assert(
    fc.property(rates, rates, cuts, cuts, (before, after, first, second) => {
      const change = taken(initialTrainingState(network), before, first);
      expect(taken(change, after, second)).toEqual(taken(change, after, [total(second)]));
    }),
  );
});

it.each(['native', 'tfjs-cpu'])('%s tells it so, in states and losses', async (engine) => {
  const method = { kind: 'gradient-descent', learningRate: 0.1 } as const;
  const options = { ...task, method, engine, until: 20, snapshots: [3, 7, 12] };
  const { snapshots, losses, state } = await train({ ...options, start: network });
  expect(snapshots.map(({ time }) => time)).toEqual([0.1 * 3, 0.1 * 7, 0.1 * 12]);
  expect(losses.map(({ time }) => time)).toEqual(losses.map(({ step }) => 0.1 * step));
  expect(state.time).toBe(2);
});

it('without a learning rate a method goes on with that of its state, another with its own', async () => {
  const options = { ...task, start: network, until: 10 };
  const { state } = await train({
    ...options,
    method: { kind: 'gradient-descent', learningRate: 0.03 },
  });
  const more = { ...options, start: state, until: 20 };
  const same = await train({ ...more, method: { kind: 'gradient-descent' } });
  const other = await train({ ...more, method: { kind: 'adam' } });
  expect([same.learningRate, other.learningRate]).toEqual([0.03, 1e-3]);
});
