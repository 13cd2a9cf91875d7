import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, packageOf, withoutComments } from './imports.mjs';

/**
 * Sources import dependencies, tests those for development too. Node would find a neighbour's as well.
 *
 * @throws Error that names the first import that package.json does not declare
 */
export function checkDeclared(folder, { name, dependencies, peerDependencies, devDependencies }) {
  const published = { ...dependencies, ...peerDependencies };
  checkImports(join(folder, 'src'), { [name]: '', ...published });
  checkImports(join(folder, 'test'), { [name]: '', ...published, ...devDependencies });
}

function checkImports(folder, declared) {
  for (const file of readdirSync(folder)) {
    const code = withoutComments(readFileSync(join(folder, file), 'utf8'));
    for (const specifier of importsOf(code)) {
      if (/^(\.|node:)/.test(specifier) || packageOf(specifier) in declared) continue;
      throw new Error(`${file} imports ${specifier}, which package.json does not declare`);
    }
  }
}
