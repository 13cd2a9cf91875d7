import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmInstall, tarballsOf, writeProject } from './npm-project.mjs';
import { runAside } from './run-command.mjs';
import { typeCheck } from './type-check.mjs';

const names = ['core', 'activations', 'network'].map((name) => `@spectral-bias/${name}`);

/** Somebody installs three packages: JavaScript, TypeScript, a thread, a page and its worker. */
export async function checkThreePackages({ root, work, tarballs, step }) {
  const project = join(work, 'three-packages');
  await step('three packages: install', async () => {
    cpSync(join(root, 'tooling/checks/consumers/three-packages'), project, { recursive: true });
    writeProject(project, { dependencies: tarballsOf(names, tarballs) }, tarballs);
    await npmInstall(project);
  });
  const run = (file) => runAside(process.execPath, [file], { cwd: project });
  await step('three packages: from JavaScript', () => run('program.mjs'));
  await step('three packages: from TypeScript', () =>
    typeCheck(root, project, ['program.ts'], 'es2023,dom'),
  );
  await step('three packages: in a thread', () => run('thread.mjs'));
  await step('three packages: in a Vite build', () => {
    const vite = new URL('bin/vite.js', import.meta.resolve('vite/package.json'));
    const args = [fileURLToPath(vite), 'build', '--logLevel', 'error'];
    return runAside(process.execPath, args, { cwd: project });
  });
  await step('three packages: in a page and its worker', () => openPage(project));
}

/** Debian's chromium, or whatever `CHROMIUM` names; undefined where there is none. */
const chromium = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  (path) => path && existsSync(path),
);

async function openPage(project) {
  if (!chromium) return { skipped: 'there is no chromium' };
  const program = fileURLToPath(new URL('browser-page.mjs', import.meta.url));
  const title = await runAside(process.execPath, [program, project, chromium]);
  const [, page, worker] = /^page (\S+), worker (\S+)$/.exec(title.trim()) ?? [];
  if (!(Math.abs(page - 1) < 0.05 && page === worker)) throw new Error(`the page says: ${title}`);
}
