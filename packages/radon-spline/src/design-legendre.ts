import { NODES, WEIGHTS } from './gauss-legendre.ts';

/** Number of nodes of a panel, and of coefficients of its Legendre series. */
export const TERMS = 16;

/** The Gauss–Legendre nodes on [−1, 1], ascending, and their weights. */
export const nodes: readonly number[] = [...NODES.map((t) => -t).reverse(), ...NODES];
export const weights: readonly number[] = [...[...WEIGHTS].reverse(), ...WEIGHTS];

/** P_0(t) … P_15(t). */
function polynomials(t: number): number[] {
  const p = [1, t];
  for (let l = 1; l < TERMS - 1; l++) p.push(((2 * l + 1) * t * p[l]! - l * p[l - 1]!) / (l + 1));
  return p;
}

const atNodes: readonly (readonly number[])[] = nodes.map(polynomials);

/** A series Σ c_l P_l(t), t from −1 to 1 as the place goes from `from` to `to`. */
export interface LegendrePanel {
  readonly from: number;
  readonly to: number;
  readonly coefficients: Float64Array;
}

/** The places of the nodes in [from, to]. */
export function placesIn(from: number, to: number): Float64Array {
  const [half, middle] = [(to - from) / 2, (to + from) / 2];
  return Float64Array.from(nodes, (t) => middle + half * t);
}

/** Coefficients c_l = (2l+1)/2 ∫ f P_l of the series through 16 values at the nodes. */
export function legendreCoefficients(values: ArrayLike<number>): Float64Array {
  const coefficients = new Float64Array(TERMS);
  for (let i = 0; i < TERMS; i++) {
    const weighted = weights[i]! * values[i]!;
    const p = atNodes[i]!;
    for (let l = 0; l < TERMS; l++) coefficients[l]! += (l + 0.5) * weighted * p[l]!;
  }
  return coefficients;
}

/** Σ c_l P_l(t). */
export function legendreSum(coefficients: ArrayLike<number>, t: number): number {
  const p = polynomials(t);
  let sum = 0;
  for (let l = 0; l < coefficients.length; l++) sum += coefficients[l]! * p[l]!;
  return sum;
}

/** Σ c_l P_l′(t). */
export function legendreSlope(coefficients: ArrayLike<number>, t: number): number {
  const p = polynomials(t);
  let [slope, before, sum] = [0, 0, 0];
  for (let l = 0; l < coefficients.length; l++) {
    sum += coefficients[l]! * slope;
    [slope, before] = [before + (2 * l + 1) * p[l]!, slope];
  }
  return sum;
}

/**
 * The first `count` derivatives of the series, from order 0, at the end `side` (−1 or 1) of its
 * panel: P_l^{(n)}(1) = (l+n)! / (2^n n! (l−n)!).
 */
export function endDerivatives(panel: LegendrePanel, side: -1 | 1, count: number): number[] {
  const derivatives = new Array<number>(count).fill(0);
  const stretch = 2 / (panel.to - panel.from);
  for (let l = 0; l < TERMS; l++) {
    let atEnd = side === 1 || l % 2 === 0 ? 1 : -1;
    for (let n = 0; n < count; n++) {
      derivatives[n]! += panel.coefficients[l]! * atEnd;
      atEnd *= (side * stretch * (l + n + 1) * (l - n)) / (2 * (n + 1));
    }
  }
  return derivatives;
}
