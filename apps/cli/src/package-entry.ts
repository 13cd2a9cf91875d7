import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The conditions of `exports` that an import meets, beside those of a require. */
const conditions = /^(node|import|module-sync|default)$/;

/**
 * The file that `import` of this package name would load from this folder.
 *
 * @throws Error if there is no such package there
 */
export function packageEntry(name: string, folder: string): string {
  const { resolve } = createRequire(join(folder, 'package.json'));
  const home = (resolve.paths(name) ?? [])
    .map((modules) => join(modules, name))
    .find((place) => existsSync(join(place, 'package.json')));
  const entry = home && exportedEntry(home);
  return entry ? join(home, entry) : resolve(name);
}

/**
 * The file that a folder with a package.json offers to an `import`.
 *
 * @throws Error if there is no package.json, or it names none
 */
export function folderEntry(home: string): string {
  const manifest = manifestOf(home);
  const entry = exportedEntry(home) ?? (manifest.exports ? undefined : manifest.main);
  if (typeof entry === 'string') return join(home, entry);
  if (manifest.exports)
    throw new Error('the exports of its package.json have no "." for an import');
  return join(home, 'index.js');
}

interface Manifest {
  readonly exports?: unknown;
  readonly main?: unknown;
}

function exportedEntry(home: string): string | undefined {
  const { exports } = manifestOf(home);
  if (typeof exports !== 'object' || exports === null) return targetOf(exports);
  return targetOf('.' in exports ? exports['.'] : exports);
}

function manifestOf(home: string): Manifest {
  const path = join(home, 'package.json');
  if (!existsSync(path)) throw new Error('it is a folder without a package.json; name a file');
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof manifest === 'object' && manifest !== null) return manifest;
  } catch (error) {
    throw new Error(`its package.json is no JSON: ${(error as Error).message}`, { cause: error });
  }
  throw new Error('its package.json holds no object');
}

function targetOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target)) return target.map(targetOf).find((found) => found !== undefined);
  if (typeof target !== 'object' || target === null) return undefined;
  const met = Object.entries(target).filter(([condition]) => conditions.test(condition));
  return met.map(([, one]) => targetOf(one)).find((found) => found !== undefined);
}
