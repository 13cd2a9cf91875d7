import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The conditions of `exports` that an import meets, beside those of a require. */
const conditions = /^(node|import|module|default)$/;

/**
 * The file that `import` of this package name would load from this folder.
 *
 * @throws Error if there is no such package there
 */
export function packageEntry(name: string, folder: string): string {
  const { resolve } = createRequire(join(folder, 'package.json'));
  try {
    return resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_PACKAGE_PATH_NOT_EXPORTED') throw error;
    const home = (resolve.paths(name) ?? [])
      .map((modules) => join(modules, name))
      .find((place) => existsSync(join(place, 'package.json')));
    const entry = home && importEntry(home);
    if (!home || !entry) throw error;
    return join(home, entry);
  }
}

function importEntry(home: string): string | undefined {
  const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return targetOf(exports?.['.'] ?? exports);
}

function targetOf(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  if (typeof target !== 'object' || target === null) return undefined;
  const met = Object.entries(target).find(([condition]) => conditions.test(condition));
  return met && targetOf(met[1]);
}
