import { readFileSync } from 'node:fs';
import * as activations from '@spectral-bias/activations';
import { expect, it } from 'vitest';
import * as adaptiveRegime from '../src/index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const modules = {
  '@spectral-bias/activations': activations,
  '@spectral-bias/adaptive-regime': adaptiveRegime,
};

/** What the example calls `run` and `more`. */
async function example(): Promise<{
  run: adaptiveRegime.TrainingRun;
  more: adaptiveRegime.TrainingRun;
}> {
  const [, code] = /```js\n([\s\S]*?)```/.exec(readme)!;
  const body = code!.replace(/import (\{.*?\}) from ('.*?');/g, 'const $1 = modules[$2];');
  const AsyncFunction = (async () => undefined).constructor as FunctionConstructor;
  return new AsyncFunction('modules', `${body}\nreturn { run, more };`)(modules);
}

it('the example of the README runs and does what it says', async () => {
  const { run, more } = await example();
  expect(run.snapshots.map(({ time }) => time)).toEqual([0, 1, 5]);
  expect(run.loss).toBeLessThan(0.5);
  expect(run.state.flow!.pieces).toContain(2);
  expect(more.state.time).toBe(10);
  expect(more.loss).toBeLessThan(run.loss);
});

it('every function that the README names is exported', () => {
  const [, exported] = /## Exports([\s\S]*?)## Formulas/.exec(readme)!;
  const names = Array.from(exported!.matchAll(/`([a-z]+[A-Z]\w*)`/g), ([, name]) => name!);
  expect(names.length).toBeGreaterThan(30);
  expect(Object.keys(adaptiveRegime)).toEqual(expect.arrayContaining(names));
});

it('the engines that the README names are the built-in ones', () => {
  const rows = readme.match(/^ {2}\|.*\|$/gm)!.slice(2);
  const names = rows.flatMap((row) => row.split('|')[1]!.match(/[\w-]+/g)!);
  expect(names).toEqual(adaptiveRegime.engineNames);
});
