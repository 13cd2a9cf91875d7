import { describe, expect, it } from 'vitest';
import { AbortedError, checkpoint, createContext, defineExperiment, z } from '../src/index.ts';

describe('a checkpoint', () => {
  it('reports progress, then aborts if the signal says so, with the reason as its cause', () => {
    const seen: [number, string][] = [];
    const abort = new AbortController();
    const options = {
      progress: (share: number, stage: string) => void seen.push([share, stage]),
      signal: abort.signal,
    };
    checkpoint(options, 0.25, 'first');
    const reason = new Error('enough');
    abort.abort(reason);
    expect(() => checkpoint(options, 0.5, 'second')).toThrow(AbortedError);
    try {
      checkpoint(options, 0.75, 'third');
    } catch (error) {
      expect((error as Error).cause).toBe(reason);
    }
    expect(seen).toEqual([
      [0.25, 'first'],
      [0.5, 'second'],
      [0.75, 'third'],
    ]);
  });

  it('does nothing where nobody watches', () => {
    expect(() => checkpoint(undefined, 0, 'any')).not.toThrow();
    expect(() => checkpoint({}, 0, 'any')).not.toThrow();
  });
});

it('a context has an empty registry and seed 0 where none is given', () => {
  const { registry, random } = createContext();
  expect(registry.list()).toEqual([]);
  expect(random.seed).toBe(0);
});

describe('an experiment', () => {
  const draw = defineExperiment({
    name: 'draw',
    title: 'Draw',
    summary: 'A few numbers.',
    params: z.object({ count: z.number().int().min(1).default(2) }),
    run: ({ count }, { random }) => Array.from({ length: count }, () => random.uniform()),
    figures: () => [],
    table: (values) => ({ columns: [{ name: 'value', values }] }),
  });

  it('runs with its defaults and the random numbers of its context', async () => {
    const first = await draw.run({}, createContext());
    expect(first).toHaveLength(2);
    expect(await draw.run({ count: 2 }, createContext())).toEqual(first);
    expect(draw.table(first).columns[0]!.values).toEqual(first);
  });

  it('rejects bad parameters, as a promise', async () => {
    await expect(draw.run({ count: 0 }, createContext())).rejects.toMatchObject({
      tag: 'invalid-parameter',
      parameter: 'draw.count',
    });
  });
});
