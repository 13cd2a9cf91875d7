// Goes through the next release in a copy of the tree: versions, changelogs, tarballs, and an
// install of them all. Nothing is published, and the tree is left alone. Needs the built packages.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmInstall, tarballsOf, writeProject } from './npm-project.mjs';
import { packAll } from './pack-all.mjs';
import { readChangesets, releaseFaults } from './release-faults.mjs';
import { changelogsIn, changesetsIn, copyTree, versionsIn } from './release-tree.mjs';
import { runCommand } from './run-command.mjs';
import { createSteps } from './steps.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'spectral-bias-release-'));
const [tree, packed, project] = ['tree', 'packed', 'project'].map((name) => join(work, name));
const { step, inOrder, failed } = createSteps('release');

/** What every tarball must hold beside its code; a changelog as soon as there is one. */
const papers = ['LICENSE', 'README.md', 'package.json'];

try {
  mkdirSync(packed);
  await inOrder(async () => {
    await step('copy', () => copyTree(root, tree));
    const versions = await step('version', version);
    const tarballs = await step('pack', () => packAll(tree, packed));
    await step('papers', () => tarballs.forEach(checkPapers));
    await step('install', () => install(tarballs, versions));
  });
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (failed() > 0) process.exitCode = 1;

function version() {
  const changesets = readChangesets(changesetsIn(tree));
  const before = versionsIn(tree);
  const changeset = join(root, 'node_modules/@changesets/cli/bin.js');
  runCommand(process.execPath, [changeset, 'version'], { cwd: tree });
  const after = versionsIn(tree);
  const faults = releaseFaults({ changesets, before, after, changelogs: changelogsIn(tree) });
  if (faults.length > 0) throw new Error(faults.join('; '));
  return after;
}

function checkPapers({ name, folder, file }) {
  const inside = runCommand('tar', ['-tzf', file]).split('\n');
  const told = existsSync(join(tree, folder, 'CHANGELOG.md')) ? ['CHANGELOG.md'] : [];
  const missing = [...papers, ...told].filter((paper) => !inside.includes(`package/${paper}`));
  if (missing.length > 0) throw new Error(`the tarball of ${name} has no ${missing.join(', ')}`);
}

async function install(tarballs, versions) {
  const dependencies = tarballsOf(Object.keys(versions), tarballs);
  writeProject(project, { name: 'release', dependencies }, tarballs);
  await npmInstall(project);
  for (const [name, wanted] of Object.entries(versions)) {
    const path = join(project, 'node_modules', name, 'package.json');
    const { version: found } = JSON.parse(readFileSync(path, 'utf8'));
    if (found !== wanted) throw new Error(`${name} ${found} was installed, not ${wanted}`);
  }
  const command = join(project, 'node_modules/.bin/spectral-bias');
  const said = runCommand(command, ['--version'], { cwd: project }).trim();
  const cli = versions['@spectral-bias/cli'];
  if (!said.includes(cli)) throw new Error(`spectral-bias --version says ${said}, not ${cli}`);
}
