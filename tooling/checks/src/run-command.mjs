import { spawnSync } from 'node:child_process';

/** Runs a command to its end and gives its output; throws with the output if it fails. */
export function runCommand(command, args, options = {}) {
  const run = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
    ...options,
  });
  if (run.error) throw new Error(`${command} did not run: ${run.error.message}`);
  if (run.status !== 0) {
    const output = `${run.stdout}\n${run.stderr}`.trim().slice(-3000);
    throw new Error(`${command} ${args.join(' ')} failed (${run.status ?? run.signal})\n${output}`);
  }
  return run.stdout;
}
