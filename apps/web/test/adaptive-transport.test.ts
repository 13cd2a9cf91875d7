import { describe, expect, test } from 'vitest';
import { type HistoryPoint, recorded } from '../src/rooms/adaptive/history.ts';
import {
  after,
  atStart,
  isGoing,
  stepsDue,
  type Transport,
  type TransportEvent,
} from '../src/rooms/adaptive/transport.ts';

const run = (...events: TransportEvent[]): Transport => events.reduce(after, atStart);
const kinds = (...all: Exclude<TransportEvent['kind'], 'seek'>[]) =>
  run(...all.map((kind) => ({ kind })));

describe('the transport', () => {
  test('plays, pauses and plays again', () => {
    expect(kinds('play').phase).toBe('playing');
    expect(kinds('play', 'pause').phase).toBe('paused');
    expect(isGoing(kinds('play', 'pause', 'play'))).toBe(true);
  });

  test('a pause where nothing runs changes nothing', () => {
    expect(kinds('pause')).toEqual(atStart);
    expect(kinds('play', 'converged', 'pause').phase).toBe('converged');
  });

  test('seeks a step, and rests there', () => {
    const seeking = run({ kind: 'seek', step: 12 });
    expect(seeking).toEqual({ phase: 'seeking', target: 12 });
    expect(after(seeking, { kind: 'arrived' })).toEqual({ phase: 'paused', target: undefined });
    expect(kinds('play', 'arrived').phase).toBe('playing');
  });

  test('stops when it has converged', () => {
    expect(isGoing(kinds('play', 'converged'))).toBe(false);
  });

  test('what has diverged neither plays nor steps until it is changed or begun anew', () => {
    const diverged = kinds('play', 'diverged');
    expect(after(diverged, { kind: 'play' })).toEqual(diverged);
    expect(after(diverged, { kind: 'seek', step: 9 })).toEqual(diverged);
    expect(after(after(diverged, { kind: 'changed' }), { kind: 'play' }).phase).toBe('playing');
    expect(after(diverged, { kind: 'begun' })).toEqual(atStart);
  });

  test('goes on when something is changed on the way', () => {
    expect(kinds('play', 'changed').phase).toBe('playing');
    expect(kinds('changed').phase).toBe('ready');
  });
});

describe('steps that are due', () => {
  test('add up to speed × time whatever the frames', () => {
    let [steps, leftOver] = [0, 0];
    for (let k = 0; k < 600; k++) {
      const due = stepsDue(25, 1 / 60, leftOver);
      steps += due.steps;
      leftOver = due.leftOver;
    }
    expect(steps + leftOver).toBeCloseTo(250, 9);
  });

  test('a hidden page does not leap: a frame makes up for 0.1 s', () => {
    expect(stepsDue(60, 3600, 0).steps).toBe(6);
    expect(stepsDue(60, -1, 0).steps).toBe(0);
  });
});

describe('the history of a run', () => {
  const at = (step: number): HistoryPoint => ({ step, loss: 1, pinned: 0, clusters: 0 });

  test('keeps its first and last step in bounded room', () => {
    let history: readonly HistoryPoint[] = [];
    for (let step = 0; step < 10_000; step++) history = recorded(history, at(step));
    expect(history.length).toBeLessThanOrEqual(1201);
    expect(history[0]!.step).toBe(0);
    expect(history.at(-1)!.step).toBe(9999);
    const steps = history.map(({ step }) => step);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  test('tells the same step once, and begins anew where a run does', () => {
    const history = recorded(recorded(recorded([], at(0)), at(5)), { ...at(5), pinned: 3 });
    expect(history.map(({ step, pinned }) => [step, pinned])).toEqual([
      [0, 0],
      [5, 3],
    ]);
    expect(recorded(history, at(0))).toHaveLength(1);
  });
});
