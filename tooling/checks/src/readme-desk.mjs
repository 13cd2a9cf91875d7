import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { linkPackages } from './linked-project.mjs';
import { fencedBlocks } from './readme-blocks.mjs';
import { runCommand } from './run-command.mjs';

/** Names that READMEs use for a reader's own files, and what stands in for them. */
const readersFiles = { 'data.csv': 'mcycle.csv', 'photo.png': 'camera.png' };

/**
 * A folder where the examples of a README can be followed: the example data, the packages that it
 * may install, and the plug-ins that it shows.
 */
export function layDesk(root, desk, readme) {
  const data = join(root, 'examples/data');
  cpSync(data, desk, { recursive: true });
  for (const [name, file] of Object.entries(readersFiles))
    cpSync(join(data, file), join(desk, name));
  writeFileSync(join(desk, 'package.json'), '{ "type": "module" }');
  const scripts = fencedBlocks(readFileSync(join(root, readme), 'utf8'))
    .filter(({ language }) => language === 'js')
    .map(({ code }) => code);
  linkPackages(root, desk, dirname(readme));
  for (const code of scripts.filter((text) => text.includes('export default'))) {
    writeFileSync(join(desk, `${/name: '([^']+)'/.exec(code)[1]}.js`), code);
  }
}

/** Runs a program on the desk and gives what it printed; throws if it fails. */
export function runProgram(desk, program) {
  const path = join(desk, 'example.mjs');
  writeFileSync(path, program);
  return runCommand(process.execPath, [path], { cwd: desk });
}
