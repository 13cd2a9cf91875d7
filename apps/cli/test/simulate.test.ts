import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npyColumns } from '@spectral-bias/signals';
import { describe, expect, it } from 'vitest';
import { json, run, type World } from './in-process.ts';
import { command } from './spawned.ts';
import { folderWith } from './temporary-folder.ts';

const data = 'a,b,target\n1,0.2,1\n-0.5,0.9,-1\n-0.4,-1,0.5\n';
const world = (files = {}): World => ({ cwd: folderWith({ 'data.csv': data, ...files }) });
const short = ['--width', '20', '--seed', '1', '--snapshots', '4'];
const readJson = (where: World, ...path: string[]) =>
  JSON.parse(readFileSync(join(where.cwd, ...path), 'utf8'));
/** The time, the parameters and all that follows; before them is what was asked for. */
const stateBits = (where: World, file: string) => {
  const bytes = readFileSync(join(where.cwd, file));
  return bytes.subarray(16 + bytes.readUInt32LE(12));
};

describe('the document', () => {
  it('has the keys of its contract', async () => {
    const document = await json(['simulate', ...short], world());
    expect(Object.keys(document)).toEqual(
      expect.arrayContaining(['command', 'version', 'warnings', 'steps', 'loss', 'neurons']),
    );
    expect(document).toMatchObject({
      command: 'simulate',
      engine: 'native',
      stopped: 'converged',
      neurons: 20,
      seed: 1,
      params: { width: 20, activation: 'relu', y: [1, -1, 0.5] },
    });
    for (const key of ['steps', 'time', 'loss', 'pinned'])
      expect(document[key]).toBeTypeOf('number');
    expect(document.clusters).toBeInstanceOf(Array);
  });

  it('is the same for the same samples as columns of a table, in any order, and of an array', async () => {
    const shuffled = 'target,b,note,a\n1,0.2,x,1\n-1,0.9,y,-0.5\n0.5,-1,z,-0.4\n';
    const where = world({ 'shuffled.csv': shuffled });
    const expected = await json(['simulate', ...short], where);
    for (const args of [
      ['data.csv'],
      ['data.csv', '--x', 'a,b', '--y', 'target'],
      ['data.csv', '--x', 'a', '--x', '2', '--y', '3'],
      ['shuffled.csv', '--x', 'a,b', '--y', 'target'],
    ]) {
      expect((await json(['simulate', ...args, ...short], where)).loss).toBe(expected.loss);
    }
  });
});

describe('--out', () => {
  it('DIR gets figures, table, result, state and the run over time as arrays', async () => {
    const where = world();
    const document = await json(['simulate', ...short, '--out', 'made'], where);
    const names = readdirSync(join(where.cwd, 'made')).sort();
    expect(document.files.map((file: string) => file.split('/').at(-1)).sort()).toEqual(names);
    expect(names).toEqual(
      expect.arrayContaining(['breaklines.svg', 'breaklines.png', 'table.csv', 'state.bin']),
    );
    expect(readFileSync(join(where.cwd, 'made', 'table.csv'), 'utf8').split('\n')[0]).toBe(
      'neuron,xi1,xi2,gamma,delta-slope,status,cluster',
    );
    const series = readJson(where, 'made', 'series.json');
    const moments = series.snapshots.time.length;
    expect(series.parameters.w).toEqual({ file: 'w.npy', shape: [moments, 20, 2] });
    const b = npyColumns(readFileSync(join(where.cwd, 'made', 'b.npy')));
    expect([b.length, b[0]!.values.length]).toEqual([20, moments]);
    expect(document.params.x).toBeUndefined();
  });

  it('result.json can be run again, to the same end', async () => {
    const where = world();
    const { loss, steps } = await json(['simulate', 'data.csv', ...short, '--out', 'made'], where);
    const again = await json(['run', 'made/result.json'], where);
    expect([again.result.loss, again.result.steps]).toEqual([loss, steps]);
  });

  it('FILE.csv and - get the table, FILE.svg the first figure', async () => {
    const where = world();
    const { stdout } = await run(['simulate', ...short, '--out', '-'], where);
    await json(['simulate', ...short, '--out', 'neurons.csv'], where);
    await json(['simulate', ...short, '--out', 'lines.svg'], where);
    expect(readFileSync(join(where.cwd, 'neurons.csv'), 'utf8')).toBe(stdout);
    expect(readFileSync(join(where.cwd, 'lines.svg'), 'utf8')).toMatch(/^<svg/);
  });
});

