import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './in-process.ts';
import { builtCore, pluginSource } from './plugin-source.ts';
import { command } from './spawned.ts';
import { folderWith } from './temporary-folder.ts';

const imports = `import { defineActivation, defineExperiment, defineRegularizer, z } from '${builtCore}';`;
const activation = (form: string) => `${imports}
export default defineActivation({
  name: 'mine',
  title: 'Mine',
  formula: 'z',
  params: z.object({ alpha: z.number().min(0).max(1).default(0.5) }),
  create: ({ alpha }) => (${form}),
});`;
const relu = 'value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0), kinks: [0]';

const check = (text: string, ...args: string[]) =>
  run(['plugins', 'check', './mine.js', '--runs', '25', ...args], {
    cwd: folderWith({ 'mine.js': text }),
  });

describe('a plug-in that keeps every law passes', () => {
  it('with a line for each law: passed, or skipped and why', async () => {
    const { code, stdout, stderr } = await check(pluginSource('mine', builtCore));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^activation mine: Leaky ReLU of a stranger\n( {2}(passed|skipped) .*\n)+$/,
    );
    expect(stdout).toContain('  passed   slope is the derivative of value away from kinks\n');
    expect(stdout).toContain('  skipped  value is 0 outside the support: it declares none\n');
  });

  it('as a JSON document and as a table', async () => {
    const cwd = folderWith({ 'mine.js': pluginSource('mine', builtCore) });
    const args = ['plugins', 'check', 'mine.js', '--json', '--seed', '7', '--runs', '20'];
    const { code, stdout } = await run(args, { cwd });
    const { passed, failures, plugins, file, seed } = JSON.parse(stdout);
    expect([code, passed, failures, file, seed]).toEqual([0, true, [], 'mine.js', 7]);
    expect(plugins).toHaveLength(1);
    expect(plugins[0]).toMatchObject({ kind: 'activation', name: 'mine' });
    expect(plugins[0].laws.length).toBeGreaterThan(10);
    await run(['plugins', 'check', 'mine.js', '--out', 'laws.csv'], { cwd });
    const table = readFileSync(join(cwd, 'laws.csv'), 'utf8');
    expect(table.split('\n')[0]).toBe('plugin,law,outcome,why');
    expect(table).toContain('mine,"fill equals value, also in place",passed,');
  });

  it('with all that its file exports', async () => {
    const two = `${imports}
const keep = (name) => defineRegularizer({
  name, title: name, formula: '1', params: z.object({}), create: () => ({ mask: (s) => +(s > 0) }),
});
export default [keep('one'), keep('two')];`;
    const { code, stdout } = await check(two);
    expect(code).toBe(0);
    expect(stdout).toContain('regularizer one: one\n');
    expect(stdout).toContain('regularizer two: two\n');
  });

  it('as an experiment, which may look up built-in plug-ins and those of the flags', async () => {
    const looking = `${imports}
export default defineExperiment({
  name: 'mine', title: 'Mine', summary: 'Looks.',
  params: z.object({ activation: z.string().default('theirs:alpha=0.5') }),
  run: ({ activation }, { registry }) =>
    [activation, 'tanh'].map((spec) => registry.activation(spec).value(-1)),
  figures: () => [],
  table: (values) => ({ columns: [{ name: 'value', values }] }),
});`;
    const files = { 'mine.js': looking, 'theirs.js': pluginSource('theirs', builtCore) };
    const where = { cwd: folderWith(files) };
    const alone = await run(['plugins', 'check', './mine.js'], where);
    expect(alone.code).toBe(1);
    expect(alone.stderr).toContain('breaks "run comes to a result": mine: there is no activation');
    const both = await run(['plugins', 'check', './mine.js', '--plugin', './theirs.js'], where);
    expect([both.code, both.stderr]).toEqual([0, '']);
  });
});

