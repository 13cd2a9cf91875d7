import { relu } from '@spectral-bias/activations';
import { describe, expect, it } from 'vitest';
import {
  gaussianNetwork,
  type LossRecord,
  type TrainingOptions,
  type TrainingRun,
  type TrainingState,
  train,
} from '../src/index.ts';
import { randomData } from './small-task.ts';

const base = {
  data: randomData(6, 2),
  activation: relu.create(),
  start: gaussianNetwork(
    { dimension: 2, width: 8, seed: 2 },
    { weights: 1, biases: 0.5, outer: 1 },
  ),
  loss: 'mean',
} as const;

/** Trains, aborted at the first look at progress past each of these shares, going on from what was kept. */
async function inPieces(options: TrainingOptions, shares: readonly number[]) {
  let start = options.start;
  const losses: LossRecord[] = [];
  const keep = (state: TrainingState, more: readonly LossRecord[]) => {
    start = state;
    losses.push(...more);
  };
  for (const share of shares) {
    const signal = { aborted: false };
    const progress = (done: number) => {
      signal.aborted = done > share;
    };
    await expect(train({ ...options, start, keep, signal, progress })).rejects.toThrow('aborted');
  }
  return { run: await train({ ...options, start, keep }), losses };
}

describe.each<Pick<TrainingOptions, 'method' | 'until'>>([
  { method: { kind: 'gradient-descent' }, until: 4500 },
  { method: { kind: 'momentum', learningRate: 0.01, batch: 4 }, until: 4500 },
  { method: { kind: 'adam' }, until: 4500 },
  { method: { kind: 'gradient-flow' }, until: 4 },
])('by %o', (method) => {
  it('an aborted run loses nothing: what was kept goes on to the same bits', async () => {
    const whole = await train({ ...base, ...method });
    const { run, losses } = await inPieces({ ...base, ...method }, [0.1, 0.3, 0]);
    expect(run.state).toEqual(whole.state);
    expect(losses).toEqual(whole.losses);
  });

  it('every state that is kept goes on to the same bits', async () => {
    const kept: TrainingState[] = [];
    const keep = async (state: TrainingState) => void kept.push(state);
    const whole = await train({ ...base, ...method, keep });
    expect(kept.at(-1)).toEqual(whole.state);
    for (const state of kept.filter((_, k) => k % Math.ceil(kept.length / 8) === 0)) {
      expect((await train({ ...base, ...method, start: state })).state).toEqual(whole.state);
    }
  });
});

it.each(['gradient-descent', 'gradient-flow'] as const)(
  'an abort where training has converged does not make it go on (%s)',
  async (kind) => {
    const options = { ...base, method: { kind }, until: 1e5, stop: { gradient: 1e-2 } };
    const signal = { aborted: false };
    let kept: TrainingState | undefined;
    const keep = (state: TrainingState) => {
      kept = state;
      signal.aborted = state.step === whole.state.step;
    };
    const whole: TrainingRun = await train(options);
    expect(whole.ended).toBe('converged');
    const run = await train({ ...options, keep, signal }).catch(() =>
      train({ ...options, start: kept! }),
    );
    expect(run.state).toEqual(whole.state);
  },
);
