import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { pluginSource, sourceCore } from './plugin-source.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const masks = { experiment: 'masks', params: { samples: 16, iterations: [5] }, seed: 7 };
const world = (file: unknown, more = {}) => ({
  cwd: folderWith({ 'file.json': JSON.stringify(file), 'data.csv': steps, ...more }),
});

describe('an experiment file', () => {
  it('is run, its params and seed under the flags', async () => {
    const where = world(masks);
    const asFile = await json(['run', 'file.json'], where);
    expect(asFile).toMatchObject({ ...masks, command: 'run' });
    const flags = ['run', 'masks', '--samples', '16', '--iterations', '5', '--seed', '7'];
    expect(asFile).toEqual(await json(flags, where));
    const other = await json(['run', 'file.json', '--samples', '20', '--seed', '8'], where);
    expect(other).toMatchObject({ seed: 8, params: { samples: 20, iterations: [5] } });
  });

  it('may come from standard input, and goes before the environment', async () => {
    const stdin = JSON.stringify(masks);
    const env = { SPECTRAL_BIAS_SAMPLES: '32' };
    expect((await json(['run', '-'], { ...world({}), stdin, env })).params.samples).toBe(16);
  });

  it('may hold a signal, and a strength that a flag overrules whatever its form', async () => {
    const params = { x: [0, 1, 2, 3, 4], y: [1, 3, 2, 5, 4], lambda: 1 };
    const where = world({ experiment: 'fit', params });
    const { result, params: shown } = await json(['run', 'file.json'], where);
    expect(shown).toMatchObject(params);
    expect(result.fit.regularizer.params.lambda).toBe(1);
    const flagged = await json(['run', 'file.json', '--df', '3'], where);
    expect(Math.abs(flagged.result.fit.diagnostics.df - 3)).toBeLessThan(1e-6);
  });

  it('may name plug-ins from its own folder', async () => {
    const file = {
      experiment: 'penalty',
      params: { activations: ['stranger'], checks: 0, count: 3 },
      plugins: ['./stranger.mjs'],
    };
    const cwd = folderWith({
      'sub/file.json': JSON.stringify(file),
      'sub/stranger.mjs': pluginSource('stranger', sourceCore),
    });
    const { result } = await json(['run', 'sub/file.json'], { cwd });
    expect(result.curves[0].label).toMatch(/stranger/i);
  });
});

describe('result.json', () => {
  for (const args of [
    ['masks', '--samples', '16'],
    ['fit', '--signal', 'data.csv', '--df', '4'],
  ]) {
    it(`of ${args[0]} shows all parameters in force and can be run again`, async () => {
      const where = world({});
      await json(['run', ...args, '--out', 'first'], where);
      await json(['run', 'first/result.json', '--out', 'second'], where);
      const [first, second] = ['first', 'second'].map((folder) =>
        JSON.parse(readFileSync(join(where.cwd, folder, 'result.json'), 'utf8')),
      );
      expect(Object.keys(first.params).length).toBeGreaterThan(args.length);
      expect(second).toEqual(first);
    });
  }
});

describe('an experiment file that is wrong is told by file and key, in one line', () => {
  const wrong: Record<string, [file: unknown, code: number, message: RegExp]> = {
    'an unknown key': [
      { ...masks, parms: {} },
      2,
      /file\.json: "parms" has no place .*did you mean params/,
    ],
    'no experiment': [{ params: {} }, 2, /file\.json: experiment is missing; expected the name/],
    'an experiment of another name': [
      { experiment: 'mask' },
      2,
      /no experiment named "mask"; did you mean masks/,
    ],
    'params that are no object': [
      { ...masks, params: [1] },
      2,
      /file\.json: params is \[1\]; expected an object/,
    ],
    'a bad seed': [{ ...masks, seed: -1 }, 2, /file\.json: seed is -1; expected an integer/],
    'another contract': [{ ...masks, contract: 9 }, 2, /file\.json: contract is 9; expected 1/],
    'plug-ins that are no list': [{ ...masks, plugins: 'x' }, 2, /file\.json: plugins is "x"/],
    'an unknown parameter': [
      { ...masks, params: { sample: 3 } },
      2,
      /parameter of file\.json: params named "sample"; did you mean samples/,
    ],
    'a bad value': [
      { ...masks, params: { samples: 'many' } },
      2,
      /file\.json: params\.samples is "many"; expected a number/,
    ],
    'a bad item': [
      { ...masks, params: { iterations: [5, 0] } },
      2,
      /file\.json: params\.iterations\.1 is 0; expected a number, 1 or more/,
    ],
    'no object': [[1], 3, /file\.json is no experiment file: it holds no object/],
  };
  for (const [name, [file, expected, message]] of Object.entries(wrong)) {
    it(name, async () => {
      const { code, stdout, stderr } = await run(['run', 'file.json'], world(file));
      expect([code, stdout]).toEqual([expected, '']);
      expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(stderr).toMatch(message);
    });
  }

  it('no JSON, no file', async () => {
    const where = { cwd: folderWith({ 'file.json': '{"experiment":' }) };
    const broken = await run(['run', 'file.json'], where);
    expect([broken.code, broken.stderr]).toEqual([
      3,
      expect.stringMatching(/^spectral-bias: file\.json is no experiment file: .*JSON[^\n]*\n$/),
    ]);
    const missing = await run(['run', 'missing.json'], where);
    expect([missing.code, missing.stderr]).toEqual([
      3,
      expect.stringMatching(
        /^spectral-bias: cannot read .*missing\.json: there is no such file\n$/,
      ),
    ]);
  });
});

it('an infinite penalty is the text "Infinity", also in the result of an experiment', async () => {
  const args = ['run', 'penalty', '--activations', 'sinc', '--count', '5', '--checks', '2'];
  const { result, warnings } = await json(args, world({}));
  expect(result.curves[0].rho.at(-1)).toBe('Infinity');
  expect(warnings.filter((text: string) => /rho|line/.test(text))).toEqual([]);
});
