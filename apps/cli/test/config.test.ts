import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run, type World } from './in-process.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const user = (value: unknown) => ({ 'home/spectral-bias/config.json': JSON.stringify(value) });
const project = (value: unknown) => ({ 'spectral-bias.config.json': JSON.stringify(value) });
const world = (...files: Record<string, string>[]): World => {
  const home = folderWith(Object.assign({ 'data.csv': steps, 'sub/data.csv': steps }, ...files));
  return { cwd: join(home, 'sub'), env: { XDG_CONFIG_HOME: join(home, 'home') } };
};
const lambdaOf = async (where: World, ...args: string[]) =>
  (await json(['fit', 'data.csv', ...args], where)).regularizer.lambda;

describe('flags go before the environment, it before the project file, it before the user file', () => {
  it('each alone', async () => {
    expect(await lambdaOf(world(user({ fit: { lambda: 1 } })))).toBe(1);
    expect(await lambdaOf(world(project({ fit: { lambda: 2 } })))).toBe(2);
    const where = world();
    expect(await lambdaOf({ ...where, env: { ...where.env, SPECTRAL_BIAS_LAMBDA: '3' } })).toBe(3);
    expect(await lambdaOf(where, '--lambda', '4')).toBe(4);
  });

  it('one over the next', async () => {
    const where = world(user({ fit: { lambda: 1 } }), project({ fit: { lambda: 2 } }));
    const env = { ...where.env, SPECTRAL_BIAS_LAMBDA: '3' };
    expect(await lambdaOf(where)).toBe(2);
    expect(await lambdaOf({ ...where, env })).toBe(3);
    expect(await lambdaOf({ ...where, env }, '--lambda', '4')).toBe(4);
  });

  it('also where they say how strongly in different words', async () => {
    const where = world(
      user({ fit: { iterations: 5, learningRate: 2 } }),
      project({ fit: { df: 3 } }),
    );
    const env = { ...where.env, SPECTRAL_BIAS_COMPONENTS: '2' };
    expect((await json(['fit', 'data.csv'], where)).fit.df).toBeCloseTo(3, 9);
    expect((await json(['fit', 'data.csv'], { ...where, env })).equivalents.components).toBe(2);
    expect(await lambdaOf({ ...where, env }, '--lambda', '4')).toBe(4);
    const selected = await json(['fit', 'data.csv', '--select', 'loo'], where);
    expect(selected.selection.criterion).toBe('loo');
  });

  it('and what they do not both say adds up', async () => {
    const where = world(
      user({ fit: { activation: 'heaviside' } }),
      project({ fit: { lambda: 2 } }),
    );
    const { model, regularizer } = await json(['fit', 'data.csv'], where);
    expect([model.activation, regularizer.lambda]).toEqual(['heaviside', 2]);
  });
});

describe('a configuration file', () => {
  it('is the nearest upwards', async () => {
    const near = { 'sub/spectral-bias.config.json': '{"fit":{"lambda":8}}' };
    expect(await lambdaOf(world(project({ fit: { lambda: 2 } }), near))).toBe(8);
  });

  it('may be a module', async () => {
    const module = { 'spectral-bias.config.mjs': 'export default { fit: { lambda: 2 ** -3 } };' };
    expect(await lambdaOf(world(module))).toBe(0.125);
  });

  it('may be named by --config, instead of the nearest', async () => {
    const other = { 'sub/a=b.json': '{"fit":{"lambda":9}}' };
    const where = world(project({ fit: { lambda: 2 } }), other);
    expect(await lambdaOf(where, '--config', 'a=b.json')).toBe(9);
    expect(await lambdaOf(where, '--config=a=b.json')).toBe(9);
  });

  it('may be empty, and may hold options of other commands and a $schema', async () => {
    const empty = await json(['fit', 'data.csv'], world({ 'spectral-bias.config.json': '' }));
    const other = { $schema: 'x', spectrum: { count: 3 }, plugins: [] };
    const more = await json(['fit', 'data.csv'], world(project(other)));
    expect(more.fitted).toEqual(empty.fitted);
  });
});

describe('a configuration that is wrong ends in one line and exit 2', () => {
  const wrong: Record<string, [text: string, message: RegExp]> = {
    'no JSON': ['{', /cannot use the configuration wrong\.json: .*JSON/],
    'no object': ['[1]', /it holds no object/],
    'no command': ['{"fti":{}}', /sets fti, which is no command; did you mean fit/],
    'no options': ['{"fit":3}', /fit in the configuration .* holds no options/],
    'no option': [
      '{"fit":{"lamda":1}}',
      /sets fit\.lamda, which is no option; did you mean lambda/,
    ],
    'a bad number': [
      '{"fit":{"lambda":"abc"}}',
      /fit\.lambda .* "abc"; expected a number, 0 or more/,
    ],
    'a bad choice': ['{"fit":{"select":"best"}}', /fit\.select .* "best"; allowed choices are gcv/],
    'a bad order': ['{"fit":{"derivative":9}}', /fit\.derivative .* 9; expected 0, 1 or 2/],
    'a number for a file': ['{"fit":{"at":7}}', /cannot read .*7: there is no such file/],
    'plug-ins that are no list': ['{"plugins":3}', /plugins .* are no list/],
    'plug-ins that are not there': ['{"plugins":["./no.js"]}', /no\.js is not a usable plug-in/],
  };
  for (const [name, [text, message]] of Object.entries(wrong)) {
    it(name, async () => {
      const where = world({ 'sub/wrong.json': text });
      const args = ['fit', 'data.csv', '--config', 'wrong.json'];
      const { code, stdout, stderr } = await run(args, where);
      expect([code, stdout]).toEqual([name === 'a number for a file' ? 3 : 2, '']);
      expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(stderr).toMatch(message);
    });
  }

  it('a module that throws, a file that is not there', async () => {
    const where = world({ 'sub/throws.mjs': 'throw 3' });
    for (const [file, message] of [
      ['throws.mjs', 'it threw 3'],
      ['missing.json', 'there is no such file'],
    ] as const) {
      const { code, stderr } = await run(['fit', 'data.csv', '--config', file], where);
      expect([code, stderr]).toEqual([
        2,
        `spectral-bias: cannot use the configuration ${file}: ${message}\n`,
      ]);
    }
  });
});
