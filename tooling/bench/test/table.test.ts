import { expect, test } from 'vitest';

const { tableOf } = await import('../src/table.mjs' as string);
const { judgeAgreement, judgeOurs, judgeSpeed } = await import('../src/verdict.mjs' as string);
const { isWrong } = await import('../src/compare.mjs' as string);

const ours = { spread: { first: 90, min: 10, median: 11, max: 12.34 }, bytes: 5e7 };
const theirs = { spread: { first: 3e3, min: 2e3, median: 2.5e3, max: 3e3 }, bytes: 6e8 };

function lines(...results: object[]): string[][] {
  const rows: string[] = tableOf(results).split('\n').slice(2);
  return rows.map((row) => row.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
}

function peer(to: number) {
  const sides = [1 + 1e-9, 1].map((value) => ({ array: () => Float64Array.of(value) }));
  const agreement = judgeAgreement({ agrees: [{ of: 'fitted', to }] }, ...sides);
  const speed = judgeSpeed({ faster: 100 }, ours.spread, theirs.spread);
  return { name: 'LAPACK', ...theirs, ...speed, agreement };
}

test('a row tells both spreads, both memories, the ratio, the difference and its promises', () => {
  const promises = judgeOurs({ seconds: 0.005, megabytes: 60 }, ours, []);
  const [cells] = lines({ label: 'SVD', ours, promises, peers: [peer(1e-8)] });
  expect(cells).toEqual([
    'SVD',
    '90 ms',
    '10 ms / 11 ms / 12.3 ms',
    '50',
    'LAPACK',
    '2 s / 2.5 s / 3 s',
    '600',
    '200',
    'fitted 1e-9 ≤ 1e-8',
    '**≤ 0.005 s: missed**, ≤ 60 MB: kept, ≥ 100 times as fast: kept',
  ]);
});

test('a difference beyond its tolerance stands out and makes the run fail', () => {
  const [right, wrong] = [1e-8, 1e-10].map((to) => ({
    label: 'SVD',
    ours,
    promises: [],
    peers: [peer(to)],
  }));
  expect(lines(wrong)[0][8]).toBe('**WRONG: fitted 1e-9, not ≤ 1e-10**');
  expect([right, wrong].map(isWrong)).toEqual([false, true]);
});

test('a peer that is missing or fails takes a line with the reason, and no run fails for it', () => {
  const peers = [
    { name: 'a.R', skipped: 'R not found' },
    { name: 'SciPy', failed: 'ValueError: ill-posed' },
  ];
  const result = { label: 'spline', ours, promises: [], peers };
  expect(lines(result).map((cells) => [cells[0], cells[4]])).toEqual([
    ['spline', 'a.R skipped: R not found'],
    ['', 'SciPy fails: ValueError: ill-posed'],
  ]);
  expect(isWrong(result)).toBe(false);
});

test('a failure of ours takes a line and makes the run fail', () => {
  const result = { label: 'x', ours: { failed: 'out of memory' }, promises: [], peers: [] };
  expect(lines(result)[0].slice(0, 2)).toEqual(['x', '**fails: out of memory**']);
  expect(isWrong(result)).toBe(true);
});

test('growth is judged over the row it names, where that was run', () => {
  const growth = { over: 'small', name: 'N = 10', atMost: 4 };
  const earlier = [{ label: 'small', ours: { spread: { min: 2 } } }];
  expect(judgeOurs({ growth }, ours, [])).toEqual([]);
  const [promise] = judgeOurs({ growth }, ours, earlier);
  expect(promise).toEqual({ text: '5 ≤ 4 × the time of N = 10', kept: false });
});

test('every line has as many cells as the head', () => {
  const peers = [peer(1e-8), { name: 'b', skipped: 'a | b' }];
  const text: string = tableOf([
    { label: 'one', ours, promises: [], peers },
    { label: 'two', ours, promises: [], peers: [] },
  ]);
  const bars = text.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length);
  expect(new Set(bars)).toEqual(new Set([11]));
});
