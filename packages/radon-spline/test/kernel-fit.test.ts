import { readFileSync } from 'node:fs';
import * as built from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { createMatrix } from '@spectral-bias/linalg';
import { gradientFlow, pca, ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { kernelFit } from '../src/kernel-fit.ts';
import { type NeuralKernel, neuralKernel } from '../src/neural-kernel.ts';
import { uniformOffsets } from '../src/offset-density.ts';

const golden = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const natural = golden('./golden/natural-spline.json');
const cars = golden('../../network/test/golden/cars.json');
const relu = built.relu.create();

const column = (values: readonly number[]) =>
  createMatrix(values.length, 1, Float64Array.from(values));

const furthest = (found: ArrayLike<number>, expected: readonly number[]) =>
  expected.reduce((most, value, i) => Math.max(most, Math.abs(found[i]! - value)), 0) /
  Math.max(...expected.map(Math.abs));

describe('ReLU in one dimension is the natural cubic spline (SciPy)', () => {
  const x = column(natural.x);

  it('density 1: value, straight ends and ½∫f″², to 1e-11', () => {
    const fit = kernelFit(neuralKernel(relu), x, natural.y);
    expect(
      furthest(
        natural.at.map((t: number) => fit.at([t])),
        natural.value,
      ),
    ).toBeLessThan(1e-11);
    expect(Math.abs((2 * fit.seminorm) / natural.roughness - 1)).toBeLessThan(1e-11);
    expect(furthest(fit.fitted, natural.y)).toBeLessThan(1e-12);
    expect(fit.df).toBeCloseTo(natural.x.length, 12);
  });

  it('the same with breakplanes on an interval around the data and lines unpenalised, to 1e-8', () => {
    const density = uniformOffsets(-1.25, 1.25);
    const fit = kernelFit(neuralKernel(relu, { density, nullDegree: 2 }), x, natural.y);
    const inside = natural.at.filter((t: number) => Math.abs(t) < 1.25);
    const expected = natural.value.filter((_: number, i: number) => Math.abs(natural.at[i]) < 1.25);
    expect(
      furthest(
        inside.map((t: number) => fit.at([t])),
        expected,
      ),
    ).toBeLessThan(1e-8);
    expect(Math.abs((2 * fit.seminorm) / 2.5 / natural.roughness - 1)).toBeLessThan(1e-8);
  });

  it('a leaky ReLU gives the same curve at 1/(1 − α)² of the cost', () => {
    const plain = kernelFit(neuralKernel(relu), x, natural.y);
    const leaky = built.leakyRelu.create({ alpha: 0.5 });
    const fit = kernelFit(neuralKernel(leaky), x, natural.y);
    expect(Math.abs(fit.at([0.2]) - plain.at([0.2]))).toBeLessThan(1e-11);
    expect(fit.seminorm / plain.seminorm).toBeCloseTo(4, 10);
  });
});

describe('regularized through masks', () => {
  it('ridge with 2λ is the smoothing spline of λ∫f″²: the cars of R, to 1e-10', () => {
    const regularizer = ridge.create({ lambda: 2 * cars.lambda * 21 ** 3 });
    const fit = kernelFit(neuralKernel(relu), column(cars.speed), cars.dist, { regularizer });
    expect(
      furthest(
        cars.x.map((t: number) => fit.at([t])),
        cars.exact,
      ),
    ).toBeLessThan(1e-10);
    expect(Math.abs(fit.df / cars.df - 1)).toBeLessThan(1e-4);
  });

  it('ridge solves (K + λI)α + Td = y with Tᵀα = 0', () => {
    const x = column(natural.x);
    const kernel = neuralKernel(relu);
    const lambda = 0.01;
    const fit = kernelFit(kernel, x, natural.y, { regularizer: ridge.create({ lambda }) });
    const y = natural.y as number[];
    y.forEach((value, n) => {
      const residual = value - fit.fitted[n]!;
      expect(Math.abs(residual - lambda * fit.coefficients[n]!)).toBeLessThan(1e-10);
    });
    for (const power of [0, 1]) {
      const moment = fit.coefficients.reduce((sum, a, n) => sum + a * x.data[n]! ** power, 0);
      expect(Math.abs(moment)).toBeLessThan(1e-9 * Math.max(...fit.coefficients.map(Math.abs)));
    }
  });

  it('every mask runs from the null space to the interpolant, df between', () => {
    const kernel = neuralKernel(built.gaussian.create());
    const x = column(natural.x);
    const y = natural.y as number[];
    const interpolant = kernelFit(kernel, x, y);
    const weak = [
      ridge.create({ lambda: 1e-13 }),
      gradientFlow.create({ time: 1e13 }),
      pca.create({ threshold: 1e-8 }),
    ];
    for (const regularizer of weak) {
      const fit = kernelFit(kernel, x, y, { regularizer });
      expect(furthest(fit.fitted, [...interpolant.fitted])).toBeLessThan(1e-2);
      expect(fit.df).toBeLessThanOrEqual(8 + 1e-9);
    }
    const strong = kernelFit(kernel, x, y, { regularizer: ridge.create({ lambda: 1e9 }) });
    expect(Math.max(...strong.fitted.map(Math.abs))).toBeLessThan(1e-6);
    expect(strong.df).toBeLessThan(1e-6);
  });

  it('repeated places count as one place with their mean and their weights added', () => {
    const kernel = neuralKernel(relu);
    const regularizer = ridge.create({ lambda: 0.05 });
    const twice = kernelFit(kernel, column([0, 0, 0.4, 0.7, 1]), [1, 3, 0, 2, -1], { regularizer });
    const once = kernelFit(kernel, column([0, 0.4, 0.7, 1]), [2, 0, 2, -1], {
      regularizer,
      weights: [2, 1, 1, 1],
    });
    for (const t of [-0.3, 0, 0.55, 1.2]) {
      expect(Math.abs(twice.at([t]) - once.at([t]))).toBeLessThan(1e-11);
    }
  });
});

describe('two dimensions', () => {
  const dimension = 2;
  const { uniform } = createRandom(9);
  const points = createMatrix(
    9,
    2,
    Float64Array.from({ length: 18 }, () => 2 * uniform() - 1),
  );
  const values = Float64Array.from({ length: 9 }, () => 2 * uniform() - 1);

  it('ReLU interpolates, reproduces affine functions exactly, and is invariant to rotation', () => {
    const kernel = neuralKernel(relu, { dimension });
    const plane = (x: ArrayLike<number>) => 2 - 3 * x[0]! + 0.5 * x[1]!;
    const affine = Float64Array.from({ length: 9 }, (_, n) =>
      plane(points.data.slice(2 * n, 2 * n + 2)),
    );
    const straight = kernelFit(kernel, points, affine);
    expect(Math.abs(straight.at([3, -2]) - plane([3, -2]))).toBeLessThan(1e-10);
    expect(straight.seminorm).toBeLessThan(1e-20);
    const turned = createMatrix(9, 2, points.data.slice());
    for (let n = 0; n < 9; n++) {
      const [a, b] = points.data.slice(2 * n);
      turned.data.set([0.6 * a! - 0.8 * b!, 0.8 * a! + 0.6 * b!], 2 * n);
    }
    const fit = kernelFit(kernel, points, values);
    const rotated = kernelFit(kernel, turned, values);
    expect(furthest(fit.fitted, [...values])).toBeLessThan(1e-11);
    expect(Math.abs(fit.at([0.1, 0.2]) - rotated.at([0.06 - 0.16, 0.08 + 0.12]))).toBeLessThan(
      1e-11,
    );
  });

  it('ridge fits of M random neurons converge to the kernel’s like M^{−1/2}', () => {
    const kernel = neuralKernel(relu, {
      dimension,
      density: uniformOffsets(-1.5, 1.5),
      tolerance: 1e-8,
    });
    const regularizer = ridge.create({ lambda: 0.3 });
    const exact = kernelFit(kernel, points, values, { regularizer }).fitted;
    const error = (M: number) => {
      let sum = 0;
      for (let trial = 0; trial < 12; trial++) {
        const fit = kernelFit(randomFeatures(M, trial), points, values, { regularizer });
        fit.fitted.forEach((value, n) => {
          sum += (value - exact[n]!) ** 2;
        });
      }
      return Math.sqrt(sum);
    };
    const ratio = error(400) / error(6400);
    expect(ratio).toBeGreaterThan(2.7);
    expect(ratio).toBeLessThan(6);
  });

  function randomFeatures(M: number, trial: number): NeuralKernel {
    const random = createRandom(21).stream(trial);
    const neurons = Array.from({ length: M }, () => {
      const angle = 2 * Math.PI * random.uniform();
      return [Math.cos(angle), Math.sin(angle), 3 * random.uniform() - 1.5] as const;
    });
    const at: NeuralKernel['at'] = (x, y) =>
      neurons.reduce((sum, [c, s, g]) => {
        const value = relu.value(c * x[0]! + s * x[1]! - g) * relu.value(c * y[0]! + s * y[1]! - g);
        return sum + (2 * Math.PI * value) / M;
      }, 0);
    return { dimension, nullDegree: 0, closedForm: false, at };
  }
});

describe('edges', () => {
  it('one sample of a bell, three of a ReLU on a line', () => {
    const bell = kernelFit(neuralKernel(built.gaussian.create()), column([0.5]), [2]);
    expect(bell.at([0.5])).toBeCloseTo(2, 14);
    const line = kernelFit(neuralKernel(relu), column([0, 1, 2]), [1, 3, 5]);
    expect(line.at([10])).toBeCloseTo(21, 10);
  });

  it('an abort ends the work, progress grows from 0', () => {
    const kernel = neuralKernel(relu);
    const shares: number[] = [];
    const progress = (share: number) => shares.push(share);
    kernelFit(kernel, column([0, 1, 2]), [1, 3, 5], { progress });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares[0]).toBe(0);
    const signal = { aborted: true };
    expect(() => kernelFit(kernel, column([0, 1]), [1, 2], { signal })).toThrow(/aborted/);
  });

  it('too few or aligned samples, sizes and numbers that do not fit are refused', () => {
    const kernel = neuralKernel(relu);
    expect(() => kernelFit(kernel, column([0]), [1])).toThrow(/number of samples is 1; expected 2/);
    expect(() => kernelFit(kernel, column([1, 1]), [1, 2])).toThrow(/determine|independent/);
    expect(() => kernelFit(kernel, column([0, 1]), [1])).toThrow(/do not fit/);
    expect(() => kernelFit(kernel, column([0, 1]), [1, Number.NaN])).toThrow(/y is not finite/);
    expect(() => kernelFit(kernel, column([0, 1]), [1, 2], { weights: [1, 0] })).toThrow(/weight/);
    expect(() => kernelFit(kernel, createMatrix(2, 2), [1, 2])).toThrow(/2 columns/);
    expect(() => kernelFit(kernel, column([0, 1]), [1, 2]).at([1, 2])).toThrow(/x is "2 numbers"/);
  });
});
