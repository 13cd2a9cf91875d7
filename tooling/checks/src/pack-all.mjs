import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { foldersIn } from './source-files.mjs';

/** Packs every published package into `into`: `{ name, manifest, folder, file }` of each. */
export function packAll(root, into) {
  const folders = [
    ...foldersIn(root, 'packages').map((name) => `packages/${name}`),
    'apps/cli',
    'apps/web',
  ];
  const pnpm = pnpmCommand(root);
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readJson(join(root, folder, 'package.json')) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => {
      const before = new Set(readdirSync(into));
      const [command, ...prefix] = pnpm;
      const cwd = join(root, folder);
      runCommand(command, [...prefix, 'pack', '--pack-destination', into], { cwd });
      const made = readdirSync(into).find((name) => name.endsWith('.tgz') && !before.has(name));
      if (!made) throw new Error(`pnpm pack made no tarball of ${folder}`);
      return { name: manifest.name, manifest, folder, file: join(into, made) };
    });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The pnpm that package.json names: the one on the PATH if it is that, else by npx. */
function pnpmCommand(root) {
  const version = readJson(join(root, 'package.json')).packageManager.split('@')[1];
  try {
    if (runCommand('pnpm', ['--version']).trim() === version) return ['pnpm'];
  } catch {
    // there is no pnpm on the PATH
  }
  return ['npx', '--yes', '--prefer-offline', `pnpm@${version}`];
}
