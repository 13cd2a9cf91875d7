import { describe, expect, it } from 'vitest';
import { contractionExperiment } from '../src/contraction.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable, expectTable } from './drawable.ts';

const run = (values = {}) => contractionExperiment.run(values, builtIns());

describe('contraction', () => {
  it('multiplies ‖f‖² by ε^−(2p+1) in every dimension, to 1e-9', async () => {
    const { curves, epsilons } = await run();
    expect(curves).toHaveLength(9);
    for (const { ratio, law, order } of curves) {
      ratio.forEach((value, i) => {
        expect(Math.abs(value * epsilons[i]! ** law! - 1)).toBeLessThan(1e-9);
      });
      expect(Math.abs(order - law!)).toBeLessThan(1e-9);
    }
    expect(curves.map(({ law }) => law)).toEqual([1, 1, 1, 3, 3, 3, 5, 5, 5]);
  });

  it('by a tenth costs a ReLU network a thousand times, to 1e-6', async () => {
    const { curves } = await run({ activations: ['relu'], dimensions: [2] });
    expect(Math.abs(curves[0]!.ratio.at(-1)! - 1000)).toBeLessThan(1e-6);
  });

  it('of exp(−x²/2): ‖f‖² is √π/4 for Heaviside and 3√π/8 for ReLU on a line, to 1e-9', async () => {
    const { curves } = await run({ activations: ['heaviside', 'relu'], dimensions: [1] });
    const [step, ramp] = curves.map(({ seminorm }) => seminorm);
    expect(Math.abs(step! / (Math.sqrt(Math.PI) / 4) - 1)).toBeLessThan(1e-9);
    expect(Math.abs(ramp! / ((3 * Math.sqrt(Math.PI)) / 8) - 1)).toBeLessThan(1e-9);
  });

  it('has no such law for tanh, whose penalty is exponential: it costs more than any power', async () => {
    const { curves, epsilons } = await run({
      activations: ['tanh'],
      dimensions: [1],
      epsilon: 0.3,
    });
    const [{ law, ratio }] = curves as [(typeof curves)[0]];
    expect(law).toBeNull();
    const slopes = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (i) => -Math.log(ratio[i]! / ratio[i - 1]!) / Math.log(epsilons[i]! / epsilons[i - 1]!),
    );
    slopes.slice(1).forEach((slope, i) => {
      expect(slope).toBeGreaterThan(slopes[i]!);
    });
  });

  it('refuses activations that cannot make the function', async () => {
    await expect(run({ activations: ['sinc'] })).rejects.toThrow(/of finite penalty at every k/);
  });
});

it('the figures are drawable, with and without a law', async () => {
  for (const values of [{}, { activations: ['tanh', 'relu'], dimensions: [1], epsilon: 0.5 }]) {
    const result = await run(values);
    expectDrawable(contractionExperiment.figures(result));
    expectTable(contractionExperiment.table(result));
  }
});
