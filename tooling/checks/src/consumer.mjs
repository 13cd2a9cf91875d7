import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consumerProgram, consumerTypes } from './consumer-sources.mjs';
import { runCommand } from './run-command.mjs';

/** Makes an empty project outside the workspace and installs the tarballs into it with npm. */
export function installConsumer(project, tarballs) {
  mkdirSync(project, { recursive: true });
  const dependencies = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  const overrides = Object.fromEntries(tarballs.map(({ name }) => [name, `$${name}`]));
  const manifest = { name: 'consumer', private: true, type: 'module', dependencies, overrides };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  runCommand('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], {
    cwd: project,
    env: withoutPnpm(process.env),
  });
}

/** Imports every door, does a real thing with those that are there, and starts the command. */
export function runConsumer(project, tarballs) {
  writeFileSync(join(project, 'program.mjs'), consumerProgram(doors(tarballs)));
  runCommand(process.execPath, ['program.mjs'], { cwd: project });
  const command = join(project, 'node_modules/.bin/spectral-bias');
  if (!existsSync(command)) return;
  const version = runCommand(command, ['--version'], { cwd: project });
  if (!/^\d+\.\d+\.\d+/m.test(version)) throw new Error(`--version printed ${version}`);
  const page = join(project, 'node_modules/@spectral-bias/web/dist/index.html');
  if (!existsSync(page)) throw new Error('the page did not come with the command');
}

/** Type-checks a TypeScript consumer as Node resolves modules and as bundlers do. */
export function typeCheckConsumer(root, project, tarballs) {
  writeFileSync(join(project, 'consumer.ts'), consumerTypes(doors(tarballs)));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const common = ['--noEmit', '--strict', '--target', 'es2023', '--lib', 'es2023,dom'];
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const mode = ['--module', module, '--moduleResolution', resolution, '--skipLibCheck'];
    runCommand(process.execPath, [tsc, ...common, ...mode, 'consumer.ts'], { cwd: project });
  }
}

function doors(tarballs) {
  return tarballs.filter(({ manifest }) => manifest.exports?.['.']).map(({ name }) => name);
}

/** npm warns of, and may obey, settings that pnpm hands its scripts. */
function withoutPnpm(environment) {
  const own = /^npm_(config_(?!registry|userconfig|cache)|package_|lifecycle_|execpath|command)/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)));
}
