import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from './in-process.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'data.csv': steps, 'waves.csv': waves }) });
const { version } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as { version: string };

describe('--help', () => {
  for (const command of ['fit', 'predict', 'convert', 'spectrum', 'plugins', 'plugins list']) {
    it(`of ${command} begins with examples of it`, async () => {
      const words = command.split(' ');
      const { code, stdout, stderr } = await run([...words, '--help'], world());
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(new RegExp(`^Examples:\\n  spectral-bias ${words[0]} `));
      expect(stdout).toContain(`Usage: spectral-bias ${command} `);
      expect(stdout.indexOf('Usage:')).toBeLessThan(stdout.indexOf('Options:'));
      if (words.length === 1) {
        expect((await run(['help', command], world())).stdout).toBe(stdout);
      }
    });
  }

  it('of the whole names every command and exit code after its examples', async () => {
    const { code, stdout, stderr } = await run(['--help'], world());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.indexOf('Examples:')).toBeLessThan(stdout.indexOf('Commands:'));
    for (const name of ['fit', 'predict', 'convert', 'spectrum', 'plugins']) {
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

describe('a typo is answered on one line with the nearest name, exit 2', () => {
  const typos: Record<string, [args: string[], near: string]> = {
    'in a command': [['fitt', 'data.csv'], 'did you mean fit?'],
    'in the command that help is asked of': [['help', 'spectrom'], 'did you mean spectrum?'],
    'in a subcommand': [['plugins', 'lst'], 'did you mean list?'],
    'in a flag': [['fit', 'data.csv', '--lamda', '1'], 'did you mean --lambda?'],
    'in an activation': [['fit', 'data.csv', '--activation', 'tahn'], 'did you mean tanh'],
    'in a parameter': [['fit', 'data.csv', '--activation', 'tanh:scal=2'], 'did you mean scale?'],
    'in a regularizer': [['fit', 'data.csv', '--regularizer', 'rigde'], 'did you mean ridge?'],
    'in a column': [['fit', 'waves.csv', '--y', 'levle'], 'did you mean level?'],
    'in a choice': [['fit', 'data.csv', '--select', 'gvc'], 'allowed choices are gcv, loo'],
  };
  for (const [name, [args, near]] of Object.entries(typos)) {
    it(name, async () => {
      const { code, stdout, stderr } = await run(args, world());
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(stderr).toContain(near);
    });
  }
});
