import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const { checkBoundaries }: { checkBoundaries(root: string): string[] } = await import(
  '../src/boundaries.mjs' as string
);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A tree with one good package, `core`, and the given files. */
function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'boundaries-'));
  folders.push(root);
  const all: Record<string, string> = { ...room('core', { zod: '1' }, "import 'zod';"), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function room(
  name: string,
  dependencies: Record<string, string>,
  code: string,
): Record<string, string> {
  const at = `packages/${name}`;
  const exports = { '.': './dist/index.js' };
  return {
    [`${at}/README.md`]: '',
    [`${at}/tsconfig.json`]: '{}',
    [`${at}/package.json`]: JSON.stringify({
      name: `@spectral-bias/${name}`,
      exports,
      dependencies,
    }),
    [`${at}/src/index.ts`]: code,
    [`${at}/test/some.test.ts`]: '',
  };
}

const workspace = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [`@spectral-bias/${name}`, 'workspace:*']));

test('this tree keeps the house rules', () => {
  expect(checkBoundaries(fileURLToPath(new URL('../../../', import.meta.url)))).toEqual([]);
});

test('a tree that keeps the rules has no violation', () => {
  expect(checkBoundaries(tree({}))).toEqual([]);
});

test('a sibling that is not in the table must not be imported', () => {
  const code = "import { a } from '@spectral-bias/regularizers';";
  const found = checkBoundaries(tree(room('signals', workspace('regularizers'), code)));
  expect(found).toEqual([
    'packages/signals/src/index.ts: must not import @spectral-bias/regularizers',
    'packages/signals: must not depend on @spectral-bias/regularizers',
  ]);
});

test('imports are declared and declarations are imported', () => {
  const files = room('signals', { 'csv-parse': '1' }, "import '@spectral-bias/core';");
  expect(checkBoundaries(tree(files))).toEqual([
    'packages/signals/src/index.ts: imports @spectral-bias/core, not declared',
    'packages/signals: declares csv-parse and never imports it',
  ]);
});

test('an import in a comment is none; one through package.json is what it stands for', () => {
  const files = room('signals', { 'csv-parse': '1' }, "// import 'zod';\nimport '#csv';");
  const manifest = JSON.parse(files['packages/signals/package.json']!);
  manifest.imports = { '#csv': { browser: 'csv-parse/browser', default: 'csv-parse/sync' } };
  files['packages/signals/package.json'] = JSON.stringify(manifest);
  expect(checkBoundaries(tree(files))).toEqual([]);
});

test('only the doors of a package are imported', () => {
  const code = "import '@spectral-bias/core/src/x.ts';\nimport '../../core/src/index.ts';";
  const found = checkBoundaries(tree(room('signals', workspace('core'), code)));
  expect(found).toHaveLength(2);
  expect(found[0]).toContain('no door of @spectral-bias/core');
  expect(found[1]).toContain('outside its src');
});

test('packages have no file system, no console, no process, no page and no dice', () => {
  const code = [
    "import { readFileSync } from 'node:fs';",
    'console.log(process.argv, Math.random());',
    'document.title;',
  ].join('\n');
  const found = checkBoundaries(tree(room('regularizers', {}, code))).join('\n');
  for (const name of ['node:fs', 'console', 'process', 'document', 'Math.random']) {
    expect(found).toContain(name);
  }
});

test('files are short and named after their idea, packages are complete and in the table', () => {
  const found = checkBoundaries(
    tree({
      'apps/cli/src/utils.ts': '',
      'tooling/x/src/long.mjs': '\n'.repeat(300) + '1;',
      'packages/stray/package.json': '{}',
    }),
  );
  expect(found).toContain('apps/cli/src/utils.ts: a file is named after its one idea');
  expect(found).toContain('tooling/x/src/long.mjs: has 301 lines; at most 300');
  expect(found).toContain('packages/stray: has no README.md');
  expect(found).toContain('packages/stray: is not in the table tooling/checks/src/rooms.mjs');
});

test('packages do not import each other in a circle', () => {
  const found = checkBoundaries(
    tree({
      ...room('linalg', workspace('network'), "import '@spectral-bias/network';"),
      ...room('network', workspace('linalg'), "import '@spectral-bias/linalg';"),
    }),
  );
  expect(found).toContain('packages: import each other: linalg → network → linalg');
});

test('no file names a folder of one machine', () => {
  const found = checkBoundaries(
    tree({ 'notes.md': `see ${['', 'home', 'ada', 'notes'].join('/')}` }),
  );
  expect(found).toHaveLength(1);
});
