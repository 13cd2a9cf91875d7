import { heaviside, relu, reluPower } from '@spectral-bias/activations';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type Fit, fit, predict } from '../src/index.ts';
import { difference, golden } from './signals.ts';

const exact = golden('exact-splines');
const scipy = golden('scipy-smoothing-spline');

interface ExactFit {
  readonly order: number;
  readonly lambda: number;
  readonly fitted: number[];
  readonly leverages: number[];
  readonly df: number;
  readonly rss: number;
  readonly gcv: number;
  readonly value: number[];
  /** Not for order 1, whose slope jumps at the samples. */
  readonly slope?: number[];
}

interface ScipyFit {
  readonly name: string;
  readonly x: number[];
  readonly y: number[];
  readonly weights: number[];
  readonly lambda: number;
  readonly fitted: number[];
  readonly at: number[];
  readonly value: number[];
  readonly slope: number[];
  readonly curvature: number[];
}

/** φ^(p) is a point mass; the powers' is of mass (p − 1)!, which splineLambda must not feel. */
function activationOf(order: number) {
  if (order === 1) return heaviside.create();
  return order === 2 ? relu.create() : reluPower.create({ power: order - 1 });
}

function fitExact({ order, lambda }: ExactFit, solver: Fit['solver']): Fit {
  return fit(exact, {
    activation: activationOf(order),
    regularizer: ridge,
    strength: { splineLambda: lambda },
    solver,
  });
}

describe('infinite width with ridge is the exact smoothing spline of its order (mpmath)', () => {
  it.each(exact.fits as ExactFit[])(
    'state-space, order $order, λ = $lambda: fitted, leverages, df, rss, gcv',
    (expected) => {
      const found = fitExact(expected, 'state-space');
      expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-10);
      expect(difference(found.leverage, expected.leverages)).toBeLessThan(1e-10);
      expect(Math.abs(found.diagnostics.df - expected.df)).toBeLessThan(1e-9);
      // residuals are differences of numbers of size 1: an rss of 1e-12 has no more digits
      expect(Math.abs(found.diagnostics.rss - expected.rss)).toBeLessThan(
        1e-10 * expected.rss + 1e-18,
      );
    },
  );

  it.each(exact.fits as ExactFit[])(
    'state-space, order $order, λ = $lambda: the curve and its slope, also beyond the data',
    (expected) => {
      const found = fitExact(expected, 'state-space');
      expect(difference(predict(found, exact.at), expected.value)).toBeLessThan(1e-10);
      if (expected.slope === undefined) return;
      expect(difference(predict(found, exact.at, 1), expected.slope)).toBeLessThan(1e-9);
    },
  );

  it.each(exact.fits as ExactFit[])(
    'dense, order $order, λ = $lambda: fitted and leverages',
    (expected) => {
      const found = fitExact(expected, 'dense');
      expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-9);
      expect(difference(found.leverage, expected.leverages)).toBeLessThan(1e-9);
    },
  );
});

describe("ReLU of infinite width is SciPy's make_smoothing_spline", () => {
  const { tolerance } = scipy;
  const fits: ScipyFit[] = scipy.cases.flatMap((one: ScipyFit & { fits: ScipyFit[] }) =>
    one.fits.map((each) => ({ ...one, ...each })),
  );

  it.each(fits)('$name, λ = $lambda: value, slope and curvature', (expected) => {
    const found = fit(expected, {
      activation: relu.create(),
      regularizer: ridge,
      strength: { splineLambda: expected.lambda },
    });
    expect(difference(found.fitted, expected.fitted)).toBeLessThan(tolerance.value);
    expect(difference(predict(found, expected.at), expected.value)).toBeLessThan(tolerance.value);
    expect(difference(predict(found, expected.at, 1), expected.slope)).toBeLessThan(
      tolerance.slope,
    );
    expect(difference(predict(found, expected.at, 2), expected.curvature)).toBeLessThan(
      tolerance.curvature,
    );
  });
});
