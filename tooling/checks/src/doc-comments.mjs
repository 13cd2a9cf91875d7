import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { foldersIn } from './source-files.mjs';

const reExport = /export (?:type )?\{([^}]*)\} from '(\.[^']+)'/g;

/** Public names without a doc comment, or that throw and do not say so, one line each. */
export function silentExports(root) {
  return foldersIn(root, 'packages')
    .map((name) => `packages/${name}/src/index.ts`)
    .filter((door) => existsSync(join(root, door)))
    .flatMap((door) => publicNames(root, door))
    .flatMap(({ path, name }) => faultsOf(root, path, name));
}

/** Where each name that a file passes on is declared. */
function publicNames(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(reExport)].flatMap(([, list, from]) => {
    const source = join(dirname(path), from);
    const names = list.split(',').map((item) => item.trim().replace(/^type | as .*$/g, ''));
    const further = publicNames(root, source);
    return names
      .filter((name) => name !== '')
      .map((name) => further.find((found) => found.name === name) ?? { path: source, name });
  });
}

function faultsOf(root, path, name) {
  const text = readFileSync(join(root, path), 'utf8');
  const declaration = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?export (?:abstract |async )*(\\w+)\\*? ${name}\\b`,
  ).exec(text);
  if (!declaration) return [`${path}: does not declare ${name}, which the door names`];
  const [whole, comment, kind] = declaration;
  if (!comment) return [`${path}: ${name} has no doc comment`];
  const body = text.slice(declaration.index + whole.length).split(/\n\}\n/)[0];
  const throws = kind === 'function' && /\bthrow new \w+Error\b/.test(body);
  return throws && !/throws/.test(comment) ? [`${path}: ${name} throws and does not say so`] : [];
}
