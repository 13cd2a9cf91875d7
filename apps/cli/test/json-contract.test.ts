import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const common = ['command', 'version', 'warnings'];
const equivalents = [
  'lambda',
  'splineLambda',
  'learningRate',
  'iterations',
  'threshold',
  'components',
  'df',
  'bandwidth',
];
const keys = (value: object) => Object.keys(value).sort();
const world = () => ({ cwd: folderWith({ 'data.csv': steps, 'waves.csv': waves }) });

describe('the document of each command has the keys of its contract and no others', () => {
  const fitKeys = [
    ...common,
    'input',
    'model',
    'regularizer',
    'selection',
    'equivalents',
    'fit',
    'solver',
    'solverReason',
    'elapsedMs',
  ];

  it('fit', async () => {
    const document = await json(['fit', 'data.csv', '--at', '0:7:3'], world());
    expect(keys(document)).toEqual([...fitKeys, 'x', 'fitted', 'band', 'at'].sort());
    expect(document.command).toBe('fit');
    expect(keys(document.input)).toEqual(['distinct', 'n', 'xMax', 'xMin']);
    expect(keys(document.model)).toEqual(['activation', 'nullSpace', 'width']);
    expect(keys(document.selection)).toEqual(['criterion', 'score']);
    expect(keys(document.equivalents)).toEqual([...equivalents].sort());
    expect(keys(document.fit)).toEqual(['df', 'gcv', 'loo', 'rss', 'sigma']);
    expect(keys(document.at)).toEqual(['fitted', 'x']);
    expect(keys(document.elapsedMs)).toEqual(['fit', 'read', 'total']);
  });

  it('fit --out, whose arrays are in the file', async () => {
    const where = world();
    const document = await json(['fit', 'data.csv', '--out', 'curve.csv'], where);
    expect(keys(document)).toEqual([...fitKeys].sort());
    const table = readFileSync(join(where.cwd, 'curve.csv'), 'utf8');
    expect(table.split('\n')[0]).toBe('x,fitted,band');
    expect(table.trimEnd().split('\n')).toHaveLength(9);
  });

  it('predict', async () => {
    const where = world();
    await json(['fit', 'data.csv', '--model', 'model.json'], where);
    const document = await json(['predict', 'model.json', 'data.csv'], where);
    expect(keys(document)).toEqual([...common, 'x', 'y', 'derivative'].sort());
    const bare = await json(['predict', 'model.json', 'data.csv', '--out', 'y.csv'], where);
    expect(keys(bare)).toEqual([...common, 'derivative'].sort());
  });

  it('convert', async () => {
    const document = await json(['convert', '--samples', '20', '--df', '5'], world());
    expect(keys(document)).toEqual([...common, 'equivalents'].sort());
    expect(keys(document.equivalents)).toEqual([...equivalents].sort());
  });

  it('spectrum', async () => {
    const document = await json(['spectrum', '--samples', '8', '--count', '3'], world());
    expect(keys(document)).toEqual(
      [...common, 'singularValues', 'normalized', 'iterations'].sort(),
    );
    expect(document.singularValues).toHaveLength(3);
    expect(document.normalized[0]).toBe(1);
  });

  it('plugins list', async () => {
    const document = await json(['plugins', 'list', '--kind', 'activation'], world());
    expect(keys(document)).toEqual([...common, 'plugins'].sort());
    const names = document.plugins.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['relu', 'tanh', 'sinc', 'squared-sinc']));
    expect(names).toHaveLength(27);
  });
});

it('numbers that are not finite become null, and the warnings say which', async () => {
  const where = { cwd: folderWith({ 'one.csv': 'x,y\n3,4\n' }) };
  const document = await json(['fit', 'one.csv'], where);
  expect(document.fit.sigma).toBeNull();
  expect(document.warnings.join('\n')).toContain('fit.sigma is not a finite number');
});

it('a result and words never share standard output', async () => {
  for (const args of [
    ['fit', 'data.csv', '--json', '--out', '-'],
    ['fit', 'data.csv', '--model', '-', '--out', '-'],
    ['convert', '--json', '--out', '-'],
  ]) {
    const { code, stdout, stderr } = await run(args, world());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/cannot share standard output; name a file for all but one\n$/);
  }
  const curve = await run(['fit', 'data.csv', '--out', '-'], world());
  expect(curve.stdout).toMatch(/^x,fitted,band\n(\S+,\S+,\S+\n){8}$/);
  expect(curve.stderr).toContain('degrees of freedom');
});

it('the arrays of convert, spectrum and plugins list go to --out alone', async () => {
  const convert = await run(['convert', '--df', '5', '--out', '-'], world());
  expect(convert.stdout).toMatch(/^form,value\nlambda,\S+\n(\w+,\S+\n){7}$/);
  const spectrum = await run(['spectrum', '--samples', '5', '--out', '-'], world());
  expect(spectrum.stdout).toMatch(/^k,singular value,normalized,iterations\n/);
  expect(spectrum.stdout).not.toContain('  ');
  const plugins = await run(['plugins', 'list', '--out', '-'], world());
  expect(plugins.stdout).toMatch(/^kind,name,title,parameters\nactivation,/);
});
