import * as built from '@spectral-bias/activations';
import { type Activation, createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { type NeuralKernel, neuralKernel } from '../src/neural-kernel.ts';
import {
  gaussianOffsets,
  type OffsetDensity,
  offsetsOf,
  trainedOffsets,
  uniformOffsets,
} from '../src/offset-density.ts';

const { PI, exp, sqrt, hypot, cos, sin, acos } = Math;

/** |S^{D−1}|. */
const area = [0, 2, 2 * PI, 4 * PI];

const places: Record<number, [number[], number[]][]> = {
  1: [
    [[0.3], [-0.8]],
    [[1.2], [1.2]],
    [[0], [0.7]],
  ],
  2: [
    [
      [0.3, 0.5],
      [-0.8, 0.1],
    ],
    [
      [0.6, -0.2],
      [0.6, -0.2],
    ],
    [
      [0, 0],
      [0.4, 0.3],
    ],
  ],
  3: [
    [
      [0.3, 0.5, -0.2],
      [-0.8, 0.1, 0.4],
    ],
  ],
};

describe('density 1 on the line: translation-invariant kernels', () => {
  it('Gaussian, D = 1: 2√π e^{−r²/4}, to 1e-10', () => {
    const kernel = neuralKernel(built.gaussian.create());
    for (const r of [0, 0.4, 2, 5]) {
      const expected = 2 * sqrt(PI) * exp((-r * r) / 4);
      expect(Math.abs(kernel.at([0.3], [0.3 + r]) / expected - 1)).toBeLessThan(1e-10);
    }
  });

  it('Laplace, D = 1: 2(1 + r)e^{−r}, to 1e-10, at any scale', () => {
    for (const scale of [0.05, 1, 40]) {
      const kernel = neuralKernel(built.laplace.create({ scale }));
      for (const r of [0, 0.4, 2, 5]) {
        const expected = (2 * (1 + r) * exp(-r)) / scale;
        expect(Math.abs(kernel.at([0.3], [0.3 + r / scale]) / expected - 1)).toBeLessThan(1e-10);
      }
    }
  });

  it('Gaussian, D = 2: 2π^{3/2} e^{−r²/8} I₀(r²/8), to 1e-9', () => {
    const bessel = (z: number) =>
      Array.from({ length: 40 }, (_, n) => n).reduceRight(
        (sum, n) => 1 + (sum * (z / 2) ** 2) / (n + 1) ** 2,
        1,
      );
    const kernel = neuralKernel(built.gaussian.create(), { dimension: 2 });
    for (const [x, y] of places[2]!) {
      const r = hypot(x[0]! - y[0]!, x[1]! - y[1]!);
      const expected = 2 * PI ** 1.5 * exp(-(r * r) / 8) * bessel((r * r) / 8);
      expect(Math.abs(kernel.at(x, y) / expected - 1)).toBeLessThan(1e-9);
    }
  });

  it('Gaussian, D = 3: 4π² erf(r/2)/r, to 1e-9', () => {
    const kernel = neuralKernel(built.gaussian.create(), { dimension: 3, tolerance: 1e-9 });
    const found = kernel.at([0.1, 0.2, -0.3], [0.1, 0.8, 0.5]);
    expect(Math.abs(found / (4 * PI ** 2 * 0.5204998778130465) - 1)).toBeLessThan(1e-9);
  });

  it('ReLU, D = 1 is |r|³/6; Heaviside −|r|; ReLU² −|r|⁵/30', () => {
    const at = (activation: Activation) => neuralKernel(activation).at([0.2], [-1.3]);
    expect(at(built.relu.create())).toBeCloseTo(1.5 ** 3 / 6, 14);
    expect(at(built.heaviside.create())).toBeCloseTo(-1.5, 14);
    expect(at(built.reluPower.create())).toBeCloseTo((-4 * 1.5 ** 5) / 120, 14);
  });

  it('a φ that does not fall off needs a density, and is told so', () => {
    expect(() => neuralKernel(built.tanh.create()).at([0], [1])).toThrow(/give a density/);
  });
});

/** Weights that no polynomial of degree below 3 sees, for 4 places on a line in D dimensions. */
const contrast = [1, -3, 3, -1];

describe('polyharmonic kernels are what breakplanes of uniform density leave of a spline', () => {
  const splines = {
    heaviside: built.heaviside.create(),
    relu: built.relu.create(),
    leaky: built.leakyRelu.create({ alpha: 0.25 }),
    square: built.reluPower.create(),
  };
  const names = Object.keys(splines) as (keyof typeof splines)[];
  const cases: [number, keyof typeof splines][] = [
    ...names.map((name): [number, typeof name] => [1, name]),
    ...names.map((name): [number, typeof name] => [2, name]),
    [3, 'relu'],
  ];

  it.each(cases)('D = %i, %s: Σ αα K(density) = Σ αα C‖r‖^{2p−1}/4, to 1e-6', (dimension, name) => {
    const activation = splines[name];
    const wide = neuralKernel(activation, {
      dimension,
      density: uniformOffsets(-2, 2),
      tolerance: dimension === 3 ? 1e-7 : 1e-9,
    });
    const closed = neuralKernel(activation, { dimension });
    const line = Array.from({ length: 4 }, (_, n) =>
      Array.from({ length: dimension }, (_, d) => 0.1 + (n - 1.5) * [0.3, -0.4, 0.2][d]!),
    );
    const form = ({ at }: NeuralKernel) => {
      let sum = 0;
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j <= i; j++) {
          const twice = i === j ? 1 : 2;
          sum += twice * contrast[i]! * contrast[j]! * at(line[i]!, line[j]!);
        }
      }
      return sum;
    };
    expect(Math.abs(form(wide) / (form(closed) / 4) - 1)).toBeLessThan(1e-6);
  });
});

