import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { pluginSource, sourceCore } from './plugin-source.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const regularizer = `import { defineRegularizer, z } from '${sourceCore}';
export default defineRegularizer({
  name: 'theirs',
  title: 'Ridge of a stranger',
  formula: 's^2/(s^2 + c)',
  params: z.object({ c: z.number().min(0).default(0.1).describe('as λ of ridge') }),
  create: ({ c }) => ({
    mask: (s) => (s === 0 ? 0 : 1 / (1 + c / s / s)),
    residualOfSquare: (t) => (t === 0 ? 1 : c / (t + c)),
    threshold: () => Math.sqrt(c),
  }),
  fromThreshold: (threshold) => ({ c: threshold * threshold }),
});`;

const experiment = `import { checkpoint, defineExperiment, specSchema, z } from '${sourceCore}';
export default defineExperiment({
  name: 'asking',
  title: 'Asking',
  summary: 'What is the value of an activation?',
  params: z.object({
    activation: specSchema('activation').default('mine').describe('whose value'),
    places: z.array(z.number()).default([-1, 0, 1]).describe('where'),
    noise: z.number().min(0).max(2).default(0).describe('added to it'),
    side: z.enum(['left', 'right']).default('left'),
  }),
  run({ activation, places, noise }, context) {
    const { value } = context.registry.activation(activation);
    return { z: places, value: places.map((z, i) => {
      checkpoint(context, i / places.length, 'asking');
      return value(z) + noise * context.random.normal();
    }) };
  },
  figures: ({ z, value }) => [{
    name: 'value', title: 'Value', caption: 'The value.', x: { label: 'z' }, y: { label: 'φ(z)' },
    marks: [{ mark: 'line', role: 'fit', x: z, y: value }],
  }],
  table: ({ z, value }) => ({ columns: [{ name: 'z', values: z }, { name: 'value', values: value }] }),
});`;

/** A folder whose configuration loads a plug-in of each kind. */
const world = () => ({
  cwd: realpathSync(
    folderWith({
      'data.csv': steps,
      'mine.js': pluginSource('mine', sourceCore),
      'theirs.js': regularizer,
      'asking.js': experiment,
      'spectral-bias.config.json': '{"plugins":["./mine.js","./theirs.js","./asking.js"]}',
    }),
  ),
});

describe('an activation of a stranger does what the built-in of its formula does', () => {
  const commands: Record<string, [args: string[], keys: string[]]> = {
    fit: [
      ['fit', 'data.csv', '--width', '20', '--lambda', '0.01'],
      ['fitted', 'band'],
    ],
    spectrum: [['spectrum', '--samples', '24', '--width', '30'], ['singularValues']],
    penalty: [
      ['penalty', '--count', '5'],
      ['k', 'rho', 'closedForm'],
    ],
    convert: [['convert', 'data.csv', '--df', '4'], ['equivalents']],
    simulate: [
      ['simulate', '--width', '6', '--until', '2', '--seed', '3'],
      ['loss', 'neurons', 'pinned'],
    ],
  };
  for (const [name, [args, keys]] of Object.entries(commands)) {
    it(`in ${name}`, async () => {
      const where = world();
      const theirs = await json([...args, '--activation', 'mine:alpha=0.25'], where);
      const ours = await json([...args, '--activation', 'leaky-relu:alpha=0.25'], where);
      for (const key of keys) expect(theirs[key]).toEqual(ours[key]);
    });
  }

  it('in plan, among the options', async () => {
    const args = ['plan', 'data.csv', '--bandwidth', '0.1', '--activations', 'mine', 'relu'];
    const { options } = await json(args, world());
    const names = options.map(({ activation }: { activation: string }) => activation.split(':')[0]);
    expect(new Set(names)).toEqual(new Set(['mine', 'relu']));
  });
});

describe('a regularizer of a stranger', () => {
  it('is chosen by cross-validation and asked for by df as ridge is', async () => {
    const where = world();
    for (const strength of [[], ['--df', '4'], ['--lambda', '0.2']]) {
      const args = ['fit', 'data.csv', ...strength];
      const theirs = await json([...args, '--regularizer', 'theirs'], where);
      const ours = await json([...args, '--regularizer', 'ridge'], where);
      expect(theirs.regularizer.name).toBe('theirs');
      theirs.fitted.forEach((value: number, i: number) => {
        expect(Math.abs(value - ours.fitted[i])).toBeLessThan(1e-6);
      });
    }
  });

  it('is converted', async () => {
    const args = ['convert', 'data.csv', '--regularizer', 'theirs:c=0.04'];
    const { equivalents } = await json(args, world());
    expect(equivalents.lambda).toBeCloseTo(0.04, 12);
    expect(equivalents.threshold).toBeCloseTo(0.2, 12);
  });
});

describe('an experiment of a stranger', () => {
  it('is listed, and explains its own flags', async () => {
    const where = world();
    const { experiments } = await json(['experiments'], where);
    expect(experiments.at(-1)).toMatchObject({
      name: 'asking',
      parameters: ['activation', 'places', 'noise', 'side'],
    });
    const { stdout } = await run(['run', 'asking', '--help'], where);
    expect(stdout).toMatch(/--places <number\.\.\.> +where \(default: -1 0 1\)/);
    expect(stdout).toMatch(/--side <choice> .*left, right/);
  });

  it('runs with flags from its schema, and writes figures, table and result', async () => {
    const where = world();
    const args = ['run', 'asking', '--places', '-8', '2', '--activation', 'mine:alpha=0.5'];
    const { result, params, files } = await json([...args, '--out', 'out'], where);
    expect(result).toEqual({ z: [-8, 2], value: [-4, 2] });
    expect(params).toMatchObject({ noise: 0, side: 'left' });
    expect(files).toEqual(
      ['value.svg', 'value.png', 'table.csv', 'result.json'].map((f) => join('out', f)),
    );
    for (const file of files) expect(existsSync(join(where.cwd, file))).toBe(true);
    const bad = await run(['run', 'asking', '--noise', '3'], where);
    expect([bad.code, bad.stderr]).toEqual([
      2,
      "spectral-bias: option '--noise <number>' argument '3' is invalid; expected a number, 0 or more and at most 2\n",
    ]);
  });

  it('is the same for the same seed', async () => {
    const args = ['run', 'asking', '--noise', '1', '--seed', '5'];
    const first = await json(args, world());
    expect((await json(args, world())).result).toEqual(first.result);
  });
});

describe('plugins show', () => {
  it('tells formula, parameters, ranges and defaults', async () => {
    const { code, stdout } = await run(['plugins', 'show', 'mine'], world());
    expect([code, stdout]).toEqual([
      0,
      `activation mine: Leaky ReLU of a stranger
