import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'data.csv': steps, 'waves.csv': waves }) });
const largestGap = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe('the columns of fit', () => {
  it('x is the distinct places in ascending order', async () => {
    const { input, x, fitted, band } = await json(['fit', 'waves.csv'], world());
    expect(input.n).toBe(24);
    expect(x).toEqual([...new Set<number>(x)].sort((a, b) => a - b));
    expect([x.length, fitted.length, band.length]).toEqual(Array(3).fill(input.distinct));
    expect([x[0], x.at(-1)]).toEqual([input.xMin, input.xMax]);
  });

  it('are chosen by name, by name without its unit, and by number alike', async () => {
    const where = world();
    const fitted = async (...args: string[]) =>
      (await json(['fit', 'waves.csv', ...args], where)).fitted;
    const byName = await fitted('--x', 'time (s)', '--y', 'level', '--weights', 'weight');
    expect(await fitted('--x', 'time', '--y', 'Level', '--weights', 'weight')).toEqual(byName);
    expect(await fitted('--x', '2', '--y', '3', '--weights', '4')).toEqual(byName);
    expect(await fitted('--x', '2', '--y', '3')).not.toEqual(byName);
  });

  it('a single one is y over 0, 1, 2, …', async () => {
    const where = {
      cwd: folderWith({ 'y.csv': '5\n7\n4\n8\n', 'xy.csv': '0,5\n1,7\n2,4\n3,8\n' }),
    };
    const one = await json(['fit', 'y.csv'], where);
    const two = await json(['fit', 'xy.csv'], where);
    expect([one.x, one.fitted]).toEqual([[0, 1, 2, 3], two.fitted]);
  });

  it('come from standard input for -', async () => {
    const where = world();
    const piped = await json(['fit', '-'], { ...where, stdin: steps });
    expect(piped.fitted).toEqual((await json(['fit', 'data.csv'], where)).fitted);
  });
});

describe('where fit evaluates', () => {
  it('--at a:b:n is n equispaced places with both ends', async () => {
    const { at } = await json(['fit', 'data.csv', '--at', '-1:8:4'], world());
    expect(at.x).toEqual([-1, 2, 5, 8]);
    expect(at.fitted).toHaveLength(4);
    expect((await json(['fit', 'data.csv', '--at', '3:9:1'], world())).at.x).toEqual([3]);
  });

  it('--at FILE is the column of x of that file, in its own order', async () => {
    const cwd = folderWith({ 'data.csv': steps, 'places.csv': 'x\n5\n0\n2.5\n' });
    const { x, fitted, at } = await json(['fit', 'data.csv', '--at', 'places.csv'], { cwd });
    expect(at.x).toEqual([5, 0, 2.5]);
    expect(at.fitted[0]).toBeCloseTo(fitted[x.indexOf(5)], 12);
    expect(at.fitted[1]).toBeCloseTo(fitted[0], 12);
  });

  it('--derivative 1 and 2 are the slopes of what --derivative 0 gives, to 1e-5', async () => {
    const where = world();
    const at = async (derivative: number, range: string): Promise<number[]> => {
      const order = ['--derivative', String(derivative)];
      const args = ['fit', 'data.csv', '--df', '5', '--at', range, ...order];
      return (await json(args, where)).at.fitted;
    };
    for (const order of [1, 2]) {
      const [here] = await at(order, '2.3:2.3:1');
      const [before, after] = await at(order - 1, '2.29999:2.30001:2');
      expect(Math.abs((after! - before!) / 2e-5 - here!)).toBeLessThan(1e-5);
    }
  });
});

describe('how fit is told of its network', () => {
  it('parameters in the name, and --scale, mean the same', async () => {
    const where = world();
    const named = await json(['fit', 'data.csv', '--activation', 'tanh:scale=3'], where);
    const flagged = await json(['fit', 'data.csv', '--activation', 'tanh', '--scale', '3'], where);
    expect(named.model.activation).toBe('tanh:scale=3');
    expect(flagged.fitted).toEqual(named.fitted);
  });

  it('--solver dense equals state-space, to 1e-9', async () => {
    const where = world();
    for (const more of [['--df', '6'], ['--iterations', '500'], []]) {
      const dense = await json(['fit', 'waves.csv', '--solver', 'dense', ...more], where);
      const linear = await json(['fit', 'waves.csv', '--solver', 'state-space', ...more], where);
      expect([dense.solver, linear.solver]).toEqual(['dense', 'state-space']);
      expect(dense.fit.df / linear.fit.df).toBeCloseTo(1, more.length > 0 ? 9 : 5);
      expect(largestGap(dense.fitted, linear.fitted)).toBeLessThan(more.length > 0 ? 1e-9 : 1e-5);
    }
  });

  it('--select says by what the strength is chosen, and its score', async () => {
    const where = world();
    const gcv = await json(['fit', 'data.csv', '--solver', 'dense'], where);
    const loo = await json(['fit', 'data.csv', '--select', 'loo'], where);
    const given = await json(['fit', 'data.csv', '--df', '4'], where);
    expect(gcv.selection).toEqual({ criterion: 'gcv', score: gcv.fit.gcv });
    expect(loo.selection).toEqual({ criterion: 'loo', score: loo.fit.loo });
    expect(given.selection).toEqual({ criterion: 'given', score: null });
    expect(loo.fit.loo).toBeLessThanOrEqual(gcv.fit.loo * (1 + 1e-9));
  });

  it('the strength it chooses, given back, gives the same curve', async () => {
    const where = world();
    const chosen = await json(['fit', 'waves.csv'], where);
    const lambda = String(chosen.regularizer.lambda);
    const again = await json(['fit', 'waves.csv', '--lambda', lambda], where);
    expect(again.fitted).toEqual(chosen.fitted);
  });

  it('a scale is chosen where none is given and the activation is not homogeneous', async () => {
    const { model } = await json(['fit', 'data.csv', '--activation', 'sinc'], world());
    expect(model.activation).toMatch(/^sinc(:scale=[\d.]+)?$/);
    expect(model.width).toBe(32);
  });
});

it('what a person reads names the signal, the network, the strength and the files', async () => {
  const args = ['fit', 'waves.csv', '--model', 'm.json', '--report', 'r.html'];
  const { code, stdout, stderr } = await run(args, world());
  expect(code).toBe(0);
  expect(stderr).toMatch(/^note: /);
  for (const word of ['24 samples of level', 'time (s) from', 'ReLU', 'GCV', 'm.json', 'r.html']) {
    expect(stdout).toContain(word);
  }
});
