import { relu } from '@spectral-bias/activations';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  decodeTrainingState,
  encodeTrainingState,
  type NetworkState,
  type TrainingState,
  train,
} from '../src/index.ts';
import { randomData, smallTask } from './small-task.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const numbers = (length: number) =>
  fc.array(finite, { minLength: length, maxLength: length }).map((a) => Float64Array.from(a));

const networkOf = (dimension: number, outputs: number, width: number): fc.Arbitrary<NetworkState> =>
  fc.record({
    dimension: fc.constant(dimension),
    outputs: fc.constant(outputs),
    width: fc.constant(width),
    w: numbers(width * dimension),
    b: numbers(width),
    v: numbers(width * outputs),
  });

const size = fc.integer({ min: 1, max: 4 });
const flow = fc.record(
  { stepSize: fc.double(), lastError: fc.double(), pieces: fc.uint8Array() },
  { requiredKeys: ['stepSize', 'lastError'] },
);
const pace = fc.record({
  rate: fc.double({ min: 1e-300, noNaN: true, noDefaultInfinity: true }),
  step: fc.nat(),
  time: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
});
const states: fc.Arbitrary<TrainingState> = fc.tuple(size, size, size).chain((sizes) =>
  fc.record(
    {
      network: networkOf(...sizes),
      step: fc.nat(),
      time: finite,
      pace,
      memory: fc.array(networkOf(...sizes), { maxLength: 2 }),
      flow,
    },
    { requiredKeys: ['network', 'step', 'time', 'memory'] },
  ),
);
const sample = encodeTrainingState(
  { network: smallTask(relu.create()).network, step: 3, time: 0.3, memory: [] },
  { rate: 0.1 },
);

it('what is decoded is what was encoded, every bit of it', () => {
  fc.assert(
    fc.property(states, fc.option(fc.jsonValue(), { nil: undefined }), (state, notes) => {
      const kept = decodeTrainingState(encodeTrainingState(state, notes));
      expect(kept.state).toEqual(state);
      expect(kept.notes).toEqual(
        notes === undefined ? undefined : JSON.parse(JSON.stringify(notes)),
      );
    }),
  );
});

it('bytes that lie anywhere in a buffer are read', () => {
  const buffer = new Uint8Array(sample.length + 3);
  buffer.set(sample, 3);
  expect(decodeTrainingState(buffer.subarray(3))).toStrictEqual(decodeTrainingState(sample));
});

it.each([
  { kind: 'gradient-flow' },
  { kind: 'momentum', learningRate: 0.01, batch: 3 },
  { kind: 'adam', learningRate: 0.01 },
] as const)(
  'a run that goes on from bytes gives the same bits as one never cut: %o',
  async (method) => {
    const { network } = smallTask(relu.create());
    const options = { data: randomData(7, 2), activation: relu.create(), method };
    const whole = await train({ ...options, start: network, until: 20, snapshots: [8] });
    const { state } = decodeTrainingState(encodeTrainingState(whole.snapshots[0]!));
    expect((await train({ ...options, start: state, until: 20 })).state).toStrictEqual(whole.state);
  },
);

it('one changed byte or a lost end is told, never read', () => {
  const change = fc.record({ at: fc.nat(sample.length - 1), by: fc.integer({ min: 1, max: 255 }) });
  fc.assert(
    fc.property(change, ({ at, by }) => {
      const changed = sample.slice();
      changed[at] = changed[at]! ^ by;
      expect(() => decodeTrainingState(changed)).toThrow(/saved training state/);
      expect(() => decodeTrainingState(sample.subarray(0, at))).toThrow(/saved training state/);
    }),
  );
});

it.each([
  [
    'another file',
    new TextEncoder().encode('x,y\n1,2\n'),
    /expected bytes that begin with SBTRAIN/,
  ],
  ['a later version', Uint8Array.from(sample).fill(2, 7, 8), /of version 2.*expected version 1/],
  ['a cut file', sample.subarray(0, 40), /40 bytes that do not fit their checksum/],
  ['an empty file', new Uint8Array(0), /expected bytes that begin with SBTRAIN/],
])('the message says what is wrong: %s', (_, bytes, message) => {
  expect(() => decodeTrainingState(bytes)).toThrow(message);
});
