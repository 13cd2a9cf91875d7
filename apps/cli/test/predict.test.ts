import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'data.csv': steps, 'waves.csv': waves }) });

describe('predict gives the values of fit, bit for bit', () => {
  const networks = [
    [],
    ['--width', '12', '--iterations', '300'],
    ['--activation', 'heaviside', '--components', '3'],
    ['--activation', 'leaky-relu:alpha=0.2', '--null-space', 'none', '--df', '6'],
    ['--activation', 'tanh:scale=4', '--df', '5'],
    ['--activation', 'gabor:omega=3', '--biases', 'random', '--seed', '3', '--df', '5'],
  ];
  for (const network of networks) {
    it(network.join(' ') || 'as it comes', async () => {
      const where = world();
      const places = ['--at', '-0.5:13:41', '--derivative', '1'];
      const args = ['fit', 'waves.csv', ...network, ...places, '--model', 'model.json'];
      const { at } = await json(args, where);
      const { x, y } = await json(['predict', 'model.json', ...places], where);
      expect([x, y]).toEqual([at.x, at.fitted]);
    });
  }
});

it('predict takes its places from a file, from standard input or from --at, once', async () => {
  const where = world();
  await json(['fit', 'data.csv', '--model', 'model.json'], where);
  const file = await run(['predict', 'model.json', 'data.csv'], where);
  const piped = await run(['predict', 'model.json', '-'], { ...where, stdin: steps });
  const range = await run(['predict', 'model.json', '--at', '0:7:8'], where);
  expect(file.stdout).toMatch(/^x,y\n0,/);
  expect([piped.stdout, range.stdout]).toEqual([file.stdout, file.stdout]);
  for (const args of [[], ['data.csv', '--at', '0:1:2']]) {
    const { code, stderr } = await run(['predict', 'model.json', ...args], where);
    expect(code).toBe(2);
    expect(stderr).toContain('wants the places once');
  }
});

it('a model may come from standard input', async () => {
  const where = world();
  await json(['fit', 'data.csv', '--model', 'model.json'], where);
  const stdin = readFileSync(join(where.cwd, 'model.json'));
  const { y } = await json(['predict', '-', 'data.csv'], { ...where, stdin });
  expect(y).toEqual((await json(['predict', 'model.json', 'data.csv'], where)).y);
});

describe('a model that cannot be used is named, with what is wrong', () => {
  const broken: Record<string, [damage: (text: string) => string | Uint8Array, message: RegExp]> = {
    'no JSON': [() => '{', /model.json is no JSON/],
    'cut off': [(text) => text.slice(0, 200), /model.json is no JSON/],
    'a PNG': [() => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), /model.json is no JSON/],
    null: [() => 'null', /model.json: model /],
    'another object': [() => '{"a":1}', /model.json: model.format /],
    'a newer version': [(text) => text.replace('"version":1', '"version":2'), /model.version /],
    'a number lost': [
      (text) => text.replace('"derivatives":[', '"derivatives":[0,'),
      /derivatives/,
    ],
    'a number null': [(text) => text.replace('"derivatives":[', '"derivatives":[null,'), /derivat/],
  };
  for (const [name, [damage, message]] of Object.entries(broken)) {
    it(name, async () => {
      const where = world();
      await json(['fit', 'data.csv', '--model', 'model.json'], where);
      const path = join(where.cwd, 'model.json');
      writeFileSync(path, damage(readFileSync(path, 'utf8')));
      const { code, stdout, stderr } = await run(['predict', 'model.json', 'data.csv'], where);
      expect([code, stdout]).toEqual([3, '']);
      expect(stderr).toMatch(/^spectral-bias: .+\n$/);
      expect(stderr).toMatch(message);
    });
  }

  it('an activation that no plug-in defines', async () => {
    const where = world();
    await json(['fit', 'data.csv', '--model', 'model.json'], where);
    const path = join(where.cwd, 'model.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"relu"', '"theirs"'));
    const { code, stderr } = await run(['predict', 'model.json', 'data.csv'], where);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /model\.json needs the activation theirs; load its plug-in by --plugin\n$/,
    );
  });
});
