import { checkpoint, NumericalError, type WorkOptions } from '@spectral-bias/core';
import { svd } from './dense.ts';
import {
  type Bidiagonalization,
  bidiagonalization,
  noise,
  type Scale,
} from './golub-kahan-steps.ts';
import {
  type GolubKahanOptions,
  type GrowingTriplets,
  tripletsOf,
} from './golub-kahan-triplets.ts';
import type { LinearOperator } from './linear-operator.ts';
import type { Matrix } from './matrix.ts';

/** The triplets of an operator, or of a part of one whose size `scale` knows. */
export function partTriplets(
  operator: LinearOperator,
  {
    tolerance = 5e-9,
    block = 4,
    limit = Infinity,
    engine,
  }: Omit<GolubKahanOptions, keyof WorkOptions>,
  scale: Scale,
): GrowingTriplets {
  const steps = bidiagonalization(operator, { block, engine, scale });
  const most = Math.min(operator.rows, operator.columns);
  steps.step();
  return (asked, options) => {
    const count = Math.min(asked, most);
    const first = count + 4 * block;
    for (let goal = Math.min(first, 8 * block); ; goal = nextGoal(steps.size, first)) {
      while (steps.size < goal && !steps.exhausted) {
        if (steps.size >= limit) throw unfinished(limit);
        checkpoint(options, Math.min(steps.size / goal, 1), 'Lanczos steps');
        steps.step();
      }
      const ritz = ritzTriplets(steps);
      scale.largest = Math.max(scale.largest, ritz.s[0] ?? 0);
      const roundoff = noise * scale.largest;
      const rank = ritz.s.filter((value) => value > scale.unit * scale.largest).length;
      const wanted = Math.min(rank, count);
      const loose = ritz.residuals.findIndex(
        (r, k) => r > Math.max(tolerance * ritz.s[k]!, roundoff),
      );
      const settled = Math.min(loose < 0 ? rank : loose, wanted);
      const { exhausted, starts } = steps;
      if (!exhausted && crowded(ritz.s.subarray(0, settled), count, starts)) {
        steps.widen(Math.min(3 * starts, count - starts));
      } else if (exhausted || settled === count) {
        const { left, right } = steps;
        return tripletsOf(
          {
            s: ritz.s.slice(0, wanted),
            bounds: ritz.residuals.slice(0, wanted).map((residual) => residual + roundoff),
            complete: wanted === rank && (exhausted || wanted === most),
          },
          () => left.combine(ritz.left, wanted),
          () => right.combine(ritz.right, wanted),
        );
      }
    }
  };
}

/** The size at which convergence is tested next; `first` is the least that is likely to do. */
function nextGoal(size: number, first: number): number {
  return size < first ? first : Math.ceil(1.1 * size);
}

/** Whether a value comes as often as the iteration can find it, and more than that are wanted. */
function crowded(s: Float64Array, count: number, starts: number): boolean {
  return s.some((value, k) => {
    const last = s[k + starts - 1];
    return last !== undefined && k + starts < count && value - last <= 1e-8 * value;
  });
}

function unfinished(limit: number): NumericalError {
  return new NumericalError(`the singular values did not converge with ${limit} Lanczos vectors`);
}

interface Ritz {
  readonly s: Float64Array;
  /** Coordinates of the singular vectors in the bases, a column each. */
  readonly left: Matrix;
  readonly right: Matrix;
  /** ‖Aᵀu − s v‖; A v = s u holds to round-off. */
  readonly residuals: Float64Array;
}

function ritzTriplets(steps: Bidiagonalization): Ritz {
  const { u, s, v } = svd(steps.projected());
  const coupling = steps.coupling();
  const first = u.rows - (coupling[0]?.length ?? 0);
  const residuals = s.map((_, k) => {
    const parts = coupling.map((row) =>
      row.reduce((sum, value, j) => sum + value * u.data[(first + j) * u.columns + k]!, 0),
    );
    return Math.hypot(...parts);
  });
  return { s, left: u, right: v, residuals };
}