describe('--state and --resume', () => {
  for (const [method, half, whole] of [
    [
      ['--stop', '0'],
      ['--until', '1'],
      ['--until', '2'],
    ],
    [
      ['--method', 'adam', '--batch', '2'],
      ['--steps', '70'],
      ['--steps', '150'],
    ],
    [
      ['--method', 'gradient-descent', '--stop', '0'],
      ['--steps', '70'],
      ['--steps', '150'],
    ],
  ] as const) {
    it(`go on bit for bit: ${method.join(' ')}`, async () => {
      const where = world();
      await json(['simulate', ...short, ...method, ...half, '--state', 'half'], where);
      const resumed = ['simulate', '--resume', 'half', ...whole, '--state', 'resumed'];
      const { loss } = await json(resumed, where);
      const straight = ['simulate', ...short, ...method, ...whole, '--state', 'straight'];
      expect((await json(straight, where)).loss).toBe(loss);
      expect(stateBits(where, 'resumed').equals(stateBits(where, 'straight'))).toBe(true);
    });
  }
});

describe('Ctrl-C', () => {
  it('keeps the state of --state, and says how to go on', async () => {
    const where = world();
    const args = ['simulate', ...short, '--stop', '0', '--until', '2', '--state'];
    const interrupter = (interrupt: () => void) => void setTimeout(interrupt, 30);
    const cut = await run([...args, 'cut'], { ...where, interrupter });
    expect([cut.code, cut.stderr]).toEqual([
      130,
      'spectral-bias: interrupted; the state is kept in cut: --resume cut goes on from there\n',
    ]);
    await json(['simulate', '--resume', 'cut', '--state', 'cut'], where);
    await json([...args, 'straight'], where);
    expect(stateBits(where, 'cut').equals(stateBits(where, 'straight'))).toBe(true);
  });

  it('of the built command loses nothing: the same command goes on to the same result', async () => {
    const where = world({ 'line.csv': 'x,y\n-1,1\n0,-1\n1,0.5\n' });
    const long = ['--method', 'gradient-descent', '--learning-rate', '1e-3', '--steps', '20000'];
    const args = ['simulate', 'line.csv', ...short, '--width', '200', '--stop', '0', ...long];
    const child = spawn(process.execPath, [command, ...args, '--out', 'cut'], { cwd: where.cwd });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    const closed = once(child, 'close');
    const kept = () => existsSync(join(where.cwd, 'cut', 'unfinished'));
    while (!kept()) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    expect((await closed)[0]).toBe(130);
    expect(stderr).toMatch(/^spectral-bias: interrupted; .*the same command goes on from there\n$/);
    const { code, stderr: words } = await run([...args, '--out', 'cut'], where);
    expect([code, words]).toEqual([0, expect.stringMatching(/^going on from cut\/unfinished/)]);
    await json([...args, '--out', 'straight'], where);
    expect(readJson(where, 'cut', 'result.json')).toEqual(
      readJson(where, 'straight', 'result.json'),
    );
    expect(readJson(where, 'cut', 'series.json')).toEqual(
      readJson(where, 'straight', 'series.json'),
    );
    expect(kept()).toBe(false);
  });
});

it('divergence ends with exit 1, a learning rate to try, and the last good state', async () => {
  const where = world();
  const wild = ['--method', 'gradient-descent', '--steps', '50', '--learning-rate'];
  const { code, stderr } = await run(['simulate', ...wild, '1e3', '--state', 'good'], where);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^the last good state is kept in good\nspectral-bias: .* diverged at step .*; try \S+\n$/,
  );
  const rate = /try (\S+)\n/.exec(stderr)![1]!;
  const tamed = ['simulate', '--resume', 'good', '--learning-rate', rate, '--steps', '100'];
  expect((await json(tamed, where)).steps).toBe(100);
});

