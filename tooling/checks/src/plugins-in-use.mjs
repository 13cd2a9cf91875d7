import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmInstall, tarballsOf, writeProject } from './npm-project.mjs';
import { eachOf } from './steps.mjs';

const core = 'node_modules/@spectral-bias/core/package.json';

/**
 * Plug-ins in use: their tarballs are installed in a folder of their own, with a core of its own, and
 * used by a command that is installed elsewhere.
 */
export async function usePlugins({ root, work, command, packed, tarballs, step, inOrder }) {
  const user = join(work, 'user');
  await step('user: install', async () => {
    const names = packed.map(({ name }) => name);
    const all = [...tarballs, ...packed];
    writeProject(user, { dependencies: tarballsOf(names, all) }, all);
    await npmInstall(user);
    assert.notEqual(realpathSync(join(user, core)), realpathSync(join(work, 'outsider', core)));
    writeWorkingFolders(user, names);
  });
  const say = (args, folder = '.') => run(command, args, join(user, folder));
  const tell = async (args, folder) => {
    const { code, stdout, stderr } = await say([...args, '--json'], folder);
    assert.equal(code, 0, stderr);
    return JSON.parse(stdout);
  };
  const uses = [
    ...usesByName(tell),
    ['a plug-in for contract 0', () => refusal(say)],
    ...usesByConfig(tell),
    ...readmeLines(root, say),
    ...experimentFiles(root, tell),
  ];
  await eachOf(uses, 2, ([name, use]) => inOrder(() => step(`user: ${name}`, use)));
}

/** Plug-ins named on the command line, in the folder that has them installed. */
function usesByName(tell) {
  const names = ['exponential-power', 'iterated-tikhonov', 'early-stopping'];
  const flags = names.flatMap((name) => ['--plugin', `spectral-bias-${name}`]);
  const json = (...args) => tell([...args, ...flags]);
  return [
    [
      'plugins list',
      async () => {
        const { plugins } = await json('plugins', 'list');
        const found = plugins.map(({ name }) => name);
        for (const name of names) assert.ok(found.includes(name), `${name} is not listed`);
      },
    ],
    [
      'fit',
      async () => {
        const asked = ['--activation', 'exponential-power:exponent=1.8,scale=8', '--df', '6'];
        const told = await json('fit', 'data.csv', ...asked, '--regularizer', 'iterated-tikhonov');
        assert.match(told.model.activation, /^exponential-power:/);
        assert.equal(told.regularizer.name, 'iterated-tikhonov');
        assert.ok(Math.abs(told.fit.df - 6) < 1e-6, `df is ${told.fit.df}`);
      },
    ],
    [
      'penalty',
      async () => {
        const range = ['--from', '100', '--to', '200', '--count', '2'];
        const { rho } = await json('penalty', '--activation', 'exponential-power', ...range);
        assert.ok(Math.abs(Math.log2(rho[1] / rho[0]) - 5) < 0.01, `ρ is ${rho}`);
      },
    ],
    [
      'run',
      async () => {
        const asked = ['--samples', '40', '--max-iterations', '1000', '--seed', '1'];
        const { result } = await json('run', 'early-stopping', ...asked);
        assert.ok(result.best.error < result.early.error);
      },
    ],
    [
      'simulate',
      async () => {
        const asked = ['--method', 'gradient-descent', '--steps', '3', '--width', '8'];
        const told = await json('simulate', '--activation', 'exponential-power', ...asked);
        assert.ok(JSON.stringify(told).includes('exponential-power'));
      },
    ],
  ];
}

async function refusal(say) {
  const { code, stdout, stderr } = await say(['plugins', 'list', '--plugin', './old.mjs']);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /^spectral-bias: [^\n]*old\.mjs[^\n]*contract 0[^\n]*\n$/);
}

/** What `plugins create` made, by the configuration two folders further up. */
function usesByConfig(tell) {
  const told = (...args) => tell(args, 'lab/data/today');
  return [
    [
      'fit, by configuration',
      async () => {
        const asked = ['--activation', 'my-activation', '--regularizer', 'my-regularizer'];
        const { model, regularizer } = await told('fit', '../../../data.csv', ...asked);
        assert.match(model.activation, /^my-activation/);
        assert.equal(regularizer.name, 'my-regularizer');
      },
    ],
    [
      'run, by configuration and from a file',
      async () => {
        const { experiment, seed } = await told('run', 'mine.json');
        assert.deepEqual([experiment, seed], ['my-experiment', 7]);
      },
    ],
  ];
}

/** What the READMEs of examples/plugins tell their readers to type. */
function readmeLines(root, say) {
  const folder = join(root, 'examples/plugins');
  return readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name, 'README.md'), 'utf8');
    return text.match(/^spectral-bias .*/gm).map((line) => [
      line,
      async () => {
        const { code, stderr } = await say(line.split(' ').slice(1));
        assert.equal(code, 0, stderr);
      },
    ]);
  });
}

/** The experiment files of examples/, run as they are. */
function experimentFiles(root, tell) {
  const folder = join(root, 'examples/experiments');
  return readdirSync(folder).map((file) => [
    `run ${file}`,
    async () => {
      assert.ok((await tell(['run', join(folder, file)])).result);
    },
  ]);
}

function writeWorkingFolders(user, plugins) {
  const today = join(user, 'lab/data/today');
  mkdirSync(today, { recursive: true });
  const rows = Array.from({ length: 40 }, (_, n) => `${n},${Math.sin(n / 5)}`);
  writeFileSync(join(user, 'data.csv'), `x,y\n${rows.join('\n')}\n`);
  writeFileSync(join(user, 'lab/spectral-bias.config.json'), JSON.stringify({ plugins }));
  const file = { experiment: 'my-experiment', seed: 7 };
  writeFileSync(join(today, 'mine.json'), JSON.stringify(file));
  const old = `import plugin from 'spectral-bias-exponential-power';
export default { ...plugin, name: 'old', contract: 0 };\n`;
  writeFileSync(join(user, 'old.mjs'), old);
}

/** What the command says and how it ends; a failure that nobody asked for is shown by its words. */
function run(command, args, cwd) {
  return new Promise((resolve) => {
    const env = { ...process.env, XDG_CONFIG_HOME: cwd };
    const shell = process.platform === 'win32';
    execFile(command, args, { cwd, env, shell, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}
