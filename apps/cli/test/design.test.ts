import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { spawned } from './spawned.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = (files: Record<string, string> = {}) => ({ cwd: folderWith(files) });

/** A folder with data in which nothing is installed. */
const bare = () => folderWith({ 'data.csv': steps });

describe('design --json', () => {
  it('has the keys of its contract and no others', async () => {
    const document = await json(['design', '--penalty', 'k^4'], world());
    const keys = ['command', 'version', 'warnings', 'z', 'phi', 'error', 'file'];
    expect(Object.keys(document).sort()).toEqual(keys.sort());
    expect(document).toMatchObject({ command: 'design', file: null, warnings: [] });
  });

  it('of k⁴ is −|z|/2 (even) and ReLU (causal), of sinh²(πk/2)/π² tanh (odd), to 1e-9', async () => {
    const cases: [string, string, (z: number) => number][] = [
      ['k^4', 'even', (z) => -Math.abs(z) / 2],
      ['sinh(pi*k/2)^2/pi^2', 'odd', Math.tanh],
      ['k^4', 'causal', (z) => Math.max(z, 0)],
    ];
    for (const [penalty, phase, phi] of cases) {
      const args = ['design', '--penalty', penalty, '--phase', phase, '--samples', '65'];
      const { z, phi: found, error } = await json(args, world());
      expect(z).toHaveLength(65);
      expect(error).toBeLessThan(1e-6);
      z.forEach((place: number, i: number) => {
        expect(Math.abs(found[i] - phi(place))).toBeLessThan(1e-9);
      });
    }
  });

  it('takes the penalty of an activation: that of the Gaussian, even, is the Gaussian, to 1e-9', async () => {
    const args = ['design', '--penalty', 'gaussian:scale=2', '--range', '3', '--samples', '31'];
    const { z, phi } = await json(args, world());
    z.forEach((place: number, i: number) => {
      expect(Math.abs(phi[i] - Math.exp(-2 * place * place))).toBeLessThan(1e-9);
    });
  });

  it('takes a table of k and ρ in any order of columns, with stop bands', async () => {
    const k = [0.25, 0.5, 1, 2, 3, 4, 8];
    const rows = k.map((place) => `${place >= 4 ? 'Infinity' : place ** 4},${place}`);
    const where = world({
      'rho.csv': `rho,k\n${rows.join('\n')}\n`,
      'two.txt': '1 1\n2 16\n4 256\n',
    });
    const { error } = await json(['design', '--penalty', 'rho.csv'], where);
    expect(error).toBeLessThan(1e-2);
    const { phi } = await json(['design', '--penalty', 'two.txt', '--samples', '3'], where);
    expect(Math.abs(phi[0] + 4)).toBeLessThan(1e-6);
  });
});

describe('design --out', () => {
  it('writes z, φ and φ′ as a table, which leave the document', async () => {
    const where = world();
    const document = await json(['design', '--out', 'phi.csv', '--samples', '3'], where);
    expect(document).not.toHaveProperty('phi');
    expect(document.file).toBe('phi.csv');
    expect(readFileSync(join(where.cwd, 'phi.csv'), 'utf8')).toMatch(/^z,phi,slope\n-8,-4,/);
  });

  it('writes a plug-in with which fit, penalty and spectrum work as with the built-in', async () => {
    const cwd = bare();
    const flags = ['--penalty', 'k^4', '--phase', 'causal', '--out', 'my-activation.js', '--quiet'];
    const made = spawned(['design', ...flags], cwd);
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toContain(
      'spectral-bias fit data.csv --plugin ./my-activation.js --activation my-activation',
    );
    const plugin = ['--plugin', './my-activation.js', '--json', '--activation'];
    const told = (args: string[]) => {
      const { code, stdout, stderr } = spawned(args, cwd);
      expect([code, stderr]).toEqual([0, '']);
      return JSON.parse(stdout);
    };
    const ours = told(['fit', 'data.csv', '--df', '4', ...plugin, 'my-activation']);
    const theirs = told(['fit', 'data.csv', '--df', '4', '--json', '--activation', 'relu']);
    expect(ours.model.activation).toBe('my-activation');
    expect(ours.solver).toBe(theirs.solver);
    ours.fitted.forEach((value: number, i: number) => {
      expect(Math.abs(value - theirs.fitted[i])).toBeLessThan(1e-9);
    });
    const { rho } = told([
      'penalty',
      '--from',
      '2',
      '--to',
      '4',
      '--count',
      '2',
      ...plugin,
      'my-activation',
    ]);
    expect(Math.abs(rho[0] - 16) + Math.abs(rho[1] - 256)).toBeLessThan(1e-9);
    const { normalized } = told(['spectrum', '--samples', '20', ...plugin, 'my-activation']);
    expect(normalized[0]).toBe(1);
  }, 60_000);

  it('writes a plug-in of a penalty that no built-in has, which is fitted at its best scale', async () => {
    const cwd = bare();
    const flags = ['--penalty', '(1 + k^2)^3', '--out', 'x.mjs', '--name', 'matern'];
    expect(spawned(['design', ...flags], cwd).code).toBe(0);
    const plugin = ['--plugin', './x.mjs', '--activation', 'matern', '--width', '40'];
    const { code, stdout } = spawned(['fit', 'data.csv', ...plugin, '--json'], cwd);
    expect(code).toBe(0);
    const { fitted } = JSON.parse(stdout);
    expect(fitted).toHaveLength(8);
    expect(fitted.every(Number.isFinite)).toBe(true);
  }, 60_000);
});

