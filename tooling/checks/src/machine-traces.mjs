import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const homes = /(^|[\s"'`(=:,])\/(work|root|home\/\w+|Users\/\w+)\/\w/;
const lockedTarball = /^\s*(tarball|resolved):\s*https?:/m;
const binary = /\.(png|jpe?g|gif|webp|woff2?|ttf|otf|wasm|wav|npy|gz|tgz|zip)$/;

/**
 * Traces of one machine in committed files: home folders, and the host of the registry it installs
 * from.
 */
export function machineTraces(root, files, registry = process.env.npm_config_registry) {
  const named = registry ? new URL(registry).host : undefined;
  return files
    .filter((path) => !binary.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const found = [];
      const home = homes.exec(text);
      if (home) found.push(`${path}: names a folder of one machine: ${home[0].trim()}…`);
      if (named && text.includes(named)) found.push(`${path}: names this machine's registry`);
      if (lockedTarball.test(text)) found.push(`${path}: records where a package was fetched from`);
      return found;
    });
}
