import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDeclared } from './declared-imports.mjs';
import { lintTarball } from './lint-tarball.mjs';
import { npm } from './npm-project.mjs';
import { runAside } from './run-command.mjs';

/**
 * A plug-in's package as its author treats it before publishing: declared imports, tests, the laws,
 * `npm pack`, publint and attw. Gives its tarball as `packAll` does.
 */
export async function checkPluginPackage({ name, folder, command, into, step }) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  await step(`${name}: declares what it imports`, () => checkDeclared(folder, manifest));
  await step(`${name}: builds and passes its tests`, () => npm(['test'], folder));
  await step(`${name}: plugins check`, () =>
    runAside(command, ['plugins', 'check', '.'], { cwd: folder }),
  );
  return step(`${name}: packs without lint`, async () => {
    const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', into];
    const said = await npm(args, folder);
    const [{ filename, files }] = JSON.parse(said.slice(said.indexOf('[\n')));
    const odd = files.map(({ path }) => path).filter((path) => /test|tsconfig/.test(path));
    if (odd.length > 0) throw new Error(`its tarball holds ${odd.join(', ')}`);
    const tarball = { name: manifest.name, manifest, folder, file: join(into, filename) };
    await lintTarball(tarball);
    return tarball;
  });
}