describe('a plug-in that breaks a law ends in exit 1 and a line that names file, plug-in and law', () => {
  const mask = `${imports}
export default defineRegularizer({
  name: 'mine', title: 'Mine', formula: '2',
  params: z.object({ gain: z.number().min(0).max(2).default(1) }),
  create: ({ gain }) => ({ mask: (s) => (s > 0 ? gain : 0) }),
});`;
  const chance = `${imports}
export default defineExperiment({
  name: 'mine', title: 'Mine', summary: 'Counts.', params: z.object({}),
  run: () => ({ count: (globalThis.count = (globalThis.count ?? 0) + 1) }),
  figures: () => [],
  table: ({ count }) => ({ columns: [{ name: 'count', values: [count] }] }),
});`;
  const broken: Record<string, [text: string, line: RegExp]> = {
    'a wrong slope': [
      activation('{ value: (z) => alpha * z * z, slope: (z) => alpha * z }'),
      /^spectral-bias: \.\/mine\.js, activation mine, breaks "slope is the derivative of value away from kinks": mine: slope\(\S+\) is /,
    ],
    'a wrong homogeneity': [
      activation(`{ ${relu}, homogeneity: 2 }`),
      /activation mine, breaks "value is homogeneous to the declared degree": mine: value\(/,
    ],
    'a mask above 1': [
      mask,
      /^spectral-bias: \.\/mine\.js, regularizer mine, breaks "the mask lies between 0 and 1 unless it overshoots": mine:gain=1\.02: mask\(1, 1\) is 1\.02\n/,
    ],
    'a value that is NaN': [
      activation('{ value: (z) => Math.sqrt(z), slope: () => 1 }'),
      /breaks "value, slope and curvature are finite where z is": mine: value\(-1\) is NaN/,
    ],
    'a create that throws': [
      activation('(() => { throw new RangeError("too\\nlarge"); })()'),
      /breaks "create accepts every parameter value that the schema allows": mine: create threw RangeError: too large\n/,
    ],
    'a create without value': [
      activation('{ slope: () => 1 }'),
      /breaks "create accepts .*its create gives no functions value and slope\n/,
    ],
    'chance without the seed': [
      chance,
      /experiment mine, breaks "the same seed gives the same result": mine: result\.count was 1 at first, then 2\n/,
    ],
  };
  for (const [name, [text, line]] of Object.entries(broken)) {
    it(name, async () => {
      const { code, stdout, stderr } = await check(text);
      expect(code).toBe(1);
      expect(stderr).toMatch(line);
      expect(stderr).toMatch(/^(spectral-bias: [^\n]+\n)+$/);
      expect(stderr).not.toMatch(/ {4}at /);
      expect(stdout).toContain('  failed   ');
    });
  }

  it('also a loop without an end, in the time that one law may take', async () => {
    const endless = activation('{ value: () => { for (;;); }, slope: () => 1 }');
    const { code, stderr } = await check(endless, '--timeout', '5');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'spectral-bias: ./mine.js, activation mine, breaks "value, slope and curvature are finite where z is": it has not come to an end in 5 s\n',
    );
  });

  it('and in JSON all that is known of it', async () => {
    const { code, stdout } = await check(mask, '--json');
    const { passed, failures, plugins } = JSON.parse(stdout);
    expect([code, passed]).toEqual([1, false]);
    expect(failures[0]).toEqual({
      file: './mine.js',
      plugin: 'regularizer mine',
      law: 'the mask lies between 0 and 1 unless it overshoots',
      counterexample: 'mine:gain=1.02: mask(1, 1) is 1.02',
    });
    expect(plugins[0].laws).toHaveLength(8);
  });

  it('the same line for the same seed', async () => {
    const first = await check(mask, '--seed', '3');
    expect(await check(mask, '--seed', '3')).toEqual(first);
  });
});

