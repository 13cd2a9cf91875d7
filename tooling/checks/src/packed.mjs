// Holds every published package as its user gets it: packed, linted, installed into empty folders
// outside the workspace, and used there. Needs the built packages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintTarball } from './lint-tarball.mjs';
import { checkOutsider } from './outsider.mjs';
import { packAll } from './pack-all.mjs';
import { createSteps, eachOf } from './steps.mjs';
import { checkThreePackages } from './three-packages.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'spectral-bias-packed-'));
const { step, inOrder, failed } = createSteps('packed');

try {
  await inOrder(async () => {
    const tarballs = await step('pack', () => packAll(root, work));
    const given = { root, work, tarballs, step };
    const lint = (tarball) =>
      inOrder(() => step(`lint ${tarball.name}`, () => lintTarball(tarball)));
    await Promise.all([
      inOrder(() => checkOutsider({ ...given, inOrder })),
      inOrder(() => checkThreePackages(given)).then(() => eachOf(tarballs, 1, lint)),
    ]);
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (failed() > 0) process.exitCode = 1;