describe('bad input ends in one line', () => {
  const state = async (where: World) =>
    json(['simulate', ...short, '--until', '0.1', '--state', 'state'], where);
  const wrong: Record<string, [args: readonly string[], code: number, message: RegExp]> = {
    'a cell that is no number': [['bad.csv'], 3, /bad\.csv, row 3, column "b": there is no finite/],
    'one column': [
      ['one.csv'],
      3,
      /one\.csv has one column of numbers; expected inputs and a target/,
    ],
    'no such file': [['none.csv'], 3, /cannot read .*none\.csv: there is no such file/],
    'no such column': [['data.csv', '--x', 'aa'], 2, /no column named "aa"; did you mean a/],
    'the target among the inputs': [
      ['data.csv', '--x', 'target', '--y', 'target'],
      2,
      /give another/,
    ],
    'width 0': [['--width', '0'], 2, /width .* '0' .* 1 or more/],
    'a negative rate': [['--learning-rate', '-1'], 2, /'-1' is invalid; expected a number above 0/],
    'a rate of flow': [['--learning-rate', '1'], 2, /learningRate is 1; .* gradient-flow/],
    'a part that is none': [['--train', 'iner'], 2, /'iner' is invalid; expected inner or biases/],
    'an engine': [['--engine', 'nativ'], 2, /no engine named "nativ"; did you mean native/],
    'an activation': [['--activation', 'rel'], 2, /no activation named "rel"; did you mean relu/],
    'an engine without the activation': [
      [
        '--engine',
        'tfjs-cpu',
        '--method',
        'adam',
        '--plugin',
        './bare.mjs',
        '--activation',
        'bare',
      ],
      2,
      /activation is "bare"; expected an activation with a tensor form, or the engine native/,
    ],
    'a place that cannot be': [['--out', 'a.txt'], 2, /expected a folder, or a name that ends in/],
    'two on stdout': [['--out', '-', '--json'], 2, /cannot share standard output/],
    'a state that is none': [['--resume', 'data.csv'], 3, /data\.csv holds no state to resume/],
    'a damaged state': [['--resume', 'damaged'], 3, /damaged holds no state to resume: .*checksum/],
    'another activation': [
      ['--resume', 'state', '--activation', 'tanh'],
      2,
      /activation is "tanh", but "relu" in state, which goes on as it began/,
    ],
    'another width': [['--resume', 'state', '--width', '9'], 2, /width is 9, but 20 in state/],
    'other samples': [
      ['other.csv', '--resume', 'state'],
      2,
      /the samples are others than in state/,
    ],
    'an end that is over': [
      ['--resume', 'state', '--until', '0.05'],
      2,
      /until is 0\.05; expected 0\.1/,
    ],
  };
  const bare = `import { defineActivation } from ${JSON.stringify(
    new URL('../../../packages/core/src/index.ts', import.meta.url).href,
  )};
export default defineActivation({ name: 'bare', title: 'Bare', formula: 'z',
  create: () => ({ value: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 }) });`;
  for (const [name, [args, code, message]] of Object.entries(wrong)) {
    it(name, async () => {
      const where = world({
        'bad.csv': 'a,b,y\n1,2,3\n1,NaN,3\n2,2,2\n',
        'one.csv': 'y\n1\n2\n',
        'other.csv': 'a,b,c,target\n1,2,3,4\n1,2,2,2\n',
        'bare.mjs': bare,
      });
      if (args.includes('--resume')) {
        await state(where);
        const bytes = readFileSync(join(where.cwd, 'state'));
        writeFileSync(join(where.cwd, 'damaged'), bytes.subarray(0, -8));
      }
      const outcome = await run(['simulate', ...args], where);
      expect([outcome.code, outcome.stdout]).toEqual([code, '']);
      expect(outcome.stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(outcome.stderr).toMatch(message);
    });
  }
});