describe('a file that gives no plug-in to judge ends in exit 2 and a line that names it', () => {
  const wrong: Record<string, [text: string, law: string, why: string]> = {
    'throws at import': [
      'throw new Error("boom\\nbang")',
      'its module can be imported',
      'it cannot be loaded: boom',
    ],
    'does not parse': ['export default {{', 'its module can be imported', 'it cannot be loaded: '],
    'loops at import': [
      'for (;;);',
      'its module can be imported',
      'it has not come to an end in 1.5 s',
    ],
    'waits for ever at import': [
      'await new Promise(() => {})',
      'its module can be imported',
      'it has not come to an end in 1.5 s',
    ],
    'ends the process at import': [
      'process.exit(0)',
      'its module can be imported',
      'it ended the process',
    ],
    'exports a number': ['export default 3', 'its default export is a plug-in', 'it'],
    'exports nothing': [
      'export const a = 1',
      'its default export is a plug-in',
      'it has no default export',
    ],
    'exports an empty list': [
      'export default []',
      'its default export is a plug-in',
      'its default',
    ],
    'exports a definition': [
      'export default { name: "mine", create: () => ({}) }',
      'its default export is a plug-in',
      'its default export has no kind; wrap it in defineActivation',
    ],
    'is of an older contract': [
      'export default { kind: "activation", name: "mine", contract: 0 }',
      'its default export is a plug-in',
      'it was made for contract 0, this is contract 1; update the plug-in',
    ],
    'is of a newer contract': [
      'export default { kind: "activation", name: "mine", contract: 2 }',
      'its default export is a plug-in',
      'it was made for contract 2, this is contract 1; update spectral-bias',
    ],
    'takes a built-in name': [
      pluginSource('relu', builtCore),
      'its name is not taken',
      'two plug-ins define the activation "relu"; rename one of them',
    ],
  };
  for (const [name, [text, law, why]] of Object.entries(wrong)) {
    it(name, async () => {
      const patience = /loops|waits/.test(name) ? '1.5' : '60';
      const { code, stdout, stderr } = await check(text, '--timeout', patience);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^spectral-bias: \.\/mine\.js breaks [^\n]+\n$/);
      expect(stderr).toContain(`"${law}": ${why}`);
      expect(stdout).toContain(`./mine.js\n  failed   ${law}: `);
    });
  }

  it('in JSON too', async () => {
    const { code, stdout } = await check('throw 3', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      passed: false,
      plugins: [],
      failures: [{ file: './mine.js', plugin: null, law: 'its module can be imported' }],
    });
  });

  it('is not there, or is asked for with nonsense', async () => {
    const where = { cwd: folderWith() };
    const missing = await run(['plugins', 'check', './no.js'], where);
    expect([missing.code, missing.stdout]).toEqual([2, '']);
    expect(missing.stderr).toMatch(
      /^spectral-bias: \.\/no\.js is not a usable plug-in: there is no/,
    );
    for (const flag of [
      ['--runs', '0'],
      ['--runs', '1.5'],
      ['--timeout', '-1'],
      ['--runs', 'x'],
    ]) {
      const { code, stderr } = await run(['plugins', 'check', './no.js', ...flag], where);
      expect([code, stderr.includes('expected a')]).toEqual([2, true]);
    }
  });
});

it('what a plug-in prints goes to stderr, so that stdout holds one document', async () => {
  const talking = `console.log('hello');\n${pluginSource('mine', builtCore)}`;
  const { code, stdout, stderr } = await check(talking, '--json');
  expect([code, stderr]).toEqual([0, 'hello\n']);
  expect(JSON.parse(stdout).passed).toBe(true);
});

it('Ctrl-C ends a check that loops', async () => {
  const cwd = folderWith({ 'mine.js': 'for (;;);' });
  const args = [command, 'plugins', 'check', './mine.js'];
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  setTimeout(() => child.kill('SIGINT'), 2000);
  const [code, signal] = await once(child, 'exit');
  expect(code === 130 || signal === 'SIGINT').toBe(true);
});
