// Holds every published package as its user gets it: packed, linted, installed into an empty
// project, imported, run and type-checked. Needs the built packages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installConsumer, runConsumer, typeCheckConsumer } from './consumer.mjs';
import { lintTarball } from './lint-tarball.mjs';
import { packAll } from './pack-all.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'spectral-bias-packed-'));
const failures = [];

try {
  const tarballs = step('pack', () => packAll(root, work)) ?? [];
  for (const tarball of tarballs) {
    await asyncStep(`lint ${tarball.name}`, () => lintTarball(tarball));
  }
  const project = join(work, 'consumer');
  const installed = step('install', () => installConsumer(project, tarballs));
  if (installed) {
    step('run', () => runConsumer(project, tarballs));
    step('type-check', () => typeCheckConsumer(root, project, tarballs));
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.error(`packed: ${failure}`);
if (failures.length > 0) process.exitCode = 1;

function step(name, work) {
  try {
    const result = work();
    console.log(`packed: ${name}: ok`);
    return result ?? true;
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
    return undefined;
  }
}

async function asyncStep(name, work) {
  try {
    await work();
    console.log(`packed: ${name}: ok`);
  } catch (error) {
    failures.push(`${name}: ${error.message}`);
  }
}
