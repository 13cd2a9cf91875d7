import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRegistry, type Plugin, type PluginKind } from '@spectral-bias/core';
import { checkPlugin } from '@spectral-bias/testkit';
import { describe, expect, it } from 'vitest';
import activation from '../templates/activation/src/index.ts';
import experiment from '../templates/experiment/src/index.ts';
import regularizer from '../templates/regularizer/src/index.ts';
import { json, run } from './in-process.ts';
import { folderWith } from './temporary-folder.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const kinds = ['activation', 'regularizer', 'experiment'] as const;
const files = [
  '.gitignore',
  'README.md',
  'package.json',
  'src/index.ts',
  'test/index.test.ts',
  'tsconfig.json',
];

describe('the template of each kind', () => {
  const templates: readonly Plugin[] = [activation, regularizer, experiment];
  for (const plugin of templates) {
    it(`of kind ${plugin.kind} obeys every law, and leaves the important ones nothing to skip`, async () => {
      const reports = await checkPlugin(plugin, { registry: createRegistry([]) });
      expect(reports.filter(({ passed }) => !passed)).toEqual([]);
      const skipped = reports.filter((report) => report.skipped !== undefined);
      expect(skipped.length).toBeLessThanOrEqual(plugin.kind === 'activation' ? 3 : 0);
    });
  }

  it('asks for the TypeScript that this repository is built with', () => {
    const { version } = JSON.parse(
      readFileSync(join(root, 'node_modules/typescript/package.json'), 'utf8'),
    );
    for (const kind of kinds) {
      const manifest = readFileSync(join(root, 'apps/cli/templates', kind, 'package.json'), 'utf8');
      expect(JSON.parse(manifest).devDependencies.typescript).toBe(`^${version}`);
    }
  });
});

/** What `npm install` would bring, from the workspace: the packed check installs it for real. */
function installed(folder: string): void {
  for (const [name, place] of Object.entries({
    '@spectral-bias/core': 'packages/core',
    '@spectral-bias/testkit': 'packages/testkit',
    '@types/node': 'node_modules/@types/node',
    typescript: 'node_modules/typescript',
  })) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, place), link, 'junction');
  }
}

describe('plugins create', () => {
  for (const kind of kinds) {
    it(`makes one of kind ${kind} that builds, passes its tests and the laws, and works`, {
      timeout: 120_000,
    }, async () => {
      const where = { cwd: folderWith() };
      const made = await run(['plugins', 'create', 'my-own', '--kind', kind], where);
      expect(made).toEqual({
        code: 0,
        stdout: files.map((file) => `my-own/${file}\n`).join(''),
        stderr: 'Next:\n  cd my-own\n  npm install\n  npm test\n  spectral-bias plugins check .\n',
      });
      const folder = join(where.cwd, 'my-own');
      installed(folder);
      const tsc = join(root, 'node_modules/typescript/bin/tsc');
      execFileSync(process.execPath, [tsc], { cwd: folder });
      const test = ['--test', 'dist/test/index.test.js'];
      const tested = execFileSync(process.execPath, test, { cwd: folder, encoding: 'utf8' });
      expect(tested).toMatch(/\bpass [1-9]\d*\n/);
      expect(tested).toMatch(/\bfail 0\n/);
      expect(await run(['plugins', 'check', '.'], { cwd: folder })).toMatchObject({ code: 0 });
      const { stdout } = await run(['plugins', 'list', '--plugin', './my-own'], where);
      expect(stdout).toMatch(/^ {2}my-own +My own/m);
    });
  }

  it('makes a package that publishes well, of this version', async () => {
    const cwd = folderWith();
    const { files: made, folder } = await json(['plugins', 'create', 'my-own'], { cwd });
    expect([folder, made]).toEqual(['my-own', files.map((file) => `my-own/${file}`)]);
    const manifest = JSON.parse(readFileSync(join(cwd, 'my-own/package.json'), 'utf8'));
    const { version } = JSON.parse(readFileSync(join(root, 'apps/cli/package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'spectral-bias-my-own',
      type: 'module',
      sideEffects: false,
      exports: { '.': { types: './dist/src/index.d.ts', default: './dist/src/index.js' } },
      peerDependencies: { '@spectral-bias/core': `>=${version}` },
      devDependencies: { '@spectral-bias/testkit': `^${version}` },
    });
    const all = made.map((path: string) => readFileSync(join(cwd, path), 'utf8')).join('\n');
    expect(all).not.toMatch(/my-plugin|My plugin/);
  });

  it('writes where --out says, also into an empty folder, and leaves nothing beside it', async () => {
    const cwd = folderWith();
    mkdirSync(join(cwd, 'empty'));
    for (const [out, folder] of [
      ['deep/down', 'deep/down'],
      ['empty', 'empty'],
    ] as const) {
      const args = ['plugins', 'create', 'my-own', '--out', out, '--quiet'];
      const { code, stderr } = await run(args, { cwd });
      expect([code, stderr]).toEqual([0, '']);
      expect(readdirSync(join(cwd, folder))).toContain('package.json');
    }
    expect(readdirSync(cwd).sort()).toEqual(['deep', 'empty']);
    expect(readdirSync(join(cwd, 'deep'))).toEqual(['down']);
    const inside = await run(['plugins', 'create', 'other', '--out', '.'], {
      cwd: folderWith(),
    });
    expect(inside.stdout).toContain('\nsrc/index.ts\n');
  });

  const refused: Record<string, [args: string[], message: string]> = {
    'a folder that holds something': [
      ['my-own', '--out', 'full'],
      'full: it is not empty; name another with --out',
    ],
    'a file in its place': [['my-own', '--out', 'full/file'], 'full/file: it is a file'],
    'standard output': [['my-own', '--out', '-'], 'expected a folder'],
    'capitals and underscores': [
      ['MyOwn_Wave'],
      'the name is "MyOwn_Wave"; expected lower-case letters, digits and hyphens, a letter first, such as my-own-wave',
    ],
    'a number first': [['2d-wave'], 'such as d-wave'],
    'a path': [['../escape'], 'such as escape'],
    'nothing that can be saved': [['ΦΩ'], 'digits and hyphens, a letter first'],
    'the name of a built-in one': [['relu'], 'there is a built-in activation relu; choose another'],
    'an unknown kind': [['my-own', '--kind', 'actvation'], 'did you mean activation?'],
  };
  for (const [name, [args, message]] of Object.entries(refused)) {
    it(`refuses ${name}, and writes nothing`, async () => {
      const cwd = folderWith({ 'full/file': 'mine' });
      const { code, stdout, stderr } = await run(['plugins', 'create', ...args], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(stderr).toContain(message);
      expect(readdirSync(cwd)).toEqual(['full']);
      expect(readFileSync(join(cwd, 'full/file'), 'utf8')).toBe('mine');
    });
  }

  it('takes the name of a built-in one of another kind', async () => {
    const args = ['plugins', 'create', 'relu', '--kind', 'regularizer' satisfies PluginKind];
    expect((await run(args, { cwd: folderWith() })).code).toBe(0);
  });
});
