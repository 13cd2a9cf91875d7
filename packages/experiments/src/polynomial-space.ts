import {
  createMatrix,
  type Matrix,
  multiply,
  orthonormalBasis,
  transpose,
} from '@spectral-bias/linalg';

/** An orthonormal basis of the polynomials of degree below `count` on the samples. */
export function polynomialSpace(size: number, count: number): Matrix {
  const T = createMatrix(size, count);
  for (let i = 0; i < size; i++) {
    for (let c = 0; c < count; c++) T.data[i * count + c] = ((2 * i) / (size - 1) - 1) ** c;
  }
  return count === 0 ? T : orthonormalBasis(T);
}

/** The columns of a matrix less their projections on the polynomials of degree below `count`. */
export function withoutPolynomials(a: Matrix, count: number): Matrix {
  const Q = polynomialSpace(a.rows, count);
  let rest = a;
  for (let pass = 0; pass < 2; pass++) {
    const shares = multiply(Q, multiply(transpose(Q), rest));
    rest = { ...rest, data: rest.data.map((value, i) => value - shares.data[i]!) };
  }
  return rest;
}
