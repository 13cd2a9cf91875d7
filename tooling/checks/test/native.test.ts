import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const { checkNative }: { checkNative(folder: string): Promise<string[]> } = await import(
  '../src/native.mjs' as string
);

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the kernel's sources and its binary, one file of it edited. */
async function edited(file: string, edit: (text: string) => string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'native-'));
  folders.push(folder);
  const linalg = fileURLToPath(new URL('../../../packages/linalg/', import.meta.url));
  for (const path of ['dense.cpp', 'simd128.h', 'rotated-columns.h', 'build.mjs']) {
    cpSync(join(linalg, 'native', path), join(folder, 'native', path));
  }
  cpSync(join(linalg, 'src/dense-binary.ts'), join(folder, 'src/dense-binary.ts'));
  const path = join(folder, file);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
  return checkNative(folder);
}

test('a source or header that was edited after it was compiled is found', async () => {
  for (const file of ['dense.cpp', 'simd128.h', 'rotated-columns.h']) {
    const found = await edited(`native/${file}`, (text) => `${text}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('native/build.mjs');
  }
});

test('bytes that are not those recorded are found', async () => {
  const found = await edited('src/dense-binary.ts', (text) => text.replace('AAAA', 'AAAB'));
  expect(found).toEqual([expect.stringContaining('are not those recorded')]);
});

test('a damaged file is found', async () => {
  const found = await edited('src/dense-binary.ts', () => '');
  expect(found).toEqual([expect.stringContaining('missing or damaged')]);
});
