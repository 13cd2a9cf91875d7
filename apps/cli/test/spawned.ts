import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './in-process.ts';

/** The built command. */
export const command: string = fileURLToPath(new URL('../bin/spectral-bias.js', import.meta.url));

const environment = (home: string) => ({ ...process.env, XDG_CONFIG_HOME: home });

/** Runs the built command in a process of its own. */
export function spawned(
  args: readonly string[],
  cwd: string,
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Outcome {
  const result = spawnSync(process.execPath, [command, ...args], {
    cwd,
    input,
    env: { ...environment(cwd), ...env },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { code: result.status ?? -1, stdout: result.stdout, stderr: result.stderr };
}

/** Runs a line of bash with pipefail, in which $SB is the built command. */
export function bash(line: string, cwd: string): Outcome {
  const result = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd,
    env: { ...environment(cwd), SB: `${process.execPath} ${command}` },
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { code: result.status ?? -1, stdout: result.stdout, stderr: result.stderr };
}