/** E[z₊^h z′₊^h] of a Gaussian pair (Cho and Saul 2009, arc-cosine kernels of degree 0, 1, 2). */
function arcCosine(degree: number, u: number[], v: number[]): number {
  const dot = u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  const size = hypot(...u) * hypot(...v);
  const theta = acos(Math.min(1, Math.max(-1, dot / size)));
  const angular = [
    PI - theta,
    sin(theta) + (PI - theta) * cos(theta),
    3 * sin(theta) * cos(theta) + (PI - theta) * (1 + 2 * cos(theta) ** 2),
  ][degree]!;
  return (size ** degree * angular) / (2 * PI);
}

describe('Gaussian initialisation, v trained: |S^{D−1}| times the arc-cosine kernel', () => {
  const powers = [built.heaviside.create(), built.relu.create(), built.reluPower.create()];
  const cases = [1, 2, 3].flatMap((dimension) => powers.map((_, h) => [dimension, h] as const));

  it.each(cases)('D = %i, h = %i, to 1e-7', (dimension, h) => {
    const initialization = { dimension, weightDeviation: 1.3, biasDeviation: 0.6 };
    const kernel = neuralKernel(powers[h]!, {
      dimension,
      density: trainedOffsets(initialization, h),
      tolerance: dimension === 3 ? 1e-7 : 1e-9,
    });
    for (const [x, y] of places[dimension]!) {
      const augmented = (place: number[]) => [...place.map((value) => 1.3 * value), 0.6];
      const expected = area[dimension]! * arcCosine(h, augmented(x), augmented(y));
      expect(Math.abs(kernel.at(x, y) / expected - 1)).toBeLessThan(1e-7);
    }
  });

  it('training μ of ReLU in one dimension has no kernel: φφp does not fall off', () => {
    const initialization = { dimension: 1, weightDeviation: 1, biasDeviation: 1 };
    const kernel = neuralKernel(built.relu.create(), { density: gaussianOffsets(initialization) });
    expect(() => kernel.at([0], [1])).toThrow(/does not converge/);
  });
});