\\max(z, \\alpha z)
  alpha  slope left of zero
         a number, 0 or more, below 1; default 0.01
  scale  the network uses φ(scale·z), z in units of the span of x
         a number, above 0; default 1
`,
    ]);
  });

  it('tells them as JSON, and as a table', async () => {
    const { plugins } = await json(['plugins', 'show', 'asking'], world());
    expect(plugins).toHaveLength(1);
    expect(plugins[0]).toMatchObject({
      kind: 'experiment',
      summary: expect.stringMatching(/value/),
    });
    expect(plugins[0].parameters).toEqual([
      {
        name: 'activation',
        description: 'whose value',
        range: 'the name of an activation',
        default: 'mine',
      },
      { name: 'places', description: 'where', range: 'a list, each a number', default: [-1, 0, 1] },
      { name: 'noise', description: 'added to it', range: 'a number from 0 to 2', default: 0 },
      { name: 'side', description: '', range: 'left or right', default: 'left' },
    ]);
    const table = await run(['plugins', 'show', 'theirs', '--out', '-'], world());
    expect(table.stdout).toBe(
      'kind,parameter,range,default,description\nregularizer,c,"a number, 0 or more",0.1,as λ of ridge\n',
    );
  });

  it('shows every kind that has the name, or the one asked for', async () => {
    const both = await run(['plugins', 'show', 'design'], world());
    expect(both.stdout).toMatch(/^experiment design: /m);
    const other = await run(['plugins', 'show', 'relu', '--kind', 'experiment'], world());
    expect([other.code, other.stderr]).toEqual([
      2,
      'spectral-bias: there is no experiment named "relu"\n',
    ]);
    const typo = await run(['plugins', 'show', 'askng'], world());
    expect([typo.code, typo.stderr]).toEqual([
      2,
      'spectral-bias: there is no plug-in named "askng"; did you mean asking?\n',
    ]);
  });

  it('knows the range of every parameter of the built-in activations and regularizers', async () => {
    const { plugins } = await json(['plugins', 'list'], world());
    for (const { kind, parameters } of plugins) {
      if (kind === 'experiment') continue;
      for (const { range } of parameters) expect(range).toMatch(/^a (whole )?number|^\S+ or /);
    }
  });
});
