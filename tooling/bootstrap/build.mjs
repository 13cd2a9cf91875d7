// Builds every package with turbo, or those that its arguments filter; silent unless something
// fails, so that the job's own output is all there is on stdout.
import { spawnSync } from 'node:child_process';

const quiet = ['--output-logs=errors-only', '--log-prefix=none'];
const args = ['run', 'build', ...quiet, ...process.argv.slice(2)];
const run = spawnSync('turbo', args, { encoding: 'utf8', shell: process.platform === 'win32' });
if (run.status !== 0) {
  process.stderr.write(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\n`);
  process.exit(run.status ?? 1);
}
