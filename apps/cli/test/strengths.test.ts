import { describe, expect, it } from 'vitest';
import { json } from './in-process.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const regularizers = ['ridge', 'pca', 'gradient-descent', 'gradient-flow'];
const strengths: Record<string, number> = {
  lambda: 0.003,
  splineLambda: 3,
  df: 4.5,
  components: 3,
  threshold: 0.03,
  iterations: 40,
  bandwidth: 0.2,
};
const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`;
const world = () => ({ cwd: folderWith({ 'data.csv': steps }) });
const relative = (a: number, b: number) => Math.abs(a / b - 1);

describe('every strength flag works with every regularizer', () => {
  for (const regularizer of regularizers) {
    for (const [name, value] of Object.entries(strengths)) {
      it(`${flagOf(name)} with ${regularizer}`, async () => {
        const args = ['--regularizer', regularizer, flagOf(name), String(value)];
        const fit = await json(['fit', 'data.csv', ...args], world());
        const { equivalents } = fit;
        expect([fit.regularizer.name, fit.selection.criterion]).toEqual([regularizer, 'given']);
        expect(Object.values(equivalents)).not.toContain(null);
        expect(relative(equivalents.lambda, equivalents.threshold ** 2)).toBeLessThan(1e-12);
        expect(equivalents.df).toBe(fit.fit.df);
        const rounds = regularizer === 'gradient-descent' && name !== 'iterations';
        if (name === 'bandwidth')
          expect(Math.abs(equivalents.bandwidth - value)).toBeLessThan(1 / 14);
        else if (name === 'components' && rounds) expect(equivalents.components).toBe(value);
        else if (name === 'df' && regularizer === 'pca') expect(equivalents.df).toBeCloseTo(4, 9);
        else {
          // a flow of time αq is q steps of size α only to first order in ατ²
          const flows = regularizer === 'gradient-flow' && name === 'iterations';
          const tolerance = rounds ? 0.1 : flows ? 0.02 : 1e-9;
          expect(relative(equivalents[name], value)).toBeLessThan(tolerance);
        }
      });
    }
  }
});

it('each form of a ridge, given back, is the same fit, to 1e-9', async () => {
  const where = world();
  const first = await json(['fit', 'data.csv', '--df', '4.2'], where);
  for (const name of ['lambda', 'splineLambda', 'threshold', 'df']) {
    const args = ['--regularizer', 'ridge', flagOf(name), String(first.equivalents[name])];
    const again = await json(['fit', 'data.csv', ...args], where);
    for (const [i, value] of again.fitted.entries()) {
      expect(relative(value, first.fitted[i])).toBeLessThan(1e-9);
    }
  }
});

it('convert tells of the same network what fit tells', async () => {
  const where = world();
  const args = ['data.csv', '--iterations', '1000', '--learning-rate', '20'];
  const fit = await json(['fit', ...args], where);
  const { equivalents } = await json(['convert', ...args], where);
  expect(equivalents).toEqual(fit.equivalents);
  expect([equivalents.iterations, equivalents.learningRate]).toEqual([1000, 20]);
});

it('spectrum tells how many iterations convert asks for, of a square network without null space', async () => {
  const where = world();
  const network = ['--samples', '32', '--width', '32', '--null-space', 'none'];
  const { singularValues, iterations } = await json(['spectrum', ...network], where);
  const args = ['convert', ...network, '--components', '5', '--regularizer', 'pca'];
  const { equivalents } = await json(args, where);
  expect(relative(equivalents.threshold, singularValues[4])).toBeLessThan(1e-9);
  expect(relative(iterations[4], (singularValues[0] / singularValues[4]) ** 2)).toBeLessThan(1e-12);
});

it('iterations choose gradient descent, components and threshold choose pca, the rest ridge', async () => {
  const chosen = async (...args: string[]) =>
    (await json(['fit', 'data.csv', ...args], world())).regularizer.name;
  expect(await chosen('--iterations', '9')).toBe('gradient-descent');
  expect(await chosen('--learning-rate', '9')).toBe('gradient-descent');
  expect(await chosen('--components', '2')).toBe('pca');
  expect(await chosen('--threshold', '0.1')).toBe('pca');
  expect(await chosen('--df', '3')).toBe('ridge');
  expect(await chosen()).toBe('ridge');
});
