import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAside } from './run-command.mjs';
import { typeCheck } from './type-check.mjs';

/** Imports and type-checks every package where all are installed, and starts the command. */
export async function everyDoor({ root, project, command, tarballs, step }) {
  await step('every door: from JavaScript', async () => {
    cpSync(join(root, 'tooling/checks/consumers/every-door'), project, { recursive: true });
    await runAside(process.execPath, ['program.mjs'], { cwd: project });
  });
  await step('every door: from TypeScript', async () => {
    const doors = tarballs.filter(({ manifest }) => manifest.exports?.['.']);
    const lines = doors.map(({ name }, i) => `export * as door${i} from '${name}';\n`);
    writeFileSync(join(project, 'doors.ts'), lines.join(''));
    await typeCheck(root, project, ['doors.ts'], 'es2023,dom,dom.iterable');
  });
  await step('the command and its page', async () => {
    const version = await runAside(command, ['--version'], { cwd: project });
    if (!/^\d+\.\d+\.\d+/m.test(version)) throw new Error(`--version printed ${version}`);
    const page = join(project, 'node_modules/@spectral-bias/web/dist/index.html');
    if (!existsSync(page)) throw new Error('the page did not come with the command');
  });
}
