import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'waves.csv': waves }) });

describe('run', () => {
  it('writes every figure as SVG and PNG, the table and the result', async () => {
    const where = world();
    const args = ['run', 'iteration-efficiency', '--samples', '32', '--out', 'made/here'];
    const { files, result } = await json(args, where);
    const folder = join(where.cwd, 'made/here');
    const names = readdirSync(folder).sort();
    expect(files.map((file: string) => file.split('/').at(-1)).sort()).toEqual(names);
    expect(names).toContain('table.csv');
    const figures = names.filter((name) => name.endsWith('.svg'));
    expect(figures.length).toBeGreaterThan(0);
    for (const figure of figures) {
      expect(readFileSync(join(folder, figure), 'utf8')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
      const png = readFileSync(join(folder, figure.replace('.svg', '.png')));
      expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    }
    const written = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
    expect(written.result).toEqual(result);
  });

  it('prints one document with the keys of its contract', async () => {
    const document = await json(['run', 'masks', '--samples', '16', '--seed', '7'], world());
    expect(Object.keys(document).sort()).toEqual(
      ['command', 'experiment', 'files', 'params', 'result', 'seed', 'version', 'warnings'].sort(),
    );
    expect(document).toMatchObject({ experiment: 'masks', seed: 7, params: { samples: 16 } });
  });

  it('reads lists flag by flag or in a row', async () => {
    const row = await json(['run', 'masks', '--samples', '16', '--iterations', '5', '50'], world());
    const each = ['--iterations', '5', '--iterations', '50'];
    const flags = await json(['run', 'masks', '--samples', '16', ...each], world());
    expect(row.params.iterations).toEqual([5, 50]);
    expect(flags.params).toEqual(row.params);
  });

  it('runs on a signal from a file', async () => {
    const args = ['run', 'fit', '--signal', 'waves.csv', '--y', '2', '--df', '5'];
    const { result } = await json(args, world());
    expect(Math.abs(result.fit.diagnostics.df - 5)).toBeLessThan(1e-6);
  });

  it('answers a wrong experiment, flag or value in one line with exit 2', async () => {
    for (const [args, expected] of [
      [['run', 'mask'], /no experiment named "mask"; did you mean masks\?/],
      [['run', 'masks', '--sample', '3'], /unknown option '--sample'/],
      [['run', 'masks', '--iterations', '0'], /expected a whole number, 1 or more/],
      [['run'], /missing required argument/],
    ] as const) {
      const { code, stdout, stderr } = await run(args, world());
      expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
      expect(stderr).toMatch(expected);
    }
  });

  it('explains an experiment with its own parameters', async () => {
    const { code, stdout } = await run(['run', 'spectra', '--help'], world());
    expect(code).toBe(0);
    expect(stdout).toMatch(/--samples/);
    expect(stdout).toMatch(/--out <folder>/);
  });
});

it('experiments lists what run can run', async () => {
  const { experiments } = await json(['experiments'], world());
  const names = experiments.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(['fit', 'masks', 'spectra', 'reconstruction']));
  const { stdout } = await run(['experiments'], world());
  expect(stdout.trim().split('\n')).toHaveLength(names.length);
});
