import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { builtCore, pluginSource, sourceCore } from './plugin-source.ts';
import { spawned } from './spawned.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const plugin = (name: string) => pluginSource(name, sourceCore);
const manifest = (fields: object) => JSON.stringify({ name: 'mine', type: 'module', ...fields });
const world = (files: Record<string, string>) => ({ cwd: realpathSync(folderWith(files)) });
const names = async (args: readonly string[], where: { cwd: string }): Promise<string[]> => {
  const { plugins } = await json(['plugins', 'list', '--kind', 'activation', ...args], where);
  return plugins.map(({ name }: { name: string }) => name);
};

describe('a folder with a package.json is a source', () => {
  const shapes: Record<string, [fields: object, file: string]> = {
    'by a path': [{ exports: './lib/a.js' }, 'lib/a.js'],
    'by conditions': [
      { exports: { '.': { types: './a.d.ts', browser: './no.js', import: './b.js' } } },
      'b.js',
    ],
    'by conditions alone': [{ exports: { require: './no.cjs', default: './c.js' } }, 'c.js'],
    'by conditions within others': [
      { exports: { '.': { node: { require: './no.cjs', import: './d.js' } } } },
      'd.js',
    ],
    'by main': [{ main: 'lib/e.js' }, 'lib/e.js'],
    'by an index': [{}, 'index.js'],
  };
  for (const [how, [fields, file]] of Object.entries(shapes)) {
    it(`that offers it ${how}`, async () => {
      const where = world({
        'mine/package.json': manifest(fields),
        [`mine/${file}`]: plugin('mine'),
      });
      for (const source of ['./mine', 'mine', 'mine/', join(where.cwd, 'mine')]) {
        expect(await names(['--plugin', source], where)).toContain('mine');
      }
      expect(await names(['--plugin', '.'], { cwd: join(where.cwd, 'mine') })).toContain('mine');
    });
  }

  const wrong: Record<string, [files: Record<string, string>, message: RegExp]> = {
    'has none': [{ 'mine/a.js': '' }, /it is a folder without a package\.json; name a file/],
    'has none that can be read': [{ 'mine/package.json': '{' }, /its package\.json is no JSON: /],
    'has not been built': [
      { 'mine/package.json': manifest({ exports: './dist/index.js' }) },
      /its package\.json names \S+dist\/index\.js, which is not there; build it first \(npm run build\)/,
    ],
    'offers nothing to an import': [
      { 'mine/package.json': manifest({ exports: { './other': './a.js' } }) },
      /the exports of its package\.json have no "\." for an import/,
    ],
  };
  for (const [what, [files, message]] of Object.entries(wrong)) {
    it(`unless it ${what}`, async () => {
      const { code, stderr } = await run(['plugins', 'list', '--plugin', './mine'], world(files));
      expect(code).toBe(2);
      expect(stderr).toMatch(/^spectral-bias: \.\/mine is not a usable plug-in: [^\n]+\n$/);
      expect(stderr).toMatch(message);
    });
  }
});

describe('a package is taken from the user’s folder', () => {
  it('as an import would, where it has another file for require', async () => {
    const where = world({
      'node_modules/dual/package.json': manifest({
        exports: { require: './no.cjs', import: './index.js' },
      }),
      'node_modules/dual/no.cjs': 'throw new Error("required")',
      'node_modules/dual/index.js': pluginSource('dual', builtCore),
      'sub/data.csv': steps,
    });
    expect(await names(['--plugin', 'dual'], { cwd: join(where.cwd, 'sub') })).toContain('dual');
  });

  it('that of a configuration from the configuration’s folder', async () => {
    const where = world({
      'spectral-bias.config.json': '{ "plugins": ["theirs", "./mine"] }',
      'node_modules/theirs/package.json': manifest({ exports: './index.js' }),
      'node_modules/theirs/index.js': pluginSource('theirs', builtCore),
      'mine/package.json': manifest({ exports: './index.js' }),
      'mine/index.js': plugin('mine'),
      'sub/deep/flag.js': plugin('flag'),
    });
    const known = await names(['--plugin', './flag.js'], { cwd: join(where.cwd, 'sub/deep') });
    expect(known).toEqual(expect.arrayContaining(['theirs', 'mine', 'flag']));
  });
});

