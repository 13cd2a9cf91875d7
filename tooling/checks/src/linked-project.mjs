import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scope } from './rooms.mjs';
import { foldersIn } from './source-files.mjs';

/**
 * Makes `project` a place where every published package is found by its name, built, as after an
 * install. What a package in `folder` (`packages/figures`) declares is found too.
 */
export function linkPackages(root, project, folder = '') {
  for (const { name, path } of publishedPackages(root)) link(project, name, path);
  const { dependencies, devDependencies } = manifestIn(join(root, folder));
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    if (!name.startsWith(scope)) link(project, name, join(root, folder, 'node_modules', name));
  }
}

function link(project, name, path) {
  const place = join(project, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(path, place, 'junction');
}

/** Every published package: its name, folder, path and package.json. */
export function publishedPackages(root) {
  return ['packages', 'apps']
    .flatMap((rooms) => foldersIn(root, rooms).map((name) => `${rooms}/${name}`))
    .map((folder) => ({ folder, path: join(root, folder) }))
    .filter(({ path }) => existsSync(join(path, 'package.json')))
    .map(({ folder, path }) => {
      const manifest = manifestIn(path);
      return { name: manifest.name, folder, path, manifest };
    })
    .filter(({ manifest }) => manifest.private !== true);
}

function manifestIn(path) {
  const file = join(path, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
