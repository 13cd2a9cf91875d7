import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { pluginSource, sourceCore } from './plugin-source.ts';
import { spawned } from './spawned.ts';
import { folderWith } from './temporary-folder.ts';

const world = (files: Record<string, string> = {}) => ({ cwd: folderWith(files) });

describe('penalty --json', () => {
  it('has the keys of its contract and no others', async () => {
    const document = await json(['penalty', '--activation', 'relu', '--count', '3'], world());
    const keys = ['command', 'version', 'warnings', 'k', 'rho', 'closedForm'];
    expect(Object.keys(document).sort()).toEqual(keys.sort());
    expect(document).toMatchObject({ command: 'penalty', closedForm: true, warnings: [] });
  });

  it('is k⁴ for ReLU and k² for Heaviside, to 1e-13', async () => {
    for (const [name, power] of [
      ['relu', 4],
      ['heaviside', 2],
    ] as const) {
      const { k, rho } = await json(['penalty', '--activation', name], world());
      expect(k).toHaveLength(21);
      k.forEach((x: number, i: number) => {
        expect(Math.abs(rho[i] / x ** power - 1)).toBeLessThan(1e-13);
      });
    }
  });

  it('says Infinity in words where no network can follow', async () => {
    const args = ['penalty', '--activation', 'sinc', '--from', '1', '--to', '4', '--count', '3'];
    const { rho, warnings } = await json(args, world());
    expect(rho).toEqual([1, 1, 'Infinity']);
    expect(warnings).toEqual([]);
  });

  it('warns where quadrature leaves a lower bound only', async () => {
    const { closedForm, warnings } = await json(
      ['penalty', '--activation', 'mish', '--to', '60'],
      world(),
    );
    expect(closedForm).toBe(false);
    expect(warnings.join('\n')).toMatch(/values are lower bounds \(k = .* to 60\)/);
  });

  it('takes a plug-in, and its scale', async () => {
    const where = world({ 'mine.js': pluginSource('mine', sourceCore) });
    const args = ['--plugin', './mine.js', '--activation', 'mine:alpha=0.5,scale=2'];
    const { rho } = await json(['penalty', ...args, '--from', '1', '--count', '2'], where);
    expect(Math.abs(rho[0] - 1)).toBeLessThan(1e-13); // (1 − ½)² 2² = 1
  });
});

describe('penalty --out', () => {
  it('writes a table, whose numbers leave the document', async () => {
    const where = world();
    const document = await json(['penalty', '--out', 'p.csv', '--count', '2'], where);
    expect(document).not.toHaveProperty('rho');
    expect(readFileSync(join(where.cwd, 'p.csv'), 'utf8')).toMatch(
      /^k,rho,relative error bound\n0\.1,\S+\n10,10000,\S+\n$/,
    );
  });

  it('writes the figure as SVG and PNG', async () => {
    const where = world();
    for (const file of ['p.svg', 'p.png']) {
      await json(['penalty', '--activation', 'sinc', '--count', '40', '--out', file], where);
    }
    expect(readFileSync(join(where.cwd, 'p.svg'), 'utf8')).toMatch(
      /^<svg[\s\S]*sinc[\s\S]*<\/svg>/,
    );
    expect([...readFileSync(join(where.cwd, 'p.png')).subarray(1, 4)]).toEqual([80, 78, 71]);
  });

  it('to standard output is the table alone', async () => {
    const { stdout } = await run(['penalty', '--count', '2', '--out', '-'], world());
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });
});

it('the text is a table, with ∞ and ≥ where they belong', async () => {
  const sinc = await run(['penalty', '--activation', 'sinc', '--count', '2'], world());
  expect(sinc.stdout).toBe(
    'k               rho (sinc, in closed form)\n0.1             1\n10              ∞\n',
  );
  const sine = await run(['penalty', '--activation', 'sine', '--count', '2'], world());
  expect(sine.stdout).toMatch(/\n0\.1 +≥ \S+\n/);
  expect(sine.stderr).toMatch(/lower bounds/);
});

it('a bad option is answered in one line with exit 2, and nothing is written', async () => {
  const wrong: [string[], RegExp][] = [
    [['--activation', 'rellu'], /no activation named "rellu"; did you mean relu/],
    [['--activation', 'relu:power=2'], /no parameter of relu named "power"/],
    [['--from', '0'], /expected a number above 0/],
    [['--from', '5', '--to', '2'], /to is 2; expected a frequency above from, which is 5/],
    [['--count', '1'], /expected a whole number, 2 or more/],
    [['--exponent', '3'], /expected a whole number, 1 or more and at most 2/],
    [['--dimension', '0'], /expected a whole number, 1 or more/],
    [['--scale', '-1'], /expected a number above 0/],
    [['--out', 'no/p.csv'], /there is no folder/],
    [['--json', '--out', '-'], /cannot share standard output/],
    [['relu'], /too many arguments/],
    [['--activations', 'relu'], /unknown option '--activations'; did you mean --activation\?/],
  ];
  for (const [flags, message] of wrong) {
    const where = world();
    const out = flags.includes('--out') ? [] : ['--out', 'a.csv'];
    const { code, stdout, stderr } = await run(['penalty', ...flags, ...out], where);
    expect([code, stdout], flags.join(' ')).toEqual([2, '']);
    expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
    expect(stderr).toMatch(message);
    expect(readdirSync(where.cwd)).toEqual([]);
  }
});

it('the built command prints what the example says', () => {
  const args = ['penalty', '--activation', 'relu', '--from', '1', '--to', '100', '--count', '3'];
  const { code, stdout } = spawned(args, folderWith());
  expect(code).toBe(0);
  expect(
    stdout
      .split('\n')
      .slice(1, 4)
      .map((line) => line.split(/\s+/)),
  ).toEqual([
    ['1', '1'],
    ['10', '10000'],
    ['100', '100000000'],
  ]);
});
