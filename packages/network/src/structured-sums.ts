import { InvalidParameterError, type Regularizer, type WorkOptions } from '@spectral-bias/core';
import { type LinearOperator, type QuadraticForm, quadraticForm } from '@spectral-bias/linalg';
import type { FitSums } from './state-space-system.ts';
import type { MaskPlan } from './structured-mask.ts';
import { type Rest, traceOfRest } from './structured-rest.ts';
import { type Kept, keptComponents, mostSums } from './structured-shrink.ts';
import type { Leading } from './structured-triplets.ts';
import { project } from './structured-whitening.ts';

/** What the sums of a fit are made of. */
export interface SumsParts {
  readonly leading: Leading;
  readonly penalised: LinearOperator;
  readonly Q: readonly Float64Array[];
  readonly s1: number;
  restAt(count: number): Rest;
}

/** On Σ (y − f)², relative. */
const tolerance = 1e-7;

/** The share of N − df that the bound of df is brought to by probes: half that of a GCV score. */
const wanted = 0.01;

/** The share of the rest's own df that its bound by Σ t may be: it must not bend the score. */
const smoothly = 2e-3;

/** The share beyond which a score would tell nothing. */
const most = 0.2;

/** A signal beside the leading components. */
interface Shares {
  /** Uᵀy. */
  readonly shares: Float64Array;
  /** What U and the null space leave of y. */
  readonly left: Float64Array;
  readonly form: () => QuadraticForm;
}

/**
 * df and Σ (y − f)² of one whitened signal for any strength. All of them rest on one decomposition:
 * the leading components, and Lanczos' recurrences from what they leave of y and from a few probes,
 * which only grow when a weaker strength is looked at.
 */
export function signalSums(
  parts: SumsParts,
  y: Float64Array,
): (regularizer: Regularizer, options: WorkOptions) => FitSums {
  const { leading, penalised, Q, s1 } = parts;
  const inside = project(Q, y.slice());
  const known = new Map<number, Shares>();
  const sharesOf = (kept: Kept) => {
    const count = kept.s.length;
    const shares = known.get(count) ?? sharesBeside(kept, inside, () => parts.restAt(count));
    known.set(count, shares);
    return shares;
  };
  return (regularizer, options) => {
    const kept = keptComponents(leading, penalised, regularizer, s1, 'sums', options);
    const { shares, left, form } = sharesOf(kept);
    const { mask, plan } = kept;
    const df = mask.reduce((sum, m) => sum + m, Q.length);
    const squares = mask.reduce((sum, m, k) => sum + ((1 - m) * shares[k]!) ** 2, 0);
    const size = left.reduce((sum, value) => sum + value * value, 0);
    if (!plan) return { df, squares: squares + size };
    const residual = (t: number) => (1 - plan.mask(t)) ** 2;
    const found = form().value(residual, tolerance * (squares + size), plan.products, options);
    const rest = parts.restAt(kept.s.length);
    const trace = lookedTrace(rest, plan, regularizer, y.length - df, options);
    return { df: df + trace, squares: squares + found.value };
  };
}

function sharesBeside({ s, u }: Kept, inside: Float64Array, rest: () => Rest): Shares {
  const left = inside.slice();
  const shares = s.map((_, k) => {
    const column = u[k]!;
    const share = column.reduce((sum, value, n) => sum + value * inside[n]!, 0);
    for (let n = 0; n < left.length; n++) left[n]! -= share * column[n]!;
    return share;
  });
  let form: QuadraticForm | undefined;
  return {
    shares,
    left,
    form() {
      form ??= quadraticForm(rest().gram, left);
      return form;
    },
  };
}

/**
 * Σ m over the rest, as closely as a choice needs it: against the degrees of freedom that are left,
 * for near interpolation a df too small would make the score small.
 *
 * @throws InvalidParameterError where they are fewer than five times the bound
 */
function lookedTrace(
  rest: Rest,
  plan: MaskPlan,
  { name }: Regularizer,
  free: number,
  options: WorkOptions,
): number {
  const enough = (value: number, bound: number, probes: number) =>
    bound <= (probes > 0 ? wanted * (free - value) : smoothly * value);
  const { value, bound } = traceOfRest(rest, plan, enough, mostSums, options);
  if (bound <= most * (free - value)) return value;
  const given = `${Math.floor(free - value)} degrees of freedom left, known to ±${Math.ceil(bound)}`;
  throw new InvalidParameterError(
    `strength of ${name}`,
    given,
    'a stronger one, or the dense solver',
  );
}
