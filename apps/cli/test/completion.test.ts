import { activations } from '@spectral-bias/activations';
import { createRegistry } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { commands, defineCommand } from '../src/command-table.ts';
import { processIo } from '../src/io.ts';
import { run, type World } from './in-process.ts';
import { pluginSource, sourceCore } from './plugin-source.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = (files: Record<string, string> = {}): World => ({
  cwd: folderWith({ 'data.csv': steps, 'waves.csv': waves, ...files }),
});

const io = processIo();

/** What is offered in place of the last word. */
async function offered(words: readonly string[], where: World = world()) {
  const { code, stdout, stderr } = await run(['__complete', ...words], where);
  expect([code, stderr]).toEqual([0, '']);
  const [paths, ...lines] = stdout.trimEnd().split('\n');
  return { paths, values: lines.map((line) => line.split('\t')[0]!) };
}

/** The words of a line, the last one after the last blank. */
const wordsOf = (line: string) => line.split(' ');

describe('what is offered', () => {
  it('first is every command, and nothing that is none', async () => {
    const { values } = await offered(['']);
    expect(values).toEqual([...Object.keys(commands), 'help', '--help', '--version']);
  });

  it.each(Object.keys(commands))('after %s - is every flag of its help', async (name) => {
    const help = (await run([name, '--help'], world())).stdout;
    const inHelp = [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag);
    expect((await offered([name, '-'])).values).toEqual(inHelp);
  });

  it.each(Object.keys(commands))('as values of flags of %s is taken by them', async (name) => {
    const { options } = await defineCommand(name, io);
    const registry = createRegistry(activations);
    for (const { long, parseArg, flags } of options) {
      for (const value of (await offered([name, long!, ''])).values) {
        if (parseArg) expect(() => parseArg(value, undefined), `${long} ${value}`).not.toThrow();
        if (/<activation/.test(flags)) expect(() => registry.activation(value)).not.toThrow();
      }
    }
  });

  const lines: Record<string, readonly string[]> = {
    'fit --wid': ['--width'],
    'fit --width ': ['infinite'],
    'fit --biases ': ['equispaced', 'samples', 'random'],
    'fit --null-space=aff': ['--null-space=affine'],
    'fit --solver st': ['state-space'],
    'fit --select ': ['gcv', 'loo'],
    'fit --regularizer gradient-': ['gradient-descent', 'gradient-flow'],
    'fit --activation leak': ['leaky-relu'],
    'fit --activation leaky-relu:': ['leaky-relu:alpha=', 'leaky-relu:scale='],
    'fit --activation leaky-relu:alpha=0.1,': ['leaky-relu:alpha=0.1,scale='],
    'fit --activation leaky-relu:alpha=': [],
    'fit --activation nobody:': [],
    'fit --scale ': [],
    'predict model.json data.csv --derivative ': ['0', '1', '2'],
    'plan --activations relu tan': ['tanh'],
    'plan --activations relu --comp': ['--components'],
    'run mas': ['masks'],
    'run masks --iter': ['--iterations'],
    'run masks --activation erf:': ['erf:scale='],
    'plugins li': ['list'],
    'plugins list --kind ': ['activation', 'regularizer', 'experiment'],
    'help plan': ['plan'],
    'help plugins li': ['list'],
    'completion ': ['bash', 'zsh', 'fish'],
    'design --phase c': ['causal'],
    'design --penalty tan': ['tanh'],
    'fit waves.csv --y ': ['note', 'time (s)', 'level', 'weight'],
    'fit waves.csv --y=le': ['--y=level'],
    'fit --weights weight --y l': [],
    'simulate waves.csv --x level,w': ['level,weight'],
    'run reconstruction --signal waves.csv --y l': ['level'],
    'fit -- --y': [],
    'nothing of ours ': [],
    'fit no-file.csv --y ': [],
    'run nobody --y ': [],
  };
  it.each(Object.entries(lines))('in %s is %j', async (line, values) => {
    const found = (await offered(wordsOf(line))).values;
    expect([...found].sort()).toEqual([...values].sort());
  });

  const paths: Record<string, string> = {
    'fit da': 'files',
    'fit data.csv --report ': 'files',
    'fit --at ': 'files',
    'run masks --out ': 'folders',
    'run ma': 'files',
    'design --penalty ': 'files',
    'fit --lambda ': 'words',
    'experiments ': 'words',
  };
  it.each(Object.entries(paths))('of the file system in %s is %s', async (line, kind) => {
    expect((await offered(wordsOf(line))).paths).toBe(kind);
  });

  it('knows words as they stand on a line: quoted, escaped, still open', async () => {
    const where = world({ 'my data.csv': waves });
    for (const file of ["'my data.csv'", '"my data.csv"', 'my\\ data.csv']) {
      for (const partial of ['"time (', "'time (", 'time\\ \\(']) {
        expect((await offered(['fit', file, '--y', partial], where)).values).toEqual(['time (s)']);
      }
    }
  });

  it('is read from the head of a table, however long it is', async () => {
    const body = 'a,"b, c"\n'.repeat(1e5);
    const where = world({ 'long.csv': `first,second\n${body}` });
    expect((await offered(['fit', 'long.csv', '--y', ''], where)).values).toEqual([
      'first',
      'second',
    ]);
  });
});

describe('plug-ins of strangers', () => {
  const mine = pluginSource('mine', sourceCore);

  it('are offered where --plugin names them, with their parameters', async () => {
    const where = world({ 'mine.js': mine });
    const line = ['fit', '--plugin', './mine.js', '--activation'];
    expect((await offered([...line, 'min'], where)).values).toEqual(['mine']);
    expect((await offered([...line, 'mine:a'], where)).values).toEqual(['mine:alpha=']);
  });

  it('are offered where the configuration names them', async () => {
    const config = JSON.stringify({ plugins: ['./mine.js'] });
    const where = world({ 'mine.js': mine, 'spectral-bias.config.json': config });
    expect((await offered(['fit', '--activation', 'min'], where)).values).toEqual(['mine']);
  });

  it('that do not load leave the built-in ones', async () => {
    const where = world({ 'bad.js': 'throw new Error("no")' });
    const line = ['fit', '--plugin', './bad.js', '--activation', 'tan'];
    expect((await offered(line, where)).values).toEqual(['tanh']);
  });
});

describe('the command completion', () => {
  it.each(['bash', 'zsh', 'fish'])('prints the script for %s, or writes it', async (shell) => {
    const where = world();
    const { code, stdout, stderr } = await run(['completion', shell], where);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/spectral-bias for /);
    const { script } = JSON.parse((await run(['completion', shell, '--json'], where)).stdout);
    expect(script).toBe(stdout);
    expect((await run(['completion', shell, '--out', '-'], where)).stdout).toBe(stdout);
  });
});
