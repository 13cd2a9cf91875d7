import { evaluateNetwork, type NetworkState } from '@spectral-bias/adaptive-regime';
import { describe, expect, it } from 'vitest';
import { type PinningResult, pinningExperiment } from '../src/pinning.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}, seed = 1) =>
  pinningExperiment.run({ width: 16, frames: 31, ...values }, builtIns(seed));

/** The loss with the breakplane of a neuron moved across datapoint n: (w, b) + s (x_n, 1). */
function lossAcross({ data }: PinningResult, network: NetworkState, i: number, n: number) {
  const relu = builtIns().registry.activation('relu');
  return (s: number) => {
    const [w, b] = [network.w.slice(), network.b.slice()];
    w[2 * i]! += s * data.x[2 * n]!;
    w[2 * i + 1]! += s * data.x[2 * n + 1]!;
    b[i]! += s;
    const values = evaluateNetwork({ ...network, w, b }, relu, data.x);
    return values.reduce((sum, value, k) => sum + (value - data.y[k]!) ** 2 / 2, 0);
  };
}

describe('pinning in a network that learns', () => {
  it('holds breakplanes on valley floors: the loss rises to both sides, by differences', async () => {
    let held = 0;
    for (let seed = 0; seed < 6; seed++) {
      const result = await run({ until: 2 }, seed);
      const { network } = result.snapshots.at(-1)!;
      result.history.pinning.at(-1)!.forEach(({ points, shares }, i) => {
        if (points.length !== 1 || shares[0]! < 0.02 || shares[0]! > 0.98) return;
        const loss = lossAcross(result, network, i, points[0]!);
        const step = 1e-4 * Math.hypot(network.w[2 * i]!, network.w[2 * i + 1]!);
        const rises = [-step, step].map((s) => loss(s) - loss(0));
        if (Math.max(...rises) < 1e-11) return;
        expect(Math.min(...rises)).toBeGreaterThan(0);
        held++;
      });
    }
    expect(held).toBeGreaterThan(15);
  });

  it('keeps pinned breakplanes on their datapoints to 1e-9', async () => {
    const { history } = await run();
    const pinned = history.pinning.at(-1)!.filter(({ status }) => status === 'pinned');
    expect(pinned.length).toBeGreaterThan(3);
    for (const { nearest } of pinned) expect(nearest).toBeLessThan(1e-9);
  });

  it('lets the loss only fall, and dead neurons only come and stay', async () => {
    const { moments } = await run();
    for (let k = 1; k < moments.length; k++) {
      expect(moments[k]!.loss).toBeLessThanOrEqual(moments[k - 1]!.loss * (1 + 1e-9));
      expect(moments[k]!.dead).toBeGreaterThanOrEqual(moments[k - 1]!.dead);
      expect(moments[k]!.sliding).toBeLessThanOrEqual(moments[k]!.pinned);
    }
  });

  it('is more frequent the smaller the initialisation', async () => {
    const shares = await Promise.all(
      [0.1, 3].map(async (alpha) => (await run({ alpha, until: 0.5 }, 2)).moments.at(-1)!.pinned),
    );
    expect(shares[0]!).toBeGreaterThan(2 * shares[1]!);
  });

  it('is the same for the same seed', async () => {
    const [one, other] = [await run({ until: 1 }), await run({ until: 1 })];
    expect(one.snapshots.at(-1)!.network).toEqual(other.snapshots.at(-1)!.network);
  });
});

it('figures and table can be drawn', async () => {
  const result = await run({ until: 1 });
  const figures = pinningExperiment.figures(result);
  expectDrawable(figures);
  expect(figures[0]!.frames!.length).toBe(21);
  expectTable(pinningExperiment.table(result));
});