describe('a plug-in that is named twice is one', () => {
  it('by flag and configuration, by path and package, through a link', async () => {
    const where = world({
      'spectral-bias.config.mjs': 'export default { plugins: ["./mine", "mine"] };',
      'mine/package.json': manifest({ exports: './index.js' }),
      'mine/index.js': plugin('mine'),
    });
    mkdirSync(join(where.cwd, 'node_modules'));
    symlinkSync(join(where.cwd, 'mine'), join(where.cwd, 'node_modules/mine'), 'junction');
    const twice = ['--plugin', './mine/index.js', '--plugin', 'mine', '--plugin', './mine'];
    const known = await names(twice, where);
    expect(known.filter((name) => name === 'mine')).toHaveLength(1);
  });

  it('but two files of one name are two, and the second is named', async () => {
    const where = world({ 'a.js': plugin('mine'), 'b.js': plugin('mine') });
    const { code, stderr } = await run(
      ['plugins', 'list', '--plugin', './a.js', '--plugin', './b.js'],
      where,
    );
    expect([code, stderr]).toEqual([
      2,
      'spectral-bias: ./b.js is not a usable plug-in: two plug-ins define the activation "mine"; rename one of them\n',
    ]);
  });
});

describe('TypeScript', () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const reads = major! > 22 || (major === 22 && minor! >= 18);
  const typed = pluginSource('mine', builtCore).replace('=> ({', '=> ({ /* a: number */');

  it(`of a plug-in and a configuration is ${reads ? 'read by' : 'refused in a clear line with'} this Node`, () => {
    const config = 'export default { plugins: ["./mine.ts"] as string[] };';
    const cwd = folderWith({ 'mine.ts': typed, 'sub/spectral-bias.config.ts': config });
    const list = ['plugins', 'list'];
    const flag = spawned([...list, '--plugin', './mine.ts'], cwd);
    const file = spawned(list, join(cwd, 'sub'));
    if (reads) {
      expect([flag.code, flag.stdout.includes('  mine ')]).toEqual([0, true]);
      expect(file.stderr).toContain('there is no file');
      return;
    }
    const why = `Node ${process.versions.node} reads no TypeScript, Node 22.18 and later do; build it and name the JavaScript\n`;
    expect(flag).toEqual({
      code: 2,
      stdout: '',
      stderr: `spectral-bias: ./mine.ts is not a usable plug-in: it cannot be loaded: ${why}`,
    });
    expect(file).toEqual({
      code: 2,
      stdout: '',
      stderr: `spectral-bias: cannot use the configuration spectral-bias.config: ${why}`,
    });
  });
});

it('a module compiled to CommonJS is taken by its default', async () => {
  const compiled = `Object.defineProperty(exports, '__esModule', { value: true });
exports.default = { kind: 'activation', contract: 1, name: 'old', title: 'Old', formula: 'z' };`;
  const where = world({ 'old.cjs': compiled });
  const { stderr } = await run(['plugins', 'list', '--plugin', './old.cjs'], where);
  expect(stderr).toContain('its params is missing or wrong; make it with defineActivation');
});

describe('a plug-in that fails at work ends the command in one line with its place, exit 1', () => {
  const form = (text: string) => `import { defineActivation, z } from '${sourceCore}';
export default defineActivation({
  name: 'mine', title: 'Mine', formula: 'z',
  create() {
    return ${text};
  },
});`;
  const faults: Record<string, [text: string, line: RegExp]> = {
    'in create': [
      form('nothing.here'),
      /^spectral-bias: the plug-in \.\/mine\.js failed: ReferenceError: nothing is not defined \(\S+mine\.js:5:\d+\)\n$/,
    ],
    'in value': [
      form('{ value: (z) => z.no.way, slope: () => 1 }'),
      /^spectral-bias: the plug-in \.\/mine\.js failed: TypeError: [^\n]+ \(\S+mine\.js:5:\d+\)\n$/,
    ],
  };
  for (const [name, [text, line]] of Object.entries(faults)) {
    it(name, async () => {
      const where = world({ 'mine.js': text, 'data.csv': steps });
      const args = ['fit', 'data.csv', '--plugin', './mine.js', '--activation', 'mine'];
      const { code, stdout, stderr } = await run(args, where);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(line);
    });
  }

  it('without value and slope', async () => {
    const where = world({ 'mine.js': form('{}'), 'data.csv': steps });
    const args = ['fit', 'data.csv', '--plugin', './mine.js', '--activation', 'mine'];
    const { code, stderr } = await run(args, where);
    expect([code, stderr]).toEqual([
      2,
      'spectral-bias: mine is not a usable plug-in: its create gives no functions value and slope\n',
    ]);
  });
});
