import {
  checkpoint,
  createRegistry,
  defineActivation,
  defineExperiment,
  type ExperimentDefinition,
  type Figure,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { checkExperiment } from '../src/index.ts';

const params = z.object({ draws: z.int().min(1).default(4) });
type Definition = ExperimentDefinition<typeof params, Record<string, unknown>>;

const drawn = ({ draws }: { draws: number }, context: RunContext) => {
  const values = new Float64Array(draws);
  for (let i = 0; i < draws; i++) {
    checkpoint(context, i / draws, 'drawing');
    values[i] = context.random.normal();
  }
  return { values };
};

const figure: Figure = {
  name: 'draws',
  title: 'Draws',
  caption: 'Normal numbers.',
  x: { label: 'draw' },
  y: { label: 'value' },
  marks: [{ mark: 'line', role: 'data', x: [0, 1], y: [0, 1] }],
};

const plugin = (changes: Partial<Definition> | { params: z.ZodObject }) =>
  defineExperiment({
    name: 'suspect',
    title: 'Suspect',
    summary: 'Draws.',
    params,
    run: drawn,
    figures: () => [figure],
    table: ({ values }) => ({ columns: [{ name: 'value', values: values as number[] }] }),
    ...changes,
  } as Definition);

const brokenBy = async (changes: Parameters<typeof plugin>[0]) =>
  (await checkExperiment(plugin(changes)))
    .filter(({ passed }) => !passed)
    .map(({ law, counterexample }) => `${law} :: ${counterexample}`);

describe('the laws of experiments', () => {
  it('pass a right one', async () => {
    const reports = await checkExperiment(plugin({}));
    expect(reports.every(({ passed, skipped }) => passed && skipped === undefined)).toBe(true);
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  let calls = 0;
  const faults: [string, Parameters<typeof plugin>[0], string][] = [
    [
      'a parameter without default',
      { params: z.object({ draws: z.int().min(1) }) },
      'every parameter of an experiment has a default :: suspect: draws: ',
    ],
    [
      'a run that throws',
      {
        run: () => {
          throw new TypeError('no');
        },
      },
      'run comes to a result :: suspect: no',
    ],
    [
      'a run that rejects with no error',
      { run: () => Promise.reject('no') },
      'run comes to a result :: suspect: no',
    ],
    [
      'a run that returns nothing',
      { run: (() => undefined) as never },
      'run comes to a result :: suspect: run returned nothing',
    ],
    [
      'a function in the result',
      { run: () => ({ net: { value: Math.sin } }) },
      'the result can be written as JSON :: suspect: result.net.value is a function',
    ],
    [
      'a map in the result',
      { run: () => ({ values: [new Map()] }) },
      'the result can be written as JSON :: suspect: result.values.0 is a Map',
    ],
    [
      'bigints in the result',
      { run: () => ({ values: new BigInt64Array(2) }) },
      'the result can be written as JSON :: suspect: result.values holds bigints',
    ],
    [
      'a result that holds itself',
      { run: () => cycle },
      'the result can be written as JSON :: suspect: result.self refers to what it is a part of',
    ],
    [
      'a state between runs',
      { run: () => ({ values: [calls++] }) },
      'the same seed gives the same result :: suspect: result.values.0 was ',
    ],
    [
      'results of changing length',
      { run: () => ({ values: Array(calls++).fill(0) }) },
      'the same seed gives the same result :: suspect: result.values changed its length',
    ],
    [
      'progress that falls',
      {
        run: (values, context) => {
          checkpoint(context, 0.5, 'half');
          return drawn(values, context);
        },
      },
      'progress goes from 0 to 1 and never falls :: suspect: progress fell from 0.5 to 0',
    ],
    [
      'progress in per cent',
      {
        run: (_, context) => {
          checkpoint(context, 50, 'half');
          return { values: [1] };
        },
      },
      'progress goes from 0 to 1 and never falls :: suspect: progress was called with 50',
    ],
    [
      'a run that cannot be aborted',
      { run: (values, context) => drawn(values, { ...context, signal: undefined }) },
      'an aborted signal ends the run with AbortedError :: suspect: aborted at its first progress',
    ],
    [
      'an abort with an error of its own',
      {
        run: (values, context) => {
          context.progress?.(0, 'begun');
          if (context.signal?.aborted) throw new Error('stopped');
          return drawn(values, { ...context, signal: undefined });
        },
      },
      'an aborted signal ends the run with AbortedError :: suspect: aborted, run threw Error: stop',
    ],
    [
      'two figures of one name',
      { figures: () => [figure, figure] },
      'the figures of a result can be drawn :: suspect: two figures are named "draws"',
    ],
    [
      'a figure whose name is no file name',
      { figures: () => [{ ...figure, name: 'a/b' }] },
      'the figures of a result can be drawn :: suspect: figure a/b: its name is no file name',
    ],
    [
      'an axis without a label',
      { figures: () => [{ ...figure, x: { label: ' ' } }] },
      'the figures of a result can be drawn :: suspect: figure draws: its label of x is empty',
    ],
    [
      'a figure without marks',
      { figures: () => [{ ...figure, marks: [] }] },
      'the figures of a result can be drawn :: suspect: figure draws: it has no marks',
    ],
    [
      'a line with too few y',
      { figures: () => [{ ...figure, marks: [{ mark: 'line', role: 'fit', x: [0, 1], y: [0] }] }] },
      'the figures of a result can be drawn :: suspect: figure draws: line has 2 x and 1 y',
    ],
    [
      'a raster with too few values',
      {
        figures: () => [
          {
            ...figure,
            marks: [
              {
                mark: 'raster',
                x: [0, 1],
                y: [0, 1],
                columns: 2,
                rows: 2,
                values: [1, 2, 3],
                colours: 'sequential',
              },
            ],
          },
        ],
      },
      'the figures of a result can be drawn :: suspect: figure draws: a raster has 3 values for 4',
    ],
    [
      'figures that throw',
      {
        figures: () => {
          throw new Error('no figure');
        },
      },
      'the figures of a result can be drawn :: suspect: no figure',
    ],
    [
      'a table without columns',
      { table: () => ({ columns: [] }) },
      'the table of a result has named columns of one length :: suspect: it has no columns',
    ],
    [
      'columns of different lengths',
      {
        table: () => ({
          columns: [
            { name: 'a', values: [1] },
            { name: 'b', values: [] },
          ],
        }),
      },
      'the table of a result has named columns of one length :: suspect: a has 1 rows, b 0',
    ],
  ];

  it.each(faults)('catch %s', async (_, changes, complaint) => {
    const failures = await brokenBy(changes);
    expect(failures.some((failure) => failure.startsWith(complaint))).toBe(true);
  });

  it('judge nothing else of a run that fails', async () => {
    const failing = plugin({ run: () => Promise.reject(new Error('no')) });
    const reports = await checkExperiment(failing);
    const skipped = reports.filter((report) => report.skipped === 'run fails');
    expect(skipped).toHaveLength(6);
  });

  it('take a run without progress to be over at once', async () => {
    const reports = await checkExperiment(plugin({ run: () => ({ values: [1] }) }));
    const skipped = reports.filter((report) => report.skipped === 'it reports no progress');
    expect(skipped).toHaveLength(2);
    expect(reports.every(({ passed }) => passed)).toBe(true);
  });

  it('run it with the parameters, seed and registry that are given', async () => {
    const seen: unknown[] = [];
    const line = defineActivation({
      name: 'line',
      title: 'Line',
      formula: 'z',
      create: () => ({ value: (z) => z, slope: () => 1 }),
    });
    const looking = plugin({
      run({ draws }, { registry, random }) {
        seen.push([draws, random.seed]);
        return { values: [registry.activation('line').value(draws)] };
      },
    });
    const options = { params: { draws: 7 }, seed: 5, registry: createRegistry([line]) };
    const reports = await checkExperiment(looking, options);
    expect(reports.every(({ passed }) => passed)).toBe(true);
    expect(seen).toEqual([
      [7, 5],
      [7, 5],
    ]);
  });

  it('name the parameters that it was run with', async () => {
    const failing = plugin({ run: () => Promise.reject(new Error('no')) });
    const reports = await checkExperiment(failing, { params: { draws: 9 } });
    expect(reports[1]!.counterexample).toBe('suspect:draws=9: no');
  });
});
