import { InvalidParameterError, type Regularizer, type WorkOptions } from '@spectral-bias/core';
import type { LinearOperator } from '@spectral-bias/linalg';
import { type MaskPlan, planMask } from './structured-mask.ts';
import { applyMask, type Rest, risk, traceOfRest } from './structured-rest.ts';
import type { FirstTriplets, Leading } from './structured-triplets.ts';
import { project } from './structured-whitening.ts';
import type { Approximation, ShrinkOptions } from './system.ts';

/** Masks below this count as 0. */
const vanished = 1e-13;

/** Components in a row whose mask has to vanish before the rest is taken to. */
const runOut = 4;

/** Components that are asked for first. */
const fewest = 32;

/** Up to this many multiplications, some seconds, components are preferred to a polynomial. */
const cheap = 1e10;

/** The share of df that the bound of it may be before probes are added. */
const wantedShare = 0.01;

/** Room above s_k² for the spectrum of the rest. */
const room = 1e-9;

/** Leading components with their share, and how the mask is applied to the rest, if it is. */
export interface Kept extends FirstTriplets {
  readonly mask: Float64Array;
  readonly plan: MaskPlan | undefined;
  /** Multiplications that the plan takes. */
  readonly work: number;
}

/**
 * What components are kept for: a fit; a look at one; or sums, of which one rest serves all strengths,
 * so that no more components are taken for weak ones.
 */
export type Purpose = 'fit' | 'look' | 'sums';

/** The most multiplications of a polynomial: a minute or two, seconds for a look. */
const mostWork: Readonly<Record<Purpose, number>> = { fit: 3e11, look: 2e10, sums: 3e10 };

/** The most multiplications of the probes of one sum. */
export const mostSums: number = mostWork.sums;

/**
 * Components until their mask vanishes, while that is cheap; beyond, the mask goes to the rest by
 * products alone as soon as that is no dearer than twice as many components.
 *
 * @throws InvalidParameterError if neither can be afforded
 */
export function keptComponents(
  leading: Leading,
  operator: LinearOperator,
  regularizer: Regularizer,
  s1: number,
  purpose: Purpose,
  options: WorkOptions,
): Kept {
  const none = new Float64Array(0);
  if (s1 === 0)
    return { s: none, u: [], v: [], complete: true, mask: none, plan: undefined, work: 0 };
  for (let count = fewest; ; count *= 2) {
    const found = leading.at(Math.min(count, leading.most), options);
    const { s, complete } = found;
    // a later look at the largest value may differ from s₁ in the last place
    const mask = s.map((value) => regularizer.mask(Math.min(value, s1), s1));
    const over = mask.length > runOut && mask.slice(-runOut).every((m) => Math.abs(m) <= vanished);
    if (complete || over) return kept(found, mask);
    const last = count >= leading.most;
    const more = doublingWork(operator, s.length);
    if (!last && more <= cheap) continue;
    const largest = leading.clustered ? s1 : s[s.length - 1]!;
    const plan = planMask(regularizer, s1, largest ** 2 * (1 + room));
    const work = plan ? polynomialWork(operator, s.length, plan) : Infinity;
    const smooth = regularizer.residualOfSquare !== undefined;
    const final = last || (purpose === 'sums' && smooth);
    if (work <= mostWork[purpose] && (final || work <= more)) return kept(found, mask, plan, work);
    if (final) throw refusal(regularizer, s.length, plan);
  }
}

/** Components with their shares; the vectors are still to be put together when asked for. */
function kept(found: FirstTriplets, mask: Float64Array, plan?: MaskPlan, work: number = 0): Kept {
  return {
    s: found.s,
    get u() {
      return found.u;
    },
    get v() {
      return found.v;
    },
    complete: found.complete,
    mask,
    plan,
    work,
  };
}

/** Multiplications to go from k components to twice as many: reorthogonalization, and products. */
function doublingWork({ rows, columns, work = rows * columns }: LinearOperator, k: number): number {
  return 24 * (rows + columns) * k * k + k * work;
}

/** How many leading components are taken before anything else is looked at. */
export function cheapCount(operator: LinearOperator, most: number): number {
  let count = fewest;
  while (count < most && doublingWork(operator, count) <= cheap) count *= 2;
  return Math.min(count, most);
}

/** Multiplications of fitted values and df through products with what k components leave. */
function polynomialWork(
  { rows, columns, work = rows * columns }: LinearOperator,
  k: number,
  { products }: MaskPlan,
): number {
  return products * (2 * work + 4 * rows * k);
}

