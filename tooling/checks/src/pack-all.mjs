import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from './linked-project.mjs';
import { runCommand } from './run-command.mjs';

/** Packs every published package into `into`: `{ name, manifest, folder, file }` of each. */
export function packAll(root, into) {
  const packages = publishedPackages(root);
  const [command, ...prefix] = pnpmCommand(root);
  const filters = packages.flatMap(({ folder }) => ['--filter', `./${folder}`]);
  const args = [...prefix, '--recursive', ...filters, 'pack', '--pack-destination', into];
  runCommand(command, args, { cwd: root });
  const made = new Set(readdirSync(into));
  return packages.map(({ name, manifest, folder }) => {
    const file = `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`;
    if (!made.has(file)) throw new Error(`pnpm pack made no ${file} of ${folder}`);
    return { name, manifest, folder, file: join(into, file) };
  });
}

/** The pnpm that package.json names: the one on the PATH if it is that, else by npx. */
function pnpmCommand(root) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = manifest.packageManager.split('@')[1];
  try {
    if (runCommand('pnpm', ['--version']).trim() === version) return ['pnpm'];
  } catch {
    // there is no pnpm on the PATH
  }
  return ['npx', '--yes', '--prefer-offline', `pnpm@${version}`];
}
