import { realpathSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { pluginSource, sourceCore } from './plugin-source.ts';
import { spawned } from './spawned.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const plugin = (name: string) => pluginSource(name, sourceCore);
const world = (files: Record<string, string> = {}) => ({
  cwd: realpathSync(folderWith({ 'data.csv': steps, 'mine.js': plugin('mine'), ...files })),
});

describe('a plug-in given by --plugin', () => {
  it('fits as the built-in of the same formula does', async () => {
    const where = world();
    const theirs = await json(
      ['fit', '--plugin', './mine.js', 'data.csv', '--activation', 'mine:alpha=0.25'],
      where,
    );
    const ours = await json(['fit', 'data.csv', '--activation', 'leaky-relu:alpha=0.25'], where);
    expect(theirs.model.activation).toBe('mine:alpha=0.25');
    expect(theirs.fitted).toEqual(ours.fitted);
  });

  it('may import the core by name from a folder that has none', () => {
    const folder = folderWith({ 'named.js': pluginSource('named', '@spectral-bias/core') });
    const { code, stdout, stderr } = spawned(['plugins', 'list', '--plugin', 'named.js'], folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('  named ');
  });

  it('is listed with its parameters', async () => {
    const { plugins } = await json(['plugins', 'list', '--plugin', 'mine.js'], world());
    const listed = plugins.find(({ name }: { name: string }) => name === 'mine');
    expect(listed).toMatchObject({ kind: 'activation', title: 'Leaky ReLU of a stranger' });
    expect(listed.parameters.map(({ name }: { name: string }) => name)).toEqual(['alpha', 'scale']);
    expect(listed.parameters[0].description).toBe('slope left of zero');
  });

  it('may be repeated, and may stand in a configuration, resolved from there', async () => {
    const where = world({
      'other.js': plugin('other'),
      'config/spectral-bias.config.json': '{"plugins":["./third.js"]}',
      'config/third.js': plugin('third'),
    });
    const loaded = ['--plugin', 'mine.js', '--plugin', 'other.js'];
    const config = ['--config', 'config/spectral-bias.config.json'];
    const { stdout } = await run(['plugins', 'list', ...loaded, ...config], where);
    for (const name of ['mine', 'other', 'third']) expect(stdout).toContain(`  ${name} `);
  });

  it('has its parameters checked like any other', async () => {
    const args = ['fit', 'data.csv', '--plugin', './mine.js', '--activation'];
    const range = await run([...args, 'mine:alpha=2'], world());
    expect(range.stderr).toContain('mine.alpha is 2; expected a number');
    const name = await run([...args, 'mine:alfa=0.2'], world());
    expect(name.stderr).toContain(
      'there is no parameter of mine named "alfa"; did you mean alpha?',
    );
    expect([range.code, name.code]).toEqual([2, 2]);
  });
});

describe('a plug-in that cannot be used ends in one line and exit 2', () => {
  const bad: Record<string, [text: string, message: string]> = {
    'throws at import': ['throw new Error("boom\\nbang")', 'it cannot be loaded: boom\n'],
    'throws no error': ['throw null', 'it cannot be loaded: it threw null'],
    'does not parse': ['export default {{', 'it cannot be loaded: '],
    'exports a number': ['export default 3', 'its default export has no kind'],
    'exports nothing': ['export const a = 1', 'it has no default export'],
    'exports a list with a number': [
      'export default [3]',
      './bad.js, item 1 of its list is not a usable plug-in: its default export has no kind',
    ],
    'has an unknown kind': ['export default { kind: "colour" }', 'its kind is "colour"'],
    'is of another contract': [
      'export default { kind: "activation", contract: 99 }',
      'it was made for contract 99, this is contract 1',
    ],
    'takes a built-in name': [
      plugin('relu'),
      './bad.js is not a usable plug-in: two plug-ins define the activation "relu"; rename',
    ],
  };
  for (const [name, [text, message]] of Object.entries(bad)) {
    it(name, async () => {
      const args = ['fit', 'data.csv', '--plugin', './bad.js'];
      const { code, stdout, stderr } = await run(args, world({ 'bad.js': text }));
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(stderr).toContain(message);
    });
  }

  it('is not there', async () => {
    const file = await run(['fit', 'data.csv', '--plugin', './no.js'], world());
    expect(file.stderr).toContain('./no.js is not a usable plug-in: there is no file ');
    const name = await run(['fit', 'data.csv', '--plugin', 'no-such-package'], world());
    expect(name.stderr).toMatch(/Cannot find (module|package) 'no-such-package'/);
    expect([file.code, name.code]).toEqual([2, 2]);
  });
});
