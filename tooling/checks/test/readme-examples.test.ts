// Follows the examples of every README as a reader would: through the built packages.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../../apps/cli/test/in-process.ts';

interface Block {
  language: string;
  code: string;
  line: number;
}
interface CommandLine {
  args: string[];
  moved: boolean;
}
interface Example {
  program: string;
  claims: string[];
}

const { fencedBlocks, commandLines } = (await import('../src/readme-blocks.mjs' as string)) as {
  fencedBlocks(text: string): Block[];
  commandLines(code: string, command: string): CommandLine[];
};
const { exampleProgram, brokenClaims } = (await import('../src/readme-program.mjs' as string)) as {
  exampleProgram(code: string): Example;
  brokenClaims(printed: string, claims: string[]): { claimed?: string; printed?: string }[];
};
const { layDesk, runProgram } = (await import('../src/readme-desk.mjs' as string)) as {
  layDesk(root: string, desk: string, readme: string): void;
  runProgram(desk: string, program: string): string;
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
const packageReadmes = readdirSync(join(root, 'packages')).map(
  (name) => `packages/${name}/README.md`,
);
const pages = readdirSync(join(root, 'apps/docs'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => `apps/docs/${path.replaceAll('\\', '/')}`)
  .filter((path) => fencedBlocks(readFileSync(join(root, path), 'utf8')).some(isExample));
const readmes = ['README.md', 'apps/cli/README.md', ...packageReadmes, ...pages];

function isExample({ language, code }: Block): boolean {
  return language === 'js' || commandLines(code, 'spectral-bias').length > 0;
}

/** Commands that are followed to their end; of others, which take long, the flags are looked up. */
const quick = /^(fit|predict|convert|penalty|design|spectrum|experiments|plugins list)\b/;

describe.each(readmes)('%s', (readme) => {
  const blocks = fencedBlocks(readFileSync(join(root, readme), 'utf8'));
  const examples = blocks.filter(({ language }) => language === 'js');
  let desk: string;
  beforeAll(() => {
    desk = mkdtempSync(join(tmpdir(), 'readme-'));
    layDesk(root, desk, readme);
  });
  afterAll(() => rmSync(desk, { recursive: true }));

  const claims = examples.flatMap(({ code }) => exampleProgram(code).claims);
  test(`an example of a package says what it prints (${claims.length} claims)`, () => {
    expect(claims.length > 0 || !readme.startsWith('packages/')).toBe(true);
  });

  test.each(examples)('the example in line $line prints what it claims', ({ code }) => {
    const { program, claims } = exampleProgram(code);
    expect(brokenClaims(runProgram(desk, program), claims)).toEqual([]);
  });

  const shell = blocks.filter(({ language }) => language === 'sh').map(({ code }) => code);
  const lines = shell.flatMap((code) => commandLines(code, 'spectral-bias'));
  test.each(lines.map((one) => ({ ...one, line: one.args.join(' ') })))('$line', async (one) => {
    const { args, moved, line } = one;
    if (quick.test(line) && !moved && hasAll(desk, args)) await follow(desk, args);
    else expect(await unknownFlags(desk, one)).toEqual([]);
  });
});

/** Whether a reader at this desk has the files that are named, and nothing is piped in. */
function hasAll(desk: string, args: string[]): boolean {
  const named = args.filter((word) => word.startsWith('./'));
  return !args.includes('-') && named.every((word) => existsSync(join(desk, word)));
}

async function follow(desk: string, args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(args, { cwd: desk });
  expect(code, stderr).toBe(0);
  return stdout;
}

/** Flags of a command line that the command's help does not know. */
async function unknownFlags(desk: string, { args, moved }: CommandLine): Promise<string[]> {
  const named = args[0] === 'plugins' || (args[0] === 'run' && !moved);
  const words = args.slice(0, named ? 2 : 1);
  const command = words.map((word) => word.replace('/result.json', ''));
  const help = await follow(desk, [...command, '--help']);
  const known = new Set(help.match(/--[a-z][a-z-]*/g));
  return args.filter((word) => word.startsWith('--') && !known.has(word));
}
