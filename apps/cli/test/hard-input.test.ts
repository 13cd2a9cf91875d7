import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { csv } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

type Rows = [number, number][];
const fit = (rows: Rows, ...args: string[]) =>
  json(['fit', 'data.csv', ...args], { cwd: folderWith({ 'data.csv': csv(['x', 'y'], rows) }) });
const wave: Rows = Array.from({ length: 20 }, (_, i) => [i / 4, Math.sin(i / 3) + (i % 3) / 9]);
const gap = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));

describe('few samples', () => {
  it('one is fitted by a constant', async () => {
    const { fitted, warnings } = await fit([[3, 4]]);
    expect(fitted).toEqual([4]);
    expect(warnings[0]).toContain('leave nothing to regularize');
  });

  it('two are fitted by their line', async () => {
    const { fitted, fit: diagnostics } = await fit([
      [3, 4],
      [5, 6],
    ]);
    expect(gap(fitted, [4, 6])).toBeLessThan(1e-12);
    expect([diagnostics.df.toFixed(9), diagnostics.sigma]).toEqual(['2.000000000', null]);
  });

  it('three are fitted, with all that is said of them finite', async () => {
    const document = await fit([
      [3, 4],
      [5, 6],
      [6, 5],
    ]);
    expect(document.warnings).toEqual([]);
    expect([...document.fitted, ...document.band].every(Number.isFinite)).toBe(true);
  });

  it('samples at one place are fitted by their mean', async () => {
    const { input, fitted } = await fit([
      [1, 2],
      [1, 3],
      [1, 7],
    ]);
    expect([input.distinct, fitted]).toEqual([1, [4]]);
  });
});

describe('an awkward signal is fitted right', () => {
  it('a constant stays one, to 1e-12', async () => {
    const { fitted } = await fit(wave.map(([x]) => [x, 2]));
    expect(Math.max(...fitted.map((value: number) => Math.abs(value - 2)))).toBeLessThan(1e-12);
  });

  it('near-ties of 1e-15 change nothing to speak of', async () => {
    const tied: Rows = [...wave, [1, 0.5]];
    const near: Rows = [...wave, [1 + 1e-15, 0.5]];
    const one = await fit(tied, '--lambda', '1e-4');
    const two = await fit(near, '--lambda', '1e-4');
    const at = two.x.filter((_: number, i: number) => i !== 5);
    expect(gap(one.x, at)).toBeLessThan(1e-14);
    expect(gap(one.fitted, two.fitted.toSpliced(5, 1))).toBeLessThan(1e-9);
  });

  it('x around 10⁹, and in units of 25·10⁹, gives the same curve, to 1e-9', async () => {
    const plain = await fit(wave);
    const far = await fit(wave.map(([x, y]) => [1e9 + x, y]));
    const large = await fit(wave.map(([x, y]) => [25e9 * x, y]));
    expect(gap(far.fitted, plain.fitted)).toBeLessThan(1e-9);
    expect(gap(large.fitted, plain.fitted)).toBeLessThan(1e-9);
  });

  it('an offset of 10⁹ only moves the curve, to 1e-6', async () => {
    const plain = await fit(wave, '--df', '8');
    const high = await fit(
      wave.map(([x, y]) => [x, y + 1e9]),
      '--df',
      '8',
    );
    const lowered = high.fitted.map((value: number) => value - 1e9);
    expect(gap(lowered, plain.fitted)).toBeLessThan(1e-6);
  });

  it('one outlier of 10¹² leaves a finite curve', async () => {
    const { fitted, warnings } = await fit(wave.map(([x, y], i) => [x, i === 7 ? 1e12 : y]));
    expect(fitted.every(Number.isFinite)).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('samples of weight 0 are left out, and the warnings say how many', async () => {
    const rows = wave.map(([x, y], i) => [x, i < 2 ? 99 : y, i < 2 ? 0 : 1]);
    const cwd = folderWith({ 'data.csv': csv(['x', 'y', 'w'], rows) });
    const args = ['fit', 'data.csv', '--weights', 'w', '--lambda', '1e-3'];
    const { fitted, warnings } = await json(args, { cwd });
    expect(fitted).toEqual((await fit(wave.slice(2), '--lambda', '1e-3')).fitted);
    expect(warnings).toContain('2 samples of weight 0 were left out');
  });
});

it('the ends of every strength are answered: λ = 0 interpolates, no step gives the null space', async () => {
  const whole = await fit(wave, '--lambda', '0');
  expect(
    gap(
      whole.fitted,
      wave.map(([, y]) => y),
    ),
  ).toBeLessThan(1e-9);
  const none = await fit(wave, '--iterations', '0');
  expect(none.fit.df).toBeCloseTo(2, 9);
  const empty = await fit(wave, '--components', '0');
  expect(gap(empty.fitted, none.fitted)).toBeLessThan(1e-9);
});

it('a decimal comma, tabs, comments and Windows line ends are read', async () => {
  const text = '# measured today\r\nx;y\r\n0;1,5\r\n1;2,5\r\n2;2\r\n3;4\r\n';
  const { code, stdout } = await run(['fit', '-', '--json'], { cwd: folderWith(), stdin: text });
  expect([code, JSON.parse(stdout).input]).toEqual([0, { n: 4, distinct: 4, xMin: 0, xMax: 3 }]);
});
