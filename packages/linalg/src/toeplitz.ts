import { InvalidParameterError } from '@spectral-bias/core';
import { circulant } from './fft.ts';
import type { KrylovEngine } from './krylov-basis.ts';
import type { LinearOperator } from './linear-operator.ts';

/** Two equispaced grids on one finer grid: row n stands at n·rowStep, column m at m·columnStep. */
export interface ToeplitzShape {
  readonly rows: number;
  readonly columns: number;
  /** Whole number of fine steps between rows; 1 if not given. */
  readonly rowStep?: number;
  /** Whole number of fine steps between columns; 1 if not given. */
  readonly columnStep?: number;
}

/**
 * A[n, m] = t(n·rowStep − m·columnStep): a Toeplitz matrix, or every rowStep-th row and
 * columnStep-th column of one. Products by circulant embedding, O(L log L) for L lags (Golub and
 * Van Loan 2013, section 4.8.2).
 *
 * @param lag t(j), asked once for each j from −(columns − 1)·columnStep to (rows − 1)·rowStep
 * @param engine WebAssembly if not given, where that can be had
 * @throws InvalidParameterError for sizes and steps that are not positive integers, and for lags
 *   that are not finite
 */
export function toeplitzOperator(
  { rows, columns, rowStep = 1, columnStep = 1 }: ToeplitzShape,
  lag: (j: number) => number,
  engine?: KrylovEngine,
): LinearOperator {
  for (const [name, value] of Object.entries({ rows, columns, rowStep, columnStep })) {
    if (!Number.isInteger(value) || value < 1) {
      throw new InvalidParameterError(name, value, 'a positive integer');
    }
  }
  const first = -(columns - 1) * columnStep;
  const last = (rows - 1) * rowStep;
  const size = Math.max(2 ** Math.ceil(Math.log2(last - first + 1)), 4);
  const kernel = new Float64Array(size);
  for (let j = first; j <= last; j++) {
    const value = lag(j);
    if (!Number.isFinite(value)) {
      throw new InvalidParameterError(`lag ${j}`, value, 'a finite number');
    }
    kernel[(j + size) % size] = value;
  }
  const circle = circulant(kernel, engine);
  const reflection = reflectionOf((j) => kernel[(j + size) % size]!, first, last);
  const forth = { transposed: false, spread: columnStep, stride: rowStep };
  const back = { transposed: true, spread: rowStep, stride: columnStep };
  return {
    rows,
    columns,
    product: (v, out) => circle.multiply(v, out, forth),
    productTransposed: (u, out) => circle.multiply(u, out, back),
    reflection,
    antisymmetric: reflection === -1 && rows === columns && rowStep === columnStep,
    work: 10 * size * Math.log2(size),
  };
}

/** ±1 where t(first + last − j) = ±t(j) for all lags, to two units in the last place. */
function reflectionOf(
  t: (j: number) => number,
  first: number,
  last: number,
): LinearOperator['reflection'] {
  const holds = (sign: 1 | -1) => {
    for (let j = first; 2 * j <= first + last; j++) {
      const [here, there] = [t(j), t(first + last - j)];
      if (Math.abs(here - sign * there) > 2 * Number.EPSILON * Math.abs(here)) return false;
    }
    return true;
  };
  return ([1, -1] as const).find(holds);
}
