import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const {
  checkDeclared,
}: { checkDeclared(folder: string, manifest: Record<string, unknown>): void } = await import(
  '../src/declared-imports.mjs' as string
);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function plugin(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'declared-imports-'));
  folders.push(folder);
  for (const [path, text] of Object.entries({ 'test/a.ts': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const manifest = {
  name: 'wave',
  peerDependencies: { '@spectral-bias/core': '>=0.0.0' },
  devDependencies: { '@spectral-bias/testkit': '0.x' },
};

test('a plug-in may import its dependencies, its own files and, in tests, node', () => {
  const folder = plugin({
    'src/wave.ts': "import '@spectral-bias/core';\nimport './shape.ts';",
    'test/wave.test.ts': "import 'node:test';\nimport '@spectral-bias/testkit';",
  });
  expect(() => checkDeclared(folder, manifest)).not.toThrow();
});

test('what only a neighbour declares, or only tests may use, is found', () => {
  for (const name of ['zod', '@spectral-bias/testkit']) {
    const folder = plugin({ 'src/wave.ts': `import '${name}';` });
    expect(() => checkDeclared(folder, manifest)).toThrow(`wave.ts imports ${name}, which`);
  }
});
