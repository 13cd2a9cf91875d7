import { orthonormalBasis, svd } from './dense.ts';
import type { Shift } from './kalman-passes.ts';
import { createMatrix, type Matrix, multiply, transpose } from './matrix.ts';
import { multiplyTransposed, multiplyVector } from './matrix-vector.ts';

/**
 * Fixed poles −ζ_j in units of a scale T, with the nodes at which residues are fitted: functions
 * r(t) on t ≥ 0 are approximated by Σ_j Re(β_j ζ_j / (t/T + ζ_j)) in least squares.
 */
export interface PoleFamily {
  readonly name: string;
  /** One of each conjugate pair; real ones have im = 0. */
  readonly poles: readonly Shift[];
  /** The nodes t/T, ascending from 0. */
  readonly nodes: Float64Array;
  /** The factors β that fit the values at the nodes best. */
  fit(values: Float64Array): Shift[];
  /** The approximation with factors β at the nodes. */
  evaluate(factors: readonly Shift[]): Float64Array;
}

/**
 * Seven pairs: the poles of the best uniform approximation of type (14, 14) to e^{−t} on [0, ∞)
 * (Carathéodory–Fejér; digits from M. Pusa, Nucl. Sci. Eng. 182, 2016, Table 1).
 */
export const bestExponentialPoles: PoleFamily = lazyFamily(
  'best exponential',
  [
    [-8.89777318646889, 16.630982619902085],
    [-3.703275049423448, 13.656371871483268],
    [-0.20875863825013014, 10.99126056190126],
    [3.9933697105785684, 6.004831642235037],
    [5.089345060580625, 3.5888240290270064],
    [5.623142572745977, 1.194069046343967],
    [2.2697838292311125, 8.46173797304022],
  ].map(([re, im]) => ({ re: re!, im: im! })),
  halfLine,
);

/**
 * Sixteen pairs on the parabolic contour z = N(0.1309 − 0.1194θ² + 0.25iθ), N = 32, of Weideman
 * and Trefethen (Math. Comp. 76, 2007): good for the exponential's relatives, such as (1 − t/q)^q.
 */
export const parabolaPoles: PoleFamily = lazyFamily(
  'parabola',
  Array.from({ length: 16 }, (_, j) => {
    const theta = ((j + 0.5) * Math.PI) / 16;
    return { re: 32 * (0.1309 - 0.1194 * theta ** 2), im: 32 * 0.25 * theta };
  }),
  halfLine,
);

/**
 * Twenty-six pairs on the Bernstein ellipse of parameter 3 around [0, 1]: for functions of t/T
 * that are smooth on [0, 1], such as polynomials of moderate degree.
 */
export const ellipsePoles: PoleFamily = lazyFamily(
  'ellipse',
  Array.from({ length: 26 }, (_, j) => {
    const theta = ((j + 0.5) * Math.PI) / 26;
    return { re: -(1 + (5 / 3) * Math.cos(theta)) / 2, im: (2 / 3) * Math.sin(theta) };
  }),
  () => Float64Array.from({ length: 301 }, (_, i) => (1 - Math.cos((i * Math.PI) / 300)) / 2),
);

/** The single real pole t = −T, exact for ridge regression with λ = T. */
export const ridgePole: PoleFamily = lazyFamily('ridge', [{ re: 1, im: 0 }], () =>
  Float64Array.from({ length: 161 }, (_, i) => (i === 0 ? 0 : 10 ** (-8 + i / 10))),
);

/** 0, then logarithmic from 1e-5 to 1e18, denser where exponentials fall. */
function halfLine(): Float64Array {
  const nodes = [0];
  for (let i = 0; i < 500; i++) nodes.push(10 ** (-5 + (7.3 * i) / 499));
  for (let i = 1; i <= 60; i++) nodes.push(10 ** (2.3 + (15.7 * i) / 60));
  return Float64Array.from(nodes);
}

function lazyFamily(
  name: string,
  poles: readonly Shift[],
  nodesOf: () => Float64Array,
): PoleFamily {
  const nodes = nodesOf();
  let prepared: { basis: Matrix; inverse: (values: Float64Array) => Float64Array } | undefined;
  const prepare = () => {
    prepared ??= fitPoles(poles, nodes);
    return prepared;
  };
  return {
    name,
    poles,
    nodes,
    fit(values) {
      const coefficients = prepare().inverse(values);
      return poles.map(({ im }, j) =>
        im === 0
          ? { re: coefficients[2 * j]!, im: 0 }
          : { re: coefficients[2 * j]!, im: coefficients[2 * j + 1]! },
      );
    },
    evaluate(factors) {
      const coefficients = factors.flatMap(({ re, im }) => [re, im]);
      return multiplyVector(prepare().basis, coefficients);
    },
  };
}

/** The basis Re(β ζ/(t + ζ)) at the nodes in the parts of β, and its truncated pseudo-inverse. */
export function fitPoles(
  poles: readonly Shift[],
  nodes: Float64Array,
): { readonly basis: Matrix; readonly inverse: (values: Float64Array) => Float64Array } {
  const columns = 2 * poles.length;
  const basis = createMatrix(nodes.length, columns);
  nodes.forEach((t, i) => {
    poles.forEach((pole, j) => {
      const { re, im } = kernelOf(t, pole);
      basis.data[i * columns + 2 * j] = re;
      basis.data[i * columns + 2 * j + 1] = -im;
    });
  });
  const q = orthonormalBasis(basis);
  const { u, s, v } = svd(multiply(transpose(q), basis));
  const inverse = (values: Float64Array) => {
    const projected = multiplyTransposed(u, multiplyTransposed(q, values));
    const scaled = projected.map((value, k) => (s[k]! > 1e-15 * s[0]! ? value / s[k]! : 0));
    return multiplyVector(v, scaled);
  };
  return { basis, inverse };
}

/** ζ/(t + ζ). */
function kernelOf(t: number, { re, im }: Shift): Shift {
  const size = (t + re) ** 2 + im ** 2;
  return { re: (re * (t + re) + im * im) / size, im: (im * t) / size };
}
