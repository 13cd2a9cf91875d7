import { heaviside, relu, reluPower } from '@spectral-bias/activations';
import {
  infiniteWidthProcess,
  kernelProduct,
  leadingEigen,
  splineKernel,
} from '@spectral-bias/linalg';
import { describe, expect, it } from 'vitest';
import { largestEigenvalue } from '../src/largest-eigenvalue.ts';
import { splineActivation } from '../src/spline-shape.ts';

/** Ascending places in [0, 1]: even, crowded towards 0, or in two clumps with a gap between. */
const placements: Record<string, (t: number) => number> = {
  even: (t) => t,
  crowded: (t) => t ** 4,
  clumped: (t) => (t < 0.5 ? 0.1 * t : 0.9 + 0.1 * t),
};

describe('the largest eigenvalue of many samples', () => {
  it.each(
    Object.keys(placements).flatMap((name) =>
      [heaviside, relu, reluPower].map((plugin) => ({ name, plugin })),
    ),
  )(
    "is Lanczos' on all of them, to the round-off of the kernel before projection: $name places, $plugin.name",
    ({ name, plugin }) => {
      const shape = splineActivation(plugin.create())!;
      const x = Float64Array.from({ length: 24000 }, (_, i) => placements[name](i / 23999));
      const weights = x.map((value, i) => 1 + value + 0.5 * Math.sin(i));
      const kernel = splineKernel(infiniteWidthProcess(shape, x), weights, shape.order);
      const operator = { size: x.length, product: (v: Float64Array) => kernelProduct(kernel, v) };
      const expected = leadingEigen(operator, 1, { tolerance: 1e-9 }).values[0];
      const whole = splineKernel(kernel.process, weights, 0);
      const image = kernelProduct(whole, new Float64Array(x.length).fill(1));
      const size = Math.sqrt(image.reduce((sum, value) => sum + value ** 2, 0) / x.length);
      const tolerance = 7e-14 + (6e-15 * size) / expected;
      expect(tolerance).toBeLessThan(1e-9);
      expect(Math.abs(largestEigenvalue({ shape }, kernel) / expected - 1)).toBeLessThan(tolerance);
    },
  );
});
