import { execFile, spawnSync } from 'node:child_process';

const limits = { timeout: 300_000, maxBuffer: 1 << 26, shell: process.platform === 'win32' };

/** Runs a command to its end and gives its output; throws with the output if it fails. */
export function runCommand(command, args, options = {}) {
  const run = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    ...limits,
    ...options,
  });
  if (run.error) throw new Error(`${command} did not run: ${run.error.message}`);
  if (run.status !== 0) throw failure(command, args, run.status ?? run.signal, run);
  return run.stdout;
}

/** The same while others run. */
export function runAside(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { ...limits, ...options }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout);
      const status = error.code ?? error.signal;
      reject(failure(command, args, status, { stdout, stderr }));
    });
    child.stdin?.end();
  });
}

function failure(command, args, status, { stdout, stderr }) {
  const output = `${stdout}\n${stderr}`.trim().slice(-3000);
  return new Error(`${command} ${args.join(' ')} failed (${status})\n${output}`);
}
