import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtCore, pluginSource } from './plugin-source.ts';
import { bash, command, spawned } from './spawned.ts';
import { csv, steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

describe('streams of the built command', () => {
  it('hold one document on stdout and nothing on stderr, with --json and --quiet', () => {
    const cwd = folderWith({ 'data.csv': steps });
    const { code, stdout, stderr } = spawned(['fit', 'data.csv', '--json', '--quiet'], cwd);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(JSON.parse(stdout).command).toBe('fit');
  });

  it('end quietly when the reader leaves', () => {
    const cwd = folderWith({ 'data.csv': steps });
    const fit = 'fit data.csv --quiet --out - --at 0:7:300000';
    const head = bash(`$SB ${fit} | head -1`, cwd);
    expect(head).toEqual({ code: 0, stdout: 'x,fitted\n', stderr: '' });
    const json = bash('$SB fit data.csv --json --at 0:7:300000 | head -c 20', cwd);
    expect(json).toEqual({ code: 0, stdout: '{"command":"fit","ve', stderr: '' });
  });

  it('read standard input and write standard output for -', () => {
    const cwd = folderWith();
    const args = ['fit', '-', '--df', '4', '--out', '-', '--quiet'];
    const { code, stdout, stderr } = spawned([...args, '--at', '-'], cwd, { input: steps });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^x,fitted\n0,.*\n1,(.*\n){6}7,.*\n$/);
  });

  it('show no progress and no colour in a pipe', () => {
    const cwd = folderWith({ 'data.csv': steps });
    const args = ['fit', 'data.csv', '--activation', 'tanh'];
    const { code, stdout, stderr } = spawned(args, cwd, { env: { NO_COLOR: '1' } });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('\u001b');
  });
});

it('wrong usage ends with exit 2, bad data with 3, each with one line', () => {
  const cwd = folderWith({ 'data.csv': steps, 'bad.csv': 'x,y\n1,a\n2,3\n4,5\n' });
  for (const [code, args] of [
    [2, ['fit', 'data.csv', '--bogus']],
    [3, ['fit', 'bad.csv']],
  ] as const) {
    const outcome = spawned(args, cwd);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    expect(outcome.stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
  }
});

it('an interrupted command leaves no file and is ended by the signal', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => [i, Math.sin(i)]);
  const cwd = folderWith({ 'data.csv': csv(['x', 'y'], rows) });
  const args = ['fit', 'data.csv', '--activation', 'tanh', '--out', 'a.csv', '--model', 'm.json'];
  const child = spawn(process.execPath, [command, ...args], { cwd, stdio: 'ignore' });
  setTimeout(() => child.kill('SIGINT'), 700);
  const [code, signal] = await once(child, 'exit');
  expect(code === 130 || signal === 'SIGINT').toBe(true);
  expect(readdirSync(cwd)).toEqual(['data.csv']);
});

it('a hundred thousand rows are fitted', () => {
  const rows = Array.from({ length: 1e5 }, (_, i) => [i / 100, Math.sin(i / 5000) + (i % 7) / 7]);
  const cwd = folderWith({ 'data.csv': csv(['x', 'y'], rows) });
  const { code, stdout, stderr } = spawned(['fit', 'data.csv', '--lambda', '1e-6', '--json'], cwd);
  expect([code, stderr]).toEqual([0, '']);
  const { input, solver, fitted } = JSON.parse(stdout);
  expect([input.distinct, solver]).toEqual([1e5, 'state-space']);
  expect(fitted.every(Number.isFinite)).toBe(true);
  expect(Math.abs(fitted[50_000] - Math.sin(10) - 3 / 7)).toBeLessThan(0.02);
});

it('a plug-in may be a package of the user’s folder, for import alone too', () => {
  const packageJson = (exports: unknown) => JSON.stringify({ name: 'x', type: 'module', exports });
  const cwd = folderWith({
    'node_modules/both/index.js': pluginSource('both', builtCore),
    'node_modules/both/package.json': packageJson('./index.js'),
    'node_modules/modern/lib/index.js': pluginSource('modern', builtCore),
    'node_modules/modern/package.json': packageJson({
      '.': { types: './no.d.ts', import: './lib/index.js' },
    }),
  });
  const args = ['plugins', 'list', '--plugin', 'both', '--plugin', 'modern'];
  const { code, stdout } = spawned(args, cwd);
  expect(code).toBe(0);
  for (const name of ['both', 'modern']) expect(stdout).toContain(`  ${name} `);
});
