import { afterEach, expect, test, vi } from 'vitest';

interface Steps {
  step(name: string, work: () => unknown): Promise<unknown>;
  inOrder(work: () => Promise<unknown>): Promise<void>;
  failed(): number;
}

const {
  createSteps,
  eachOf,
}: {
  createSteps(check: string): Steps;
  eachOf<T>(
    items: readonly T[],
    atOnce: number,
    work: (item: T) => Promise<unknown>,
  ): Promise<void>;
} = await import('../src/steps.mjs' as string);

afterEach(() => {
  vi.restoreAllMocks();
});

function hush() {
  const said: string[] = [];
  for (const channel of ['log', 'error'] as const) {
    vi.spyOn(console, channel).mockImplementation((line) => void said.push(line));
  }
  return said;
}

test('a step that fails says why and ends what comes after it, not what runs beside it', async () => {
  const said = hush();
  const { step, inOrder, failed } = createSteps('packed');
  const bad = () => Promise.reject(new Error('no such tarball'));
  await Promise.all([
    inOrder(async () => {
      await step('install', bad);
      await step('run', () => 1);
    }),
    inOrder(() => step('lint', () => ({ skipped: 'no publint' }))),
  ]);
  expect(said.sort()).toEqual([
    'packed: install: no such tarball',
    'packed: lint: skipped: no publint',
  ]);
  expect(failed()).toBe(1);
});

test('an error outside a step is not taken for one', async () => {
  const { inOrder } = createSteps('packed');
  await expect(inOrder(() => Promise.reject(new TypeError('typo')))).rejects.toThrow('typo');
});

test('each item has its turn, no more at once than allowed', async () => {
  const done: number[] = [];
  let [now, most] = [0, 0];
  await eachOf([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++now);
    await Promise.resolve();
    now--;
    done.push(item);
  });
  expect([done.sort(), most]).toEqual([[1, 2, 3, 4, 5], 2]);
});
