import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { json, run, type World } from './in-process.ts';
import { builtCore, sourceCore } from './plugin-source.ts';
import { savingPlugin } from './saving-plugin.ts';
import { command } from './spawned.ts';
import { folderWith } from './temporary-folder.ts';

const adding = ['run', 'adding', '--plugin', './adding.mjs'];
const world = (): World => ({ cwd: folderWith({ 'adding.mjs': savingPlugin(sourceCore) }) });
const filesIn = (where: World) =>
  existsSync(join(where.cwd, 'out'))
    ? readdirSync(join(where.cwd, 'out'), { recursive: true }).map(String).sort()
    : [];

/** Runs until the first save, then interrupts. */
const interrupted = (args: readonly string[], where: World) =>
  run([...adding, ...args], { ...where, interrupter: (interrupt) => interrupt() });
const resultOf = (where: World) =>
  JSON.parse(readFileSync(join(where.cwd, 'out', 'result.json'), 'utf8'));

describe('an interrupted run', () => {
  it('ends with 130, keeps what it saved and says how to go on', async () => {
    const where = world();
    const { code, stdout, stderr } = await interrupted(['--out', 'out', '--seed', '3'], where);
    expect([code, stdout]).toEqual([130, '']);
    expect(stderr).toMatch(
      /^spectral-bias: interrupted; what is done is kept in out\/unfinished\/adding-[0-9a-f]{16}-3: the same command goes on from there\n$/,
    );
    expect(filesIn(where).at(-1)).toMatch(/sum%20so%20far\.kept$/);
  });

  it('goes on with the same command to the same result, says so and leaves nothing behind', async () => {
    const where = world();
    const args = ['--out', 'out', '--seed', '3'];
    await interrupted(args, where);
    const { code, stderr } = await run([...adding, ...args], where);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^going on from out\/unfinished\/adding-.*; --restart begins anew\n/);
    const whole = await json([...adding, '--seed', '3'], world());
    expect(resultOf(where).result).toEqual({ sum: whole.result.sum, resumed: 1 });
    expect(filesIn(where)).toEqual(['result.json', 'table.csv']);
  });

  it('goes on with the seed that it made up itself', async () => {
    const where = world();
    const { stderr } = await interrupted(['--out', 'out'], where);
    const seed = Number(/-(\d+):/.exec(stderr)![1]);
    await run([...adding, '--out', 'out'], where);
    expect(resultOf(where)).toMatchObject({ seed, result: { resumed: 1 } });
  });

  it('is never taken for one of other parameters or another seed', async () => {
    const where = world();
    await interrupted(['--out', 'out', '--seed', '3'], where);
    for (const other of [
      ['--seed', '4'],
      ['--seed', '3', '--steps', '6'],
    ]) {
      const { code, stderr } = await run([...adding, '--out', 'out', ...other], where);
      expect([code, stderr]).toEqual([0, expect.not.stringContaining('going on')]);
      expect(resultOf(where).result.resumed).toBe(0);
    }
    await run([...adding, '--out', 'out', '--seed', '3'], where);
    expect(resultOf(where).result.resumed).toBe(1);
  });

  it('begins anew with --restart', async () => {
    const where = world();
    await interrupted(['--out', 'out', '--seed', '3'], where);
    const { stderr } = await run([...adding, '--out', 'out', '--restart'], where);
    expect(stderr).not.toMatch(/going on/);
    expect(resultOf(where).result.resumed).toBe(0);
    expect(filesIn(where)).toEqual(['result.json', 'table.csv']);
  });

  it('begins anew where what was kept is damaged, and says so', async () => {
    const where = world();
    await interrupted(['--out', 'out', '--seed', '3'], where);
    const kept = join(where.cwd, 'out', filesIn(where).at(-1)!);
    for (const damage of [(b: Buffer) => b.subarray(0, 20), (b: Buffer) => b.fill(7, 33, 34)]) {
      writeFileSync(kept, damage(readFileSync(kept)));
      const { code, stderr } = await run([...adding, '--out', 'out', '--seed', '3'], where);
      expect(code).toBe(0);
      expect(stderr).toMatch(/^what was kept in out has been damaged; beginning anew\n/);
      expect(resultOf(where).result.resumed).toBe(0);
      await interrupted(['--out', 'out', '--seed', '3'], where);
    }
  });
});

it('a run that fails keeps what it saved, too', async () => {
  const where = world();
  const flags = ['--out', 'out', '--seed', '3', '--fail', 'true'];
  const { code, stderr } = await run([...adding, ...flags], where);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/adding\.mjs failed: Error: half-way/)]);
  expect(filesIn(where).some((name) => name.endsWith('.kept'))).toBe(true);
});

it('without --out nothing is kept', async () => {
  const where = world();
  const { code } = await run(adding, where);
  expect(code).toBe(0);
  expect(readdirSync(where.cwd)).toEqual(['adding.mjs']);
});

it('the built command is interrupted by SIGINT, and goes on', async () => {
  const cwd = folderWith({ 'adding.mjs': savingPlugin(builtCore) });
  const args = [...adding, '--out', 'out', '--steps', '40', '--pause', '25'];
  const start = () => {
    const child = spawn(process.execPath, [command, ...args], { cwd });
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    return { child, done: once(child, 'close').then(([code]) => ({ code, stderr })) };
  };
  const first = start();
  while (filesIn({ cwd }).every((name) => !name.endsWith('.kept'))) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  first.child.kill('SIGINT');
  const { code, stderr } = await first.done;
  expect(code).toBe(130);
  expect(stderr).toMatch(/^spectral-bias: interrupted; what is done is kept in [^\n]+\n$/);
  const second = await start().done;
  expect([second.code, second.stderr]).toEqual([0, expect.stringMatching(/^going on from/)]);
  expect(resultOf({ cwd }).result.resumed).toBeGreaterThan(0);
});
