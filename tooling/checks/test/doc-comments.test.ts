import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const { silentExports } = (await import('../src/doc-comments.mjs' as string)) as {
  silentExports(root: string): string[];
};

test('every public name has a doc comment, which tells what it throws', () => {
  expect(silentExports(fileURLToPath(new URL('../../../', import.meta.url)))).toEqual([]);
});

test('a name without a comment, an untold error and a name that is passed on are found', () => {
  const root = mkdtempSync(join(tmpdir(), 'doc-comments-'));
  const source = join(root, 'packages/a/src');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'index.ts'), "export { a, b, type C } from './a.ts';\n");
  writeFileSync(
    join(source, 'a.ts'),
    `export type { C } from './c.ts';
export const a = 1;
/** Fails. */
export function b(): void {
  throw new RangeError('b');
}
`,
  );
  writeFileSync(join(source, 'c.ts'), 'export interface C {}\n');
  expect(silentExports(root)).toEqual([
    'packages/a/src/a.ts: a has no doc comment',
    'packages/a/src/a.ts: b throws and does not say so',
    'packages/a/src/c.ts: C has no doc comment',
  ]);
  rmSync(root, { recursive: true });
});