describe('what cannot be designed is answered in one line, and nothing is written', () => {
  const table = (rows: string) => ({ 'rho.csv': `k,rho\n${rows}` });
  const wrong: [string, string[], Record<string, string>, number, RegExp][] = [
    ['an unknown symbol', ['--penalty', 'q^4'], {}, 2, /"q" at character 1 is not known/],
    ['a typo', ['--penalty', '1 + expp(k)'], {}, 2, /"expp" at character 5 .* did you mean exp/],
    ['a formula that breaks off', ['--penalty', '(1 + k'], {}, 2, /cannot be read at character 7/],
    ['a missing *', ['--penalty', 'k^4(1 + k)'], {}, 2, /with \* between its factors/],
    ['ρ below 0', ['--penalty', 'k - 3'], {}, 2, /expected a number above 0, or Infinity/],
    ['ρ = 0', ['--penalty', '0*k'], {}, 2, /rho\(\S+\) is 0; expected a number above 0/],
    ['ρ not defined', ['--penalty', 'sqrt(k - 1)'], {}, 2, /is NaN; expected a number above 0/],
    ['ρ that does not grow', ['--penalty', '1'], {}, 2, /grows faster than k\^2/],
    ['ρ ∞ everywhere', ['--penalty', 'Infinity'], {}, 2, /a finite ρ\(k\) for some k/],
    ['causal and ∞', ['--penalty', 'sinc', '--phase', 'causal'], {}, 2, /finite/],
    ['another phase', ['--phase', 'mixed'], {}, 2, /allowed choices are even, odd, causal/i],
    ['no range', ['--range', '0'], {}, 2, /expected a number above 0/],
    ['one sample', ['--samples', '1'], {}, 2, /expected a whole number, 2 or more/],
    ['a name that cannot be typed', ['--name', 'My φ'], {}, 2, /lower-case letters/],
    ['a name that is taken', ['--name', 'relu'], {}, 2, /an activation "relu" already/],
    ['another file', ['--out', 'x.png'], {}, 2, /a plug-in FILE\.js or FILE\.mjs, or a table/],
    ['no folder', ['--out', 'no/x.js'], {}, 2, /there is no folder/],
    ['no file', ['--penalty', 'no.csv'], {}, 3, /no\.csv: there is no such file/],
    ['a text cell', ['--penalty', 'rho.csv'], table('1,1\n2,x\n3,9\n'), 3, /row 3, column "rho"/],
    ['a table below 0', ['--penalty', 'rho.csv'], table('1,1\n2,-4\n'), 3, /row 3: rho is -4/],
    ['a table that descends', ['--penalty', 'rho.csv'], table('2,1\n1,4\n'), 3, /row 3: k is 1/],
    ['one column', ['--penalty', 'rho.csv'], { 'rho.csv': 'k\n1\n2\n' }, 3, /has one column/],
    ['one row', ['--penalty', 'rho.csv'], table('1,1\n'), 3, /2 or more/],
    ['an empty table', ['--penalty', 'rho.csv'], { 'rho.csv': '' }, 3, /there is no data/],
  ];
  it.each(wrong)('%s', async (_, flags, files, code, message) => {
    const where = world(files);
    const out = flags.includes('--out') ? [] : ['--out', 'x.js'];
    const result = await run(['design', ...flags, ...out], where);
    expect(result.stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
    expect(result.stderr).toMatch(message);
    expect([result.code, result.stdout]).toEqual([code, '']);
    expect(readdirSync(where.cwd)).toEqual(Object.keys(files));
  });
});
