// Which program runs a peer's script, or why there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const known = new Map();

/**
 * The command for a script: this Node, Rscript, or the first python3 on the path that has the package
 * `needs` in a version that begins with `version`.
 *
 * @returns `{ command }`, or `{ skipped }` with the reason
 */
export function interpreterFor({ script, needs, version = '' }) {
  if (script.pathname.endsWith('.mjs')) return { command: process.execPath };
  if (script.pathname.endsWith('.R')) {
    const command = onPath('Rscript')[0];
    return command ? { command } : { skipped: 'R not found' };
  }
  const command = onPath('python3').find((python) => versionIn(python, needs)?.startsWith(version));
  const wanted = version ? `${needs} ${version}` : needs;
  return command ? { command } : { skipped: `no python3 with ${wanted} found` };
}

function onPath(program) {
  return process.env.PATH.split(delimiter)
    .map((folder) => join(folder, program))
    .filter((path) => existsSync(path));
}

/** The version of a package that this Python has, if any. */
function versionIn(python, name) {
  const key = `${python} ${name}`;
  if (!known.has(key)) {
    const code = `import ${name}; print(${name}.__version__)`;
    const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' });
    known.set(key, status === 0 ? stdout.trim() : undefined);
  }
  return known.get(key);
}
