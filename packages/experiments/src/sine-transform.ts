import {
  createMatrix,
  type Matrix,
  multiplyTransposed,
  orthonormalBasis,
} from '@spectral-bias/linalg';

/**
 * Component k of the discrete sine transform of N places u on [0, 1]: (2/√(2N+1))
 * sin((2k−1)(1 + (N−1)u)π/(2N+1)), orthonormal where the places are equispaced. They are the left
 * singular vectors of Heaviside's square network (Lucey 2025, section 6; theory section 3).
 */
export function sineComponent(k: number, u: ArrayLike<number>): Float64Array {
  const size = u.length;
  const pace = ((2 * k - 1) * Math.PI) / (2 * size + 1);
  const height = 2 / Math.sqrt(2 * size + 1);
  return Float64Array.from(u, (place) => height * Math.sin(pace * (1 + (size - 1) * place)));
}

/** The first `count` components as the columns of a matrix, N × count. */
export function sineBasis(u: ArrayLike<number>, count: number): Matrix {
  const basis = createMatrix(u.length, count);
  for (let k = 1; k <= count; k++) {
    sineComponent(k, u).forEach((value, n) => {
      basis.data[n * count + k - 1] = value;
    });
  }
  return basis;
}

/**
 * The least-squares fits of y by the first k sine components, in closed form, for each k of
 * `counts` (at most N): the baseline of Lucey (2025), Fig. 6.
 */
export function sineFits(
  u: ArrayLike<number>,
  y: ArrayLike<number>,
  counts: readonly number[],
): Float64Array[] {
  const most = Math.max(...counts);
  const { data } = orthonormalBasis(sineBasis(u, most));
  const shares = multiplyTransposed(createMatrix(u.length, most, data), y);
  return counts.map((count) =>
    Float64Array.from({ length: u.length }, (_, n) => {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += data[n * most + k]! * shares[k]!;
      return sum;
    }),
  );
}
