import { join } from 'node:path';
import { runAside } from './run-command.mjs';

/** Type-checks files of a project as Node resolves modules and as bundlers do, libraries included. */
export async function typeCheck(root, project, files, lib) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const common = ['--noEmit', '--strict', '--target', 'es2023', '--lib', lib, '--types', ''];
  for (const [module, resolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    const mode = ['--module', module, '--moduleResolution', resolution];
    await runAside(process.execPath, [tsc, ...common, ...mode, ...files], { cwd: project });
  }
}