function refusal({ name }: Regularizer, count: number, plan: MaskPlan | undefined) {
  const expected = plan
    ? `a stronger one, fewer samples, or the dense solver: ${plan.products} products are too many`
    : 'fewer of them, a smooth regularizer such as ridge or gradient descent, or the dense solver';
  const given = `more than ${count} components`;
  return new InvalidParameterError(`strength of ${name}`, given, expected);
}

/** Fitted values and leverages in whitened coordinates. */
export interface ShrunkRows {
  readonly fitted: Float64Array;
  readonly leverage: Float64Array;
  readonly df: number;
  readonly approximation: Approximation | undefined;
  /** m Uᵀy. */
  readonly shares: Float64Array;
  /** (AAᵀ)⁻¹ m y of the rest: Aᵀ of this are its outer weights; undefined without a rest. */
  readonly source: Float64Array | undefined;
}

/** QQᵀy + U m Uᵀy, and the mask on what is left of y where there is a plan for it. */
export function shrinkRows(
  kept: Kept,
  rest: Rest | undefined,
  Q: readonly Float64Array[],
  y: Float64Array,
  options: ShrinkOptions,
): ShrunkRows {
  const { mask, plan } = kept;
  const inside = y.slice();
  project(Q, inside);
  const fitted = y.map((value, n) => value - inside[n]!);
  const shares = new Float64Array(mask.length);
  const leverage = new Float64Array(y.length);
  for (const q of Q) for (let n = 0; n < q.length; n++) leverage[n]! += q[n]! ** 2;
  mask.forEach((m, k) => {
    if (Math.abs(m) <= vanished) return;
    const column = kept.u[k]!;
    shares[k] = m * inner(column, inside);
    for (let n = 0; n < column.length; n++) {
      fitted[n]! += shares[k]! * column[n]!;
      leverage[n]! += m * column[n]! ** 2;
    }
  });
  const leading = { fitted, shares, source: undefined, leverage, df: sum(leverage) };
  if (!rest || !plan) return { ...leading, approximation: undefined };
  return withRest(
    { ...leading, approximation: undefined },
    kept,
    { rest, plan, Q },
    inside,
    options,
  );
}

interface RestWork {
  readonly rest: Rest;
  readonly plan: MaskPlan;
  readonly Q: readonly Float64Array[];
}

/** Adds what the mask makes of the rest of y, which has no share of the null space; in place. */
function withRest(
  { fitted, shares, leverage, df }: ShrunkRows,
  kept: Kept,
  { rest, plan, Q }: RestWork,
  inside: Float64Array,
  options: ShrinkOptions,
): ShrunkRows {
  const left = inside.slice();
  rest.gram.project([left]);
  const { fitted: added, source, error } = applyMask(rest, plan, left, options);
  for (let n = 0; n < fitted.length; n++) fitted[n]! += added[n]!;
  const enough = (value: number, bound: number) => bound <= wantedShare * (df + value);
  const trace = traceOfRest(rest, plan, enough, cheap + kept.work, options);
  spread(leverage, trace.value, kept, Q);
  const whole = norm(inside);
  const approximation: Approximation = {
    leading: kept.s.length,
    method: 'pole' in plan.way ? 'conjugate gradients' : 'a Chebyshev series',
    fitted: whole > 0 ? (error * norm(left)) / whole : 0,
    df: trace.bound,
    risk: trace.probes > 0 ? risk : 0,
    spread: trace.value,
  };
  return { fitted, shares, source, leverage, df: sum(leverage), approximation };
}

/** Spreads a trace over the diagonal of I − QQᵀ − UUᵀ. */
function spread(
  leverage: Float64Array,
  trace: number,
  { u, s }: Kept,
  Q: readonly Float64Array[],
): void {
  const dimension = leverage.length - s.length - Q.length;
  if (dimension <= 0) return;
  const open = new Float64Array(leverage.length).fill(1);
  for (const column of [...Q, ...u.slice(0, s.length)]) {
    for (let n = 0; n < open.length; n++) open[n]! -= column[n]! ** 2;
  }
  const share = trace / sum(open);
  for (let n = 0; n < open.length; n++) leverage[n]! += share * open[n]!;
}

function inner(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let n = 0; n < a.length; n++) total += a[n]! * b[n]!;
  return total;
}

function sum(v: Float64Array): number {
  return v.reduce((total, value) => total + value, 0);
}

function norm(v: Float64Array): number {
  return Math.sqrt(inner(v, v));
}
