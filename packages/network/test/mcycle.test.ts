import { relu } from '@spectral-bias/activations';
import { ridge } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { type Fit, type FitOptions, fit, predict } from '../src/index.ts';
import { difference, golden, table } from './signals.ts';

const R = golden('r-smooth-spline');
const exact = golden('exact-mcycle');
const cube = R.span ** 3;
const mcycle = table('mcycle');

interface Reference {
  readonly chosenBy: 'gcv' | 'caller';
  readonly lambda: number;
  readonly df: number;
  readonly gcv: number;
  readonly fitted: number[];
  readonly leverages: number[];
  readonly slope: number[];
}

function fitMcycle(options: Partial<FitOptions> = {}): Fit {
  return fit(mcycle, { activation: relu.create(), regularizer: ridge, ...options });
}

const relative = (found: number, expected: number) => Math.abs(found / expected - 1);

describe.each(['state-space', 'dense'] as const)('on the motorcycle data, %s', (solver) => {
  it.each(exact.fits as Reference[])('equals the exact spline at λ = $lambda', (expected) => {
    const found = fitMcycle({ solver, strength: { splineLambda: expected.lambda * cube } });
    expect(difference(found.fitted, expected.fitted)).toBeLessThan(1e-10);
    expect(difference(found.leverage, expected.leverages)).toBeLessThan(1e-10);
    expect(relative(found.diagnostics.df, expected.df)).toBeLessThan(1e-10);
    expect(relative(found.diagnostics.gcv, expected.gcv)).toBeLessThan(1e-10);
  });

  it('chooses the exact minimum of GCV, to half the digits', () => {
    const [best] = exact.fits as Reference[];
    const found = fitMcycle({ solver });
    expect(found.selection.criterion).toBe('gcv');
    expect(relative(found.equivalents.splineLambda! / cube, best.lambda)).toBeLessThan(1e-5);
    expect(relative(found.diagnostics.df, best.df)).toBeLessThan(1e-5);
    expect(relative(found.selection.score!, best.gcv)).toBeLessThan(1e-12);
    expect(difference(found.fitted, best.fitted)).toBeLessThan(1e-5);
  });
});

describe("on the motorcycle data R's smooth.spline", () => {
  const { tolerance } = R;

  it.each(R.fits as Reference[])('is the same at λ = $lambda, within its own error', (expected) => {
    const found = fitMcycle({ strength: { splineLambda: expected.lambda * cube } });
    const largest = (a: ArrayLike<number>, b: number[]) =>
      Math.max(...b.map((value, i) => Math.abs(a[i] - value)));
    expect(largest(found.fitted, expected.fitted)).toBeLessThan(tolerance.fitted);
    expect(largest(predict(found, R.x, 1), expected.slope)).toBeLessThan(tolerance.slope);
    expect(largest(found.leverage, expected.leverages)).toBeLessThan(tolerance.leverages);
    expect(relative(found.diagnostics.df, expected.df)).toBeLessThan(tolerance.df);
    expect(relative(found.diagnostics.gcv, expected.gcv)).toBeLessThan(tolerance.gcv);
  });

  it('finds no smaller GCV', () => {
    const [best] = R.fits as Reference[];
    const found = fitMcycle();
    expect(found.diagnostics.gcv).toBeLessThan(best.gcv * (1 + 1e-6));
    expect(relative(found.equivalents.splineLambda! / cube, best.lambda)).toBeLessThan(
      tolerance.chosenLambda,
    );
  });
});
