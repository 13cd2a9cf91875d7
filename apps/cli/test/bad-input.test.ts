import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from './in-process.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82);

/** One clear line, nothing on stdout, nothing left behind. */
async function expectOneLine(
  files: Record<string, string | Uint8Array>,
  args: string[],
  expected: { code: number; message: string | RegExp },
): Promise<void> {
  const cwd = folderWith({ 'data.csv': steps, ...files });
  const before = readdirSync(cwd);
  const { code, stdout, stderr } = await run(args, { cwd });
  expect(stderr).toMatch(/^spectral-bias: [^\n]{10,300}\n$/);
  expect(stderr).toMatch(expected.message);
  expect([code, stdout]).toEqual([expected.code, '']);
  expect(readdirSync(cwd)).toEqual(before);
}

describe('a signal that cannot be used: exit 3, with the place', () => {
  const bad: Record<string, [content: string | Uint8Array, message: string | RegExp]> = {
    'an empty file': ['', 'bad.csv: there is no data: it is empty'],
    'a header only': ['x,y\n', 'there is a header (x, y) and no data below it'],
    'a NaN': ['x,y\n0,1\n1,NaN\n2,3\n', 'bad.csv, row 3, column "y": "NaN" marks a missing value'],
    'an empty cell': ['x,y\n0,1\n1,2\n,3\n', 'bad.csv, row 4, column "x": the cell is empty'],
    'a cell of text': ['x,y\n0,1\n1,abc\n2,3\n', 'bad.csv, row 3, column "y": "abc" is not a num'],
    'a ragged row': ['x,y\n0,1\n1,2,3\n', 'bad.csv, row 3: the row has 3 cells'],
    'an unknown delimiter': ['1:2\n3:4\n5:6\n', 'no delimiter was found'],
    'a PNG': [png, 'bad.csv: '],
    'a truncated PNG': [png.slice(0, 5), 'bad.csv: '],
    'NUL bytes': [
      'x,y\n1,2\0\n',
      'bad.csv: this is not text: it holds the control character U+0000',
    ],
    'a quote never closed': ['x,y\n1,"2\n3,4\n', 'bad.csv, row 2: a quote (") is opened and never'],
    'ten megabytes on a line': ['a'.repeat(1e7), 'row 1: the row is longer than 1,000,000 char'],
  };
  for (const [name, [content, message]] of Object.entries(bad)) {
    it(name, () =>
      expectOneLine({ 'bad.csv': content }, ['fit', 'bad.csv'], {
        code: 3,
        message: typeof message === 'string' ? new RegExp(escaped(message)) : message,
      }),
    );
  }

  const weights = { 'w.csv': 'x,y,w,v\n0,1,1,0\n1,2,-1,0\n2,3,1,0\n' };
  it('a negative weight', () =>
    expectOneLine(weights, ['fit', 'w.csv', '--weights', 'w'], {
      code: 3,
      message: /w\.csv, row 3, column "w": the weight -1 is negative; expected 0 or more/,
    }));
  it('weights that are all zero', () =>
    expectOneLine(weights, ['fit', 'w.csv', '--weights', 'v'], {
      code: 3,
      message: /column "v": all weights are 0; at least one must be positive/,
    }));
  it('the wrong delimiter', () =>
    expectOneLine({}, ['fit', 'data.csv', '--delimiter', ';'], {
      code: 3,
      message: /every row is one cell with delimiter ";"; the text looks delimited by ","/,
    }));
  it('a missing file', () =>
    expectOneLine({}, ['fit', 'no.csv'], { code: 3, message: /no\.csv: there is no such file/ }));
  it('a folder', () =>
    expectOneLine({}, ['fit', '.'], { code: 3, message: /it is a folder; give a file/ }));
});

