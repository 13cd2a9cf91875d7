import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

interface Mismatch {
  claimed?: string;
  printed?: string;
}

const { exampleProgram, brokenClaims } = (await import('../src/readme-program.mjs' as string)) as {
  exampleProgram(code: string): { program: string; claims: string[] };
  brokenClaims(printed: string, claims: string[]): Mismatch[];
};
const { fencedBlocks, commandLines } = (await import('../src/readme-blocks.mjs' as string)) as {
  fencedBlocks(text: string): { language: string; code: string; line: number }[];
  commandLines(code: string, command: string): { args: string[]; moved: boolean }[];
};

function follow(code: string): Mismatch[] {
  const { program, claims } = exampleProgram(code);
  const args = ['--input-type=module', '--eval', program];
  return brokenClaims(execFileSync(process.execPath, args, { encoding: 'utf8' }), claims);
}

test('an expression, a log, a loop and an error are held against what is said of them', () => {
  const code = `const third = 1 / 3; // a remark
third; // → 0.333… (of the whole)
console.log(third > 0, [
  1,
]); // → true [ 1 ]
for (const word of ['a', 'b']) console.log(word);
// → a
// → b
null.slope;
// throws TypeError: Cannot read properties of null…
`;
  expect(follow(code)).toEqual([]);
});

test('a wrong value, a missing line, a line too many and a call that does not throw are found', () => {
  expect(follow('1 + 1; // → 3')).toEqual([{ claimed: '3', printed: '2' }]);
  expect(follow('const a = 1; // → 1')).toEqual([{ claimed: '1', printed: undefined }]);
  expect(follow("console.log('x')")).toEqual([{ claimed: undefined, printed: 'x' }]);
  expect(follow('Math.abs(1); // throws Error: no')).toHaveLength(1);
  expect(follow('0.25; // → 0.2')).toHaveLength(1);
});

test('blocks and command lines are found as they stand', () => {
  const text = '# A\n\n```sh\ncat x | go fit - --a "b c"  # why\ncd y && go lab\n```\n';
  expect(fencedBlocks(text)).toMatchObject([{ language: 'sh', line: 3 }]);
  const lines = commandLines(fencedBlocks(text)[0]!.code, 'go');
  expect(lines).toEqual([
    { args: ['fit', '-', '--a', 'b c'], moved: false },
    { args: ['lab'], moved: true },
  ]);
});
