import { readSignal } from '@spectral-bias/signals';
import { describe, expect, test } from 'vitest';

const xy = (text: string | Uint8Array, options = {}) => {
  const { x, y } = readSignal(text, options);
  return [Array.from(x), Array.from(y)];
};

describe('every dialect of the same table gives the same signal', () => {
  const same = [
    [1.5, 2, 3],
    [-0.25, 1000, 7],
  ];
  const dialects: Record<string, string> = {
    commas: 'x,y\n1.5,-.25\n2,1e3\n3,7\n',
    semicolons: 'x;y\n1.5;-0.25\n2;1000\n3;7',
    'semicolons and decimal commas': 'x;y\n1,5;-0,25\n2;1e3\n3;7',
    'tabs and decimal commas': 'x\ty\n1,5\t-0,25\n2\t1000\n3\t7\n',
    bars: 'x|y\n1.5|-.25\n2|1000.\n3|7',
    'runs of blanks': '  x    y\n 1.5  -0.25\n 2.0   1000\n   3      7\n',
    'blanks and decimal commas': 'x y\n1,5 -0,25\n2 1000\n3 7',
    'no header': '1.5,-.25\n2,1000\n3,7',
    'CRLF line ends': 'x,y\r\n1.5,-.25\r\n2,1000\r\n3,7\r\n',
    'CR line ends': 'x,y\r1.5,-.25\r2,1000\r3,7\r',
    'a byte-order mark': '\ufeffx,y\n1.5,-.25\n2,1000\n3,7',
    'comments and blank lines': '# made by "hand"\n\nx,y\n1.5,-.25\n#,\n2,1000\n\n\n3,7\n\n',
    'quoted names with delimiters and line ends': '"x, in\nm","y ""z"""\n1.5,-.25\n2,1000\n3,7',
    'quoted numbers': 'x,y\n"1.5","-.25"\n"2", "1000"\n3,7',
    'spaces around cells': ' x , y \n 1.5 , -.25 \n 2 , 1000\n 3 , 7',
    'explicit signs and exponents': 'x,y\n+1.5,-2.5E-1\n+2,+1D+03\n0.3e1,7',
    'trailing delimiters': 'x,y,\n1.5,-.25,\n2,1000,\n3,7,',
    'trailing delimiters but in the header': 'x,y\n1.5,-.25,\n2,1000,\n3,7,',
    'empty rows at the end': 'x,y\n1.5,-.25\n2,1000\n3,7\n,\n,\n',
    'row names as write.csv writes them': '"","x","y"\n"1",1.5,-.25\n"2",2,1000\n"3",3,7',
    'row names as write.table writes them': '"x" "y"\n"1" 1.5 -.25\n"2" 2 1000\n"3" 3 7',
    'an index as pandas writes it': ',x,y\n0,1.5,-.25\n1,2,1000\n2,3,7',
    "Excel's sep line": 'sep=;\nx;y\n1,5;-0,25\n2;1000\n3;7',
    'a column of text': 'day,x,y\nMo,1.5,-.25\nTu,2,1000\nWe,3,7',
  };
  for (const [name, text] of Object.entries(dialects)) {
    test(name, () => expect(xy(text)).toEqual(same));
  }

  test('UTF-8, UTF-16 with its mark, and Windows-1252 bytes', () => {
    const text = 'x,y\n1.5,-.25\n2,1000\n3,7';
    const utf16 = new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
    expect(xy(new TextEncoder().encode(`\ufeff${text}`))).toEqual(same);
    expect(xy(utf16)).toEqual(same);
    const latin = Uint8Array.from(text.replace('y', '\u00b0'), (c) => c.charCodeAt(0));
    expect(readSignal(latin).yName).toBe('°');
  });
});

describe('columns', () => {
  const text = 'time (ms),accel (g),Weight\n1,10,1\n2,20,0\n';

  test('the first two columns of numbers are x and y', () => {
    const { xName, yName, weights } = readSignal(text);
    expect([xName, yName, weights]).toEqual(['time (ms)', 'accel (g)', undefined]);
  });

  test('one column is y over 0, 1, 2, …', () => {
    const { x, xName, yName } = readSignal('v\n5\n6\n8');
    expect([Array.from(x), xName, yName]).toEqual([[0, 1, 2], 'index', 'v']);
  });

  test('a column is meant by name, by name in other case, by name without unit, by number', () => {
    for (const y of ['accel (g)', 'ACCEL (G)', 'accel', 2, '2']) {
      expect(readSignal(text, { y }).yName).toBe('accel (g)');
    }
    expect(Array.from(readSignal(text, { weights: 'weight' }).weights!)).toEqual([1, 0]);
  });

  test('a column the caller gave is not taken a second time', () => {
    const { xName, yName } = readSignal('a,b,c\n1,2,3', { x: 'c' });
    expect([xName, yName]).toEqual(['c', 'a']);
  });

  test('an unknown name is answered with the nearest', () => {
    expect(() => readSignal(text, { y: 'acell' })).toThrow(
      'there is no column named "acell"; did you mean accel (g)?',
    );
    expect(() => readSignal(text, { y: 'AC' })).toThrow(
      'there is no column named "AC"; did you mean accel (g)?',
    );
  });

  test('a number out of range and a name of two columns are refused', () => {
    for (const x of [0, 4, '9', 1.5]) {
      expect(() => readSignal(text, { x })).toThrow('expected a column name, or a column number');
    }
    expect(() => readSignal('a,a\n1,2', { y: 'a' })).toThrow('use number 1 or 2');
  });

  test('a column passed over by default is told', () => {
    expect(readSignal('day,v\nMo,5\nTu,6').warnings).toEqual([
      'column "day" holds text; it is not used',
    ]);
  });

  test('weights are 0 or more and not all 0', () => {
    const weighted = (w: string) => readSignal(`x,y,w\n1,2,1\n3,4,${w}`, { weights: 'w' });
    expect(weighted('0').weights).toEqual(new Float64Array([1, 0]));
    expect(() => weighted('-1')).toThrow('row 3, column "w": the weight -1 is negative');
    expect(() => readSignal('x,y,w\n1,2,0', { weights: 3 })).toThrow('all weights are 0');
  });
});

test('commas that may be thousands separators are read as decimal commas with a warning', () => {
  const { x, warnings } = readSignal('1,234;5\n2,345;6');
  expect(Array.from(x)).toEqual([1.234, 2.345]);
  expect(warnings).toHaveLength(1);
  expect(readSignal('1,2;5\n2,345;6').warnings).toEqual([]);
});
