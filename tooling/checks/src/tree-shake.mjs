// Holds what single imports cost a page against their limits, and apps/docs/sizes.md against what
// they cost; with --write that page is written anew. Needs the built packages.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { importSizes } from './import-sizes.mjs';
import { linkPackages, publishedPackages } from './linked-project.mjs';
import { staleRows, withSizes } from './size-page.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = join(root, 'apps/docs/sizes.md');
const project = mkdtempSync(join(tmpdir(), 'spectral-bias-sizes-'));

try {
  linkPackages(root, project);
  const sizes = await importSizes(project, await pluginDoors());
  const text = readFileSync(page, 'utf8');
  if (process.argv.includes('--write')) writeFileSync(page, withSizes(text, sizes));
  const found = [
    ...sizes.filter(({ bytes, limit }) => bytes > 1000 * limit).map(tooLarge),
    ...(process.argv.includes('--write') ? [] : staleRows(text, sizes)),
  ];
  for (const line of found) console.error(`sizes: ${line}`);
  if (found.length > 0) process.exitCode = 1;
  else console.log(`sizes: ok (${sizes.length} imports)`);
} finally {
  rmSync(project, { recursive: true, force: true });
}

async function pluginDoors() {
  const published = publishedPackages(root).filter(({ folder }) => /activ|regul/.test(folder));
  const doors = published.map(async ({ folder, path, manifest }) => [
    folder.split('/')[1],
    await import(pathToFileURL(join(path, manifest.exports['.'].default))),
  ]);
  return Object.fromEntries(await Promise.all(doors));
}

function tooLarge({ door, name, bytes, limit }) {
  return `${name ? `${name} of ${door}` : door} costs ${bytes} bytes; at most ${1000 * limit}`;
}