describe('densities', () => {
  const integral = ({ at, breaks }: OffsetDensity, ends = 2e3) => {
    const from = Math.max(breaks[0]!, -ends);
    const to = Math.min(breaks.at(-1)!, ends);
    const count = 2e5;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += at(from + ((i + 0.5) * (to - from)) / count);
    return (sum * (to - from)) / count;
  };

  it('are normalised: to 1e-3 by sums over a long interval', () => {
    for (const dimension of [1, 2, 3, 4, 5]) {
      const density = gaussianOffsets({ dimension, weightDeviation: 3, biasDeviation: 1.5 });
      expect(Math.abs(integral(density) - 1)).toBeLessThan(1e-3);
    }
    expect(integral(uniformOffsets(-1, 5))).toBeCloseTo(1, 9);
    expect(integral(offsetsOf((g) => g * g, [0, 2, 3]))).toBeCloseTo(1, 6);
    expect(
      integral(
        offsetsOf(
          (g) => exp(-Math.abs(g)),
          [Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY],
        ),
        40,
      ),
    ).toBeCloseTo(1, 6);
  });

  it('of a Gaussian initialisation is that of sampled networks: quartiles to 1 %', () => {
    for (const dimension of [1, 2, 3]) {
      const { normal } = createRandom(5).stream(dimension);
      const offsets = Float64Array.from({ length: 40_000 }, () => {
        const w = Array.from({ length: dimension }, () => 2 * normal());
        return (-0.5 * normal()) / hypot(...w);
      });
      const density = gaussianOffsets({ dimension, weightDeviation: 2, biasDeviation: 0.5 });
      for (const edge of [0.05, 0.15, 0.4]) {
        const share = offsets.filter((g) => Math.abs(g) < edge).length / offsets.length;
        expect(Math.abs(integral({ ...density, breaks: [-edge, edge] }) - share)).toBeLessThan(
          0.01,
        );
      }
    }
  });

  it('what is no density is refused', () => {
    const bad = { dimension: 0, weightDeviation: 1, biasDeviation: 1 };
    expect(() => gaussianOffsets(bad)).toThrow(/dimension is 0/);
    expect(() => gaussianOffsets({ ...bad, dimension: 1, biasDeviation: 0 })).toThrow(
      /biasDeviation/,
    );
    expect(() => uniformOffsets(1, 1)).toThrow(/interval is \[1,1\]/);
    expect(() => offsetsOf(() => 1, [1])).toThrow(/breaks/);
    expect(() => offsetsOf((g) => g, [-1, 1])).toThrow(/expected a number, 0 or more/);
    const endless = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    expect(() => offsetsOf(() => 1, endless)).toThrow(/integral of p/);
  });
});

describe('random features, D = 2', () => {
  it('the kernel of M random neurons converges like M^{−1/2}: 16 times more, 4 times closer', () => {
    const relu = built.relu.create();
    const kernel = neuralKernel(relu, { dimension: 2, density: uniformOffsets(-1.5, 1.5) });
    const exact = places[2]!.map(([x, y]) => kernel.at(x, y));
    const error = (M: number) => {
      let sum = 0;
      for (let trial = 0; trial < 24; trial++) {
        const { uniform } = createRandom(11).stream(trial);
        const found = places[2]!.map(() => 0);
        for (let m = 0; m < M; m++) {
          const angle = 2 * PI * uniform();
          const offset = 3 * uniform() - 1.5;
          const feature = (x: number[]) =>
            relu.value(x[0]! * cos(angle) + x[1]! * sin(angle) - offset);
          places[2]!.forEach(([x, y], i) => {
            found[i]! += (2 * PI * feature(x) * feature(y)) / M;
          });
        }
        found.forEach((value, i) => {
          sum += (value - exact[i]!) ** 2;
        });
      }
      return sqrt(sum);
    };
    const ratio = error(500) / error(8000);
    expect(ratio).toBeGreaterThan(3);
    expect(ratio).toBeLessThan(5.3);
  });
});

describe('misuse', () => {
  it('is refused by name', () => {
    const relu = built.relu.create();
    expect(() => neuralKernel(relu, { dimension: 0 })).toThrow(/dimension is 0/);
    expect(() => neuralKernel(relu, { nullDegree: 1 })).toThrow(
      /nullDegree is 1; expected a whole number, 2/,
    );
    expect(() => neuralKernel(relu, { tolerance: 2 })).toThrow(/tolerance is 2/);
  });
});
