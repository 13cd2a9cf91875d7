import { createMatrix, leastSquares } from '@spectral-bias/linalg';

/** Coefficients below this share of `size` are rounding: the polynomial is 0 throughout. */
const NOTHING = 1e-12;

/** Pieces of this width keep the half-angle substitution well-conditioned. */
const PIECE = 1.3;

/** Off the middle, so that the roots of symmetric problems are not cut in two. */
const SPLIT = 0.4871;

const DEEPEST = 48;

/**
 * All roots of odd multiplicity of a trigonometric polynomial between two angles, ascending. With
 * t = tan(θ/2) taken from the middle of a piece, f times (1 + t²)^degree is a polynomial of twice
 * the degree; in Bernstein form its changes of sign bound its roots, and de Casteljau's subdivision
 * isolates them (Lane and Riesenfeld 1981). Each is then bisected on f itself.
 *
 * @param f a trigonometric polynomial of the given degree
 * @param size what |f| is typically near; where f is rounding beside it, there are no roots
 */
export function trigonometricRoots(
  f: (theta: number) => number,
  degree: number,
  from: number,
  to: number,
  size: number,
): number[] {
  const pieces = Math.ceil((to - from) / PIECE);
  const roots: number[] = [];
  for (let k = 0; k < pieces; k++) {
    const low = from + ((to - from) * k) / pieces;
    const high = from + ((to - from) * (k + 1)) / pieces;
    const { coefficients, angle } = bernsteinForm(f, degree, low, high);
    if (coefficients.every((c) => Math.abs(c) <= NOTHING * size)) continue;
    isolate(coefficients, 0, 1, 0, (s, e) => roots.push(bisect(f, angle(s), angle(e))));
  }
  return roots;
}

/** Coefficients over s ∈ [0, 1], and θ(s). */
function bernsteinForm(f: (theta: number) => number, degree: number, low: number, high: number) {
  const middle = (low + high) / 2;
  const reach = Math.tan((high - low) / 4);
  const order = 2 * degree;
  const angle = (s: number) => middle + 2 * Math.atan(reach * (2 * s - 1));
  const samples = Float64Array.from({ length: order + 1 }, (_, k) => {
    const t = reach * ((2 * k) / order - 1);
    return f(angle(k / order)) * (1 + t * t) ** degree;
  });
  const rows = interpolation(order);
  const coefficients = rows.map((row) => row.reduce((sum, w, k) => sum + w * samples[k]!, 0));
  return { coefficients, angle };
}

const interpolations = new Map<number, Float64Array[]>();

/** Rows that take values at k/order, k = 0..order, to Bernstein coefficients. */
function interpolation(order: number): Float64Array[] {
  const known = interpolations.get(order);
  if (known) return known;
  const n = order + 1;
  const collocation = createMatrix(n, n);
  for (let k = 0; k < n; k++) {
    for (let j = 0, choose = 1; j < n; choose *= (order - j) / (j + 1), j++) {
      const s = k / order;
      collocation.data[k * n + j] = choose * s ** j * (1 - s) ** (order - j);
    }
  }
  const columns = Array.from({ length: n }, (_, k) => {
    return leastSquares(
      collocation,
      Float64Array.from({ length: n }, (_, i) => (i === k ? 1 : 0)),
    );
  });
  const rows = Array.from({ length: n }, (_, j) => Float64Array.from(columns, (c) => c[j]!));
  interpolations.set(order, rows);
  return rows;
}

function isolate(
  coefficients: readonly number[],
  start: number,
  end: number,
  depth: number,
  found: (start: number, end: number) => void,
): void {
  const changes = signChanges(coefficients);
  if (changes === 1) found(start, end);
  if (changes < 2 || depth > DEEPEST) return;
  const [left, right] = subdivide(coefficients);
  const middle = start + SPLIT * (end - start);
  isolate(left, start, middle, depth + 1, found);
  isolate(right, middle, end, depth + 1, found);
}

function signChanges(coefficients: readonly number[]): number {
  const signs = coefficients.filter((c) => c !== 0);
  return signs.filter((c, k) => k > 0 && c > 0 !== signs[k - 1]! > 0).length;
}

/** De Casteljau: the coefficients of both sides of the split. */
function subdivide(coefficients: readonly number[]): [number[], number[]] {
  const left: number[] = [];
  const right: number[] = [];
  let row = [...coefficients];
  while (row.length > 0) {
    left.push(row[0]!);
    right.unshift(row.at(-1)!);
    row = row.slice(1).map((c, k) => (1 - SPLIT) * row[k]! + SPLIT * c);
  }
  return [left, right];
}

function bisect(f: (theta: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const rising = f(high) > f(low);
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (f(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
