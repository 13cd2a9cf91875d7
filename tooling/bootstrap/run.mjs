// Runs one job of the root package.json with the pnpm that `packageManager` names, installing
// what is missing first. Needs Node and npm only, and installs nothing globally.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const { packageManager } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const version = packageManager.slice(packageManager.indexOf('@') + 1);
const windows = process.platform === 'win32';
const options = {
  cwd: root,
  shell: windows,
  env: {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    COREPACK_ENABLE_STRICT: '0',
    npm_config_update_notifier: 'false',
  },
};

const found = spawnSync('pnpm', ['--version'], { ...options, encoding: 'utf8' });
const local = found.status === 0 && found.stdout.trim() === version;
const [command, prefix] = local
  ? ['pnpm', []]
  : ['npx', ['--yes', '--prefer-offline', `pnpm@${version}`]];

if (!existsSync(new URL('node_modules', root))) {
  process.stderr.write('Setting up, once: installing packages and building …\n');
}
const [job, ...rest] = process.argv.slice(2);
const run = spawnSync(command, [...prefix, '--silent', 'run', `job:${job}`, ...rest], {
  ...options,
  stdio: 'inherit',
});
if (run.error) {
  process.stderr.write(`could not start ${command}: ${run.error.message}\n`);
}
process.exit(run.status ?? 1);
