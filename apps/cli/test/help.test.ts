import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands, defineCommand } from '../src/command-table.ts';
import { processIo } from '../src/io.ts';
import { run } from './in-process.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'data.csv': steps, 'waves.csv': waves }) });
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

const io = processIo();

/** Every command, and those within them. */
const all = (
  await Promise.all(
    Object.keys(commands).map(async (name) => {
      const inner = (await defineCommand(name, io)).commands.map((one) => one.name());
      return [name, ...inner.map((one) => `${name} ${one}`)];
    }),
  )
).flat();

describe('--help', () => {
  for (const command of [...all, 'run masks']) {
    it(`of ${command} begins with examples of it`, async () => {
      const words = command.split(' ');
      const { code, stdout, stderr } = await run([...words, '--help'], world());
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^Examples:\\n  .*spectral-bias ${command}\\b`));
      expect(stdout).toContain(`Usage: spectral-bias ${command} `);
      expect(stdout.indexOf('Usage:')).toBeLessThan(stdout.indexOf('Options:'));
      if (command !== 'run masks') {
        expect((await run(['help', ...words], world())).stdout).toBe(stdout);
      }
    });
  }

  it.each([...all, 'run masks', ''])('of %s fits into 80 columns', async (command) => {
    const { stdout } = await run([...command.split(' '), '--help'].filter(Boolean), world());
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('of fit has its flags in groups', async () => {
    const { stdout } = await run(['fit', '--help'], world());
    const headings = stdout.match(/^[A-Z].*:$/gm);
    expect(headings).toEqual([
      'Examples:',
      'Arguments:',
      'Signal:',
      'Network:',
      'Strength (at most one amount, else chosen by --select):',
      'Results:',
      'Options:',
    ]);
  });

  it('of the whole names every command and exit code after its examples', async () => {
    const { code, stdout, stderr } = await run(['--help'], world());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Commands:'));
    for (const name of Object.keys(commands)) {
      expect(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
    }
    expect(stdout).toContain('0 done, 1 numerical or runtime failure, 2 wrong usage, 3 bad input');
  });

  it('names every common option in every command', async () => {
    for (const command of [['fit'], ['predict'], ['convert'], ['spectrum'], ['plugins', 'list']]) {
      const { stdout } = await run([...command, '--help'], world());
      for (const flag of ['json', 'out', 'seed', 'quiet', 'config', 'plugin']) {
        expect(stdout).toMatch(new RegExp(`^  --${flag}\\b`, 'm'));
      }
    }
  });

  it('stands on stderr with exit 2 where no command is given', async () => {
    const { code, stdout, stderr } = await run([], world());
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Examples:');
  });
});

it('--version is that of the package', async () => {
  expect(await run(['--version'], world())).toEqual({
    code: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});
