import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { folderWith } from './temporary-folder.ts';
import { has, shellEnvironment } from './terminal.ts';

const table = 'time (s),pressure\n0,1\n1,3\n2,2\n';
const timeout = 240_000;

/** Lines of a shell's answer to its own script. */
function asked(shell: string, args: readonly string[]): string[] {
  const cwd = folderWith({ 'data.csv': table });
  const env = shellEnvironment(folderWith());
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd, env, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.trimEnd().split('\n');
}

describe('bash completes, though it parts words at : and =', () => {
  /** The line up to the cursor, the words as bash parts them, and what replaces the last. */
  const lines: readonly [line: string, words: readonly string[], replies: readonly string[]][] = [
    ['spectral-bias pen', ['spectral-bias', 'pen'], ['penalty']],
    [
      'spectral-bias fit --activation tanh:sc',
      ['spectral-bias', 'fit', '--activation', 'tanh', ':', 'sc'],
      ['scale='],
    ],
    [
      'spectral-bias fit --activation leaky-relu:',
      ['spectral-bias', 'fit', '--activation', 'leaky-relu', ':'],
      ['alpha=', 'scale='],
    ],
    [
      'spectral-bias fit --activation=tan',
      ['spectral-bias', 'fit', '--activation', '=', 'tan'],
      ['tanh'],
    ],
    [
      'spectral-bias fit  data.csv --y ',
      ['spectral-bias', 'fit', 'data.csv', '--y', ''],
      ['time\\ \\(s\\)', 'pressure'],
    ],
    [
      'spectral-bias fit data.csv --y "ti',
      ['spectral-bias', 'fit', 'data.csv', '--y', '"ti'],
      ['time (s)'],
    ],
    ['spectral-bias fit da', ['spectral-bias', 'fit', 'da'], []],
  ];
  it.skipIf(!has('bash')).each(lines)('%s', { timeout }, (line, words, replies) => {
    const script = `
      source <(spectral-bias completion bash)
      COMP_LINE=$1; COMP_POINT=\${#1}; shift
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      _spectral_bias
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const found = asked('bash', ['-c', script, 'bash', line, ...words]).filter(Boolean);
    expect([...found].sort()).toEqual([...replies].sort());
  });
});

describe.skipIf(!has('fish'))('fish completes, where it is installed', () => {
  const lines: Record<string, string> = {
    'spectral-bias pen': 'penalty\tthe spectral penalty ρ(k) of an activation',
    'spectral-bias fit --activation tanh:': 'tanh:scale=\t',
    'spectral-bias fit data.csv --y pr': 'pressure',
    'spectral-bias fit --width=': '--width=infinite',
    'spectral-bias fit --report=da': '--report=data.csv',
    'spectral-bias fit da': 'data.csv',
  };
  it.each(Object.entries(lines))('%s', { timeout }, (line, first) => {
    const script = `spectral-bias completion fish | source; complete -C '${line}'`;
    const found = asked('fish', ['--no-config', '-c', script]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(first);
  });
});
