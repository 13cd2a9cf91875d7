/** The subspace {u : ⟨u, z_n⟩ = 0 for the creases n}, by the QR factors of these z_n. */
export interface Face {
  /** The creases, in the order of the columns. */
  readonly on: readonly number[];
  /** Orthonormal, spanning the z_n. */
  readonly basis: readonly Float64Array[];
  /** Column j of R: ⟨basis_i, z_n⟩ for i = 0..j. */
  readonly triangle: readonly Float64Array[];
}

/** The face within this one on which ⟨u, z⟩ = 0 as well, by Gram–Schmidt done twice. */
export function heldBy({ on, basis, triangle }: Face, crease: number, z: Float64Array): Face {
  const rest = z.slice();
  const column = new Float64Array(basis.length + 1);
  for (let pass = 0; pass < 2; pass++) {
    basis.forEach((b, i) => {
      column[i]! += subtract(rest, b);
    });
  }
  const length = Math.sqrt(product(rest, rest));
  column[basis.length] = length;
  return {
    on: [...on, crease],
    basis: [...basis, rest.map((value) => value / length)],
    triangle: [...triangle, column],
  };
}

/** The face without its crease at `index`. */
export function released(
  { on, basis, triangle }: Face,
  index: number,
  row: (n: number) => Float64Array,
): Face {
  const kept: Face = {
    on: on.slice(0, index),
    basis: basis.slice(0, index),
    triangle: triangle.slice(0, index),
  };
  return on.slice(index + 1).reduce((face, n) => heldBy(face, n, row(n)), kept);
}

/** The part of a vector in the face. */
export function projectOff({ basis }: Face, vector: Float64Array): Float64Array {
  const rest = vector.slice();
  for (let pass = 0; pass < 2; pass++) for (const b of basis) subtract(rest, b);
  return rest;
}

/** c of least ‖Σ c_j z_j − right‖, one a crease. */
export function solveOn({ basis, triangle }: Face, right: Float64Array): Float64Array {
  const solved = Float64Array.from(basis, (b) => product(b, right));
  for (let j = basis.length - 1; j >= 0; j--) {
    const column = triangle[j]!;
    solved[j]! /= column[j]!;
    for (let i = 0; i < j; i++) solved[i]! -= column[i]! * solved[j]!;
  }
  return solved;
}

/** Takes the part along a unit vector off, and returns its size. */
function subtract(from: Float64Array, unit: Float64Array): number {
  const along = product(from, unit);
  for (let d = 0; d < from.length; d++) from[d]! -= along * unit[d]!;
  return along;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}
