import { describe, expect, it } from 'vitest';
import { gradientDescent, heavyBall, nesterov, ridge, weightDecay } from '../src/index.ts';

const spectrum = [3, 2.1, 1.7, 0.4, 0.09, 0.003];
const s1 = 3;

/** What q literal steps fit of one component y = 1; `look` is where the gradient is taken. */
function walk(s: number, q: number, rate: number, beta: number, look: number, decay = 0): number {
  let w = 0;
  let before = 0;
  for (let step = 0; step < q; step++) {
    const at = w + look * (w - before);
    const gradient = s * (s * at - 1) + decay * at;
    [w, before] = [w + beta * (w - before) - rate * gradient, w];
  }
  return s * w;
}

describe('momentum and weight decay', () => {
  it('heavy-ball equals q literal steps on a diagonal problem to 1e-12', () => {
    for (const momentum of [0.05, 0.5, 0.9, 0.99]) {
      for (const learningRate of [undefined, 0.01, 0.2, 0.29]) {
        if (learningRate && learningRate * 9 >= 2 * (1 + momentum)) continue;
        for (const iterations of [0, 1, 2, 3, 17, 400]) {
          const { mask } = heavyBall.create({ iterations, momentum, learningRate });
          for (const s of spectrum) {
            const walked = walk(s, iterations, learningRate ?? 1 / 9, momentum, 0);
            expect(Math.abs(mask(s, s1) - walked)).toBeLessThan(1e-12);
          }
        }
      }
    }
  });

  it('nesterov equals q literal steps on a diagonal problem to 1e-12', () => {
    for (const momentum of [0.05, 0.5, 0.9, 0.99]) {
      for (const learningRate of [undefined, 0.01, 0.1]) {
        for (const iterations of [0, 1, 2, 3, 17, 400]) {
          const { mask } = nesterov.create({ iterations, momentum, learningRate });
          for (const s of spectrum) {
            const walked = walk(s, iterations, learningRate ?? 1 / 9, momentum, momentum);
            expect(Math.abs(mask(s, s1) - walked)).toBeLessThan(1e-12);
          }
        }
      }
    }
  });

  it('weight decay equals q literal steps on a diagonal problem to 1e-12', () => {
    for (const decay of [0, 1e-3, 0.5]) {
      for (const iterations of [0, 1, 2, 17, 400]) {
        const { mask } = weightDecay.create({ iterations, decay });
        for (const s of spectrum) {
          const walked = walk(s, iterations, 1 / (9 + decay), 0, 0, decay);
          expect(Math.abs(mask(s, s1) - walked)).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('momentum keeps in q steps what gradient descent keeps in q/(1 − β), to 1 %', () => {
    for (const plugin of [heavyBall, nesterov]) {
      const momentum = plugin.create({ iterations: 1e5, momentum: 0.9 }).threshold!(s1);
      const plain = gradientDescent.create({ iterations: 1e6 }).threshold!(s1);
      expect(Math.abs(momentum / plain - 1)).toBeLessThan(0.01);
    }
  });

  it('weight decay tends to ridge as q grows and to gradient descent as μ falls, to 1e-12', () => {
    const long = weightDecay.create({ iterations: 1e9, decay: 0.01 });
    const none = weightDecay.create({ iterations: 50, decay: 0 });
    for (const s of spectrum) {
      expect(Math.abs(long.mask(s, s1) - ridge.create({ lambda: 0.01 }).mask(s, s1))).toBeLessThan(
        1e-12,
      );
      const plain = gradientDescent.create({ iterations: 50 }).mask(s, s1);
      expect(Math.abs(none.mask(s, s1) - plain)).toBeLessThan(1e-12);
    }
  });

  it('refuses learning rates that diverge, and names the bound', () => {
    const tooFast = heavyBall.create({ momentum: 0.5, learningRate: 1 });
    expect(() => tooFast.mask(3, 3)).toThrow(/0\.333/);
    expect(() => nesterov.create({ momentum: 0.5, learningRate: 1 }).mask(3, 3)).toThrow(/0\.1666/);
  });
});
