import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const packages = new URL('../../../packages/', import.meta.url);
const snapshot = new URL('public-names.json', import.meta.url);

async function publicNames(): Promise<Record<string, string[]>> {
  const names: Record<string, string[]> = {};
  for (const folder of readdirSync(packages).sort()) {
    const door = new URL(`${folder}/src/index.ts`, packages);
    if (existsSync(door)) names[folder] = Object.keys(await import(door.pathname)).sort();
  }
  return names;
}

test('the public names change only on purpose (vitest run tooling/checks -u)', async (context) => {
  const state: { snapshotState?: object } = expect.getState();
  const asked = { ...state.snapshotState } as { _updateSnapshot?: string };
  if (!existsSync(snapshot) && asked._updateSnapshot !== 'all')
    context.skip('there is no public-names.json yet');
  const names = `${JSON.stringify(await publicNames(), null, 2)}\n`;
  await expect(names).toMatchFileSnapshot(snapshot.pathname);
});