describe('an option that makes no sense: exit 2, with what would', () => {
  const wrong: Record<string, RegExp> = {
    '--width 0': /--width .* '0' is invalid; expected infinite or a whole number above 0/,
    '--width abc': /--width .* 'abc' is invalid; expected infinite or a whole number above 0/,
    '--width 1e12': /and at most 1000000/,
    '--lambda -1': /--lambda .* '-1' is invalid; expected a number, 0 or more/,
    '--lambda NaN': /'NaN' is invalid; expected a number, 0 or more/,
    '--scale 0': /'0' is invalid; expected a number above 0/,
    '--lambda 1 --df 3': /strength is "lambda and df"; expected at most one of them/,
    '--regularizer ridge:lambda=1 --df 3': /"ridge:lambda and df"; expected at most one/,
    '--lambda 1 --select gcv': /select is "gcv"; expected it without a given strength/,
    '--iterations 9 --learning-rate 1e9': /expected less than 2\/s1² = [\d.]+, the bound/,
    '--iterations 1.5': /iterations is 1.5; expected a whole number/,
    '--components 99': /components is 99; expected at most 6 components/,
    '--df 1': /df is 1; expected more than 2 \(the null space\) and less than 8/,
    '--df 100': /df is 100; expected more than 2 \(the null space\) and less than 8/,
    '--null-space curly': /'curly' is invalid; allowed choices are auto, none, constant/,
    '--solver state-space --activation tanh': /expected auto or dense: the activation is no spline/,
    '--biases samples --width 4': /width is 4; expected none/,
    '--biases random --width infinite': /width is "infinite"; expected a number/,
    '--activation tanh:scale': /expected name or name:param=value,param=value/,
    '--derivative 3': /'3' is invalid; expected 0, 1 or 2/,
    '--seed 1.5': /'1.5' is invalid; expected an integer/,
    '--x 9': /x is "9"; expected a column name, or a column number: 1 to 2/,
    '--at 0:1:0': /--at is "0:1:0"; expected a file or a:b:n, such as 0:10:101, n from 1 to/,
    '--at 0:1': /--at is "0:1"; expected a file or a:b:n/,
    '--at 0::5': /--at is "0::5"; expected a file or a:b:n/,
    '--at 0:1:1e9': /n from 1 to 10000000/,
    '--out no/a.csv': /cannot write .*a\.csv: there is no folder .*no/,
    '--model no/m.json': /cannot write .*m\.json: there is no folder/,
    '--report no/r.html': /cannot write .*r\.html: there is no folder/,
    '--out a.csv --model no/m.json': /cannot write .*m\.json: there is no folder/,
    '--out .': /cannot write .*: it is a folder; give a file/,
    '--out data.csv/a.csv': /a part of its path is a file, not a folder/,
    '--plugin ./no.js': /there is no file/,
  };
  for (const [flags, message] of Object.entries(wrong)) {
    it(flags, () =>
      expectOneLine({}, ['fit', 'data.csv', ...flags.split(' ')], { code: 2, message }),
    );
  }

  it('too many or too few arguments', async () => {
    await expectOneLine({}, ['fit'], { code: 2, message: /missing required argument 'file'/ });
    await expectOneLine({}, ['fit', 'a', 'b'], { code: 2, message: /too many arguments/ });
  });

  it('a bad value in the environment, named with its variable', async () => {
    const cwd = folderWith({ 'data.csv': steps });
    const env = { SPECTRAL_BIAS_LAMBDA: 'much' };
    const { code, stderr } = await run(['fit', 'data.csv'], { cwd, env });
    expect(code).toBe(2);
    expect(stderr).toMatch(/'much' from env 'SPECTRAL_BIAS_LAMBDA' is invalid; expected a number/);
  });
});

it('a missing file of --at is found out before the fit, exit 3', () =>
  expectOneLine({}, ['fit', 'data.csv', '--at', 'no.csv', '--out', 'a.csv'], {
    code: 3,
    message: /no\.csv: there is no such file/,
  }));

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
