import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publishedPackages } from './linked-project.mjs';
import { committedFiles } from './source-files.mjs';

/** Copies what a release is made of to `tree`: committed files, and what was built. */
export function copyTree(root, tree) {
  for (const path of committedFiles(root)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    cpSync(join(root, path), join(tree, path));
  }
  for (const { folder, path, manifest } of publishedPackages(root)) {
    cpSync(join(path, 'dist'), join(tree, folder, 'dist'), { recursive: true });
    linkSiblings(tree, folder, manifest);
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
}

/** pnpm reads the versions that it writes for `workspace:*` where the siblings are installed. */
function linkSiblings(tree, folder, { dependencies, devDependencies }) {
  const siblings = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, range]) => range.startsWith('workspace:'))
    .map(([name]) => name);
  for (const name of siblings) {
    const place = join(tree, folder, 'node_modules', name);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(join(tree, siblingFolder(tree, name)), place, 'junction');
  }
}

function siblingFolder(tree, name) {
  const folder = name.split('/')[1];
  return existsSync(join(tree, 'packages', folder)) ? `packages/${folder}` : `apps/${folder}`;
}

/** Versions of the published packages, by name. */
export function versionsIn(tree) {
  return Object.fromEntries(
    publishedPackages(tree).map(({ name, manifest }) => [name, manifest.version]),
  );
}

/** What the CHANGELOG.md of each published package says, by name. */
export function changelogsIn(tree) {
  return Object.fromEntries(
    publishedPackages(tree)
      .map(({ name, path }) => [name, join(path, 'CHANGELOG.md')])
      .filter(([, path]) => existsSync(path))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
}

/** The texts of the changesets that wait, by file name. */
export function changesetsIn(tree) {
  const folder = join(tree, '.changeset');
  const files = readdirSync(folder).filter((name) => /^(?!README).*\.md$/.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
