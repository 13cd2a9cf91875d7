import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { everyDoor } from './every-door.mjs';
import { npmInstall, tarballsOf, writeProject } from './npm-project.mjs';
import { checkPluginPackage } from './plugin-package.mjs';
import { usePlugins } from './plugins-in-use.mjs';
import { runAside } from './run-command.mjs';
import { eachOf } from './steps.mjs';

const kinds = ['activation', 'regularizer', 'experiment'];

/**
 * An outsider with an empty folder: installs the command, has it write a plug-in of each kind, builds,
 * tests, checks and packs those and the ones in examples/, installs what was packed elsewhere and
 * uses it there.
 */
export async function checkOutsider({ root, work, tarballs, step, inOrder }) {
  const project = join(work, 'outsider');
  const plugins = join(project, 'plugins');
  const command = join(project, 'node_modules/.bin/spectral-bias');
  const examples = readdirSync(join(root, 'examples/plugins'));
  await step('outsider: install', async () => {
    for (const name of examples) copySource(join(root, 'examples/plugins', name), plugins, name);
    const dependencies = tarballsOf(
      tarballs.map(({ name }) => name),
      tarballs,
    );
    writeProject(project, { dependencies, workspaces: ['plugins/*'] }, tarballs);
    await npmInstall(project);
  });
  await inOrder(() => everyDoor({ root, project, command, tarballs, step }));
  await step('plugins create', async () => {
    for (const kind of kinds) {
      const out = join(plugins, `my-${kind}`);
      const args = ['plugins', 'create', `my-${kind}`, '--kind', kind, '--out', out];
      await runAside(command, args, { cwd: project });
    }
    await npmInstall(project);
  });
  const packed = [];
  await eachOf([...examples, ...kinds.map((kind) => `my-${kind}`)], 2, (name) =>
    inOrder(async () => {
      const folder = join(plugins, name);
      packed.push(await checkPluginPackage({ name, folder, command, into: work, step }));
    }),
  );
  if (packed.length === examples.length + kinds.length) {
    await usePlugins({ root, work, command, packed, tarballs, step, inOrder });
  }
}

/** Copies a package without what was installed or built in it. */
function copySource(from, into, name) {
  const filter = (path) => !/[\\/](node_modules|dist)$/.test(path);
  cpSync(from, join(into, name), { recursive: true, filter });
}
