import type { WorkOptions } from '@spectral-bias/core';
import { type GrowingTriplets, type SingularTriplets, tripletsOf } from './golub-kahan-triplets.ts';
import { type LinearOperator, zeroColumns } from './linear-operator.ts';

/** How triplets of a half become triplets of the whole. */
interface Face {
  u(found: SingularTriplets, k: number): Float64Array;
  v(found: SingularTriplets, k: number): Float64Array;
}

/** One of two operators into which a reflection splits a larger one. */
export interface ReflectionPart {
  readonly half: LinearOperator;
  /** One, or two where the other half is minus the transpose of this one. */
  readonly faces: readonly Face[];
}

/**
 * The even and the odd half of an operator with J A J = ±A, J the reversal: half as long and, with
 * half of the triplets each, an eighth of the reorthogonalization each. Where Aᵀ = −A, too, one half
 * serves for both.
 */
export function reflectionParts(A: LinearOperator, reflection: 1 | -1): ReflectionPart[] {
  const parts = ([1, -1] as const)
    .map((parity) => reflectionPart(A, (reflection * parity) as 1 | -1, parity))
    .filter(({ half }) => half.rows > 0 && half.columns > 0);
  return A.antisymmetric ? parts.slice(0, 1) : parts;
}

/** What A does to vectors of one parity, which become vectors of another. */
function reflectionPart(
  A: LinearOperator,
  rowParity: 1 | -1,
  columnParity: 1 | -1,
): ReflectionPart {
  const rows = parityVectors(A.rows, rowParity);
  const columns = parityVectors(A.columns, columnParity);
  const half: LinearOperator = {
    rows: rows.length,
    columns: columns.length,
    product(v, out) {
      const images = zeroColumns(A.rows, v.length);
      A.product(v.map(columns.unfold), images);
      for (const [c, image] of images.entries()) rows.fold(image, out[c]!);
    },
    productTransposed(u, out) {
      const images = zeroColumns(A.columns, u.length);
      A.productTransposed(u.map(rows.unfold), images);
      for (const [c, image] of images.entries()) columns.fold(image, out[c]!);
    },
  };
  const face: Face = {
    u: ({ u }, k) => rows.unfold(u[k]!),
    v: ({ v }, k) => columns.unfold(v[k]!),
  };
  const other: Face = {
    u: ({ v }, k) => columns.unfold(v[k]!).map((value) => -value),
    v: ({ u }, k) => rows.unfold(u[k]!),
  };
  return { half, faces: A.antisymmetric ? [face, other] : [face] };
}

/** Even or odd vectors of one length by their first halves, of the same norm. */
function parityVectors(whole: number, parity: 1 | -1) {
  const pairs = Math.floor(whole / 2);
  const length = parity === 1 ? whole - pairs : pairs;
  return {
    length,
    unfold(v: Float64Array): Float64Array {
      const x = new Float64Array(whole);
      if (length > pairs) x[pairs] = v[pairs]!;
      for (let n = 0; n < pairs; n++) {
        const value = Math.SQRT1_2 * v[n]!;
        x[n] = value;
        x[whole - 1 - n] = parity * value;
      }
      return x;
    },
    fold(x: Float64Array, out: Float64Array): void {
      if (length > pairs) out[pairs] = x[pairs]!;
      for (let n = 0; n < pairs; n++) {
        out[n] = Math.SQRT1_2 * (x[n]! + parity * x[whole - 1 - n]!);
      }
    },
  };
}

/** A part as it grows. */
export interface GrowingPart {
  readonly grow: GrowingTriplets;
  readonly faces: readonly Face[];
}

/** One triplet of the whole: the k-th of a part, seen by one of its faces. */
interface Place {
  readonly found: SingularTriplets;
  readonly face: Face;
  readonly k: number;
}

/** Values this close together, relative to themselves, may take each other's place. */
const alike = 1e-9;

/**
 * The `count` largest triplets of all parts: each is asked for its share, and again for more while
 * it may hold values larger than the last of them.
 */
export function mergedTriplets(
  parts: readonly GrowingPart[],
  count: number,
  options: WorkOptions | undefined,
): SingularTriplets {
  const faces = parts.reduce((sum, part) => sum + part.faces.length, 0);
  const shares = parts.map(() => Math.ceil(count / faces) + (parts.length > 1 ? 1 : 0));
  const found = parts.map(({ grow }, p) => grow(shares[p]!, options));
  for (;;) {
    const places = merged(parts, found);
    const last = places[count - 1] ? valueAt(places[count - 1]!) : 0;
    const short = found.findIndex(
      ({ s, complete }) => !complete && s[s.length - 1]! > last * (1 + alike),
    );
    if (short < 0) {
      const all = places.length <= count && found.every(({ complete }) => complete);
      return assemble(places.slice(0, count), all);
    }
    shares[short] = Math.ceil(1.1 * shares[short]!) + 1;
    found[short] = parts[short]!.grow(shares[short]!, options);
  }
}

function valueAt({ found, k }: Place): number {
  return found.s[k]!;
}

/** All triplets found, by descending value. */
function merged(parts: readonly GrowingPart[], found: readonly SingularTriplets[]): Place[] {
  return parts
    .flatMap(({ faces }, p) =>
      Array.from(found[p]!.s).flatMap((_, k) =>
        faces.map((face) => ({ found: found[p]!, face, k })),
      ),
    )
    .sort((a, b) => valueAt(b) - valueAt(a));
}

function assemble(places: readonly Place[], complete: boolean): SingularTriplets {
  return tripletsOf(
    {
      s: Float64Array.from(places, valueAt),
      bounds: Float64Array.from(places, ({ found, k }) => found.bounds[k]!),
      complete,
    },
    () => places.map(({ found, face, k }) => face.u(found, k)),
    () => places.map(({ found, face, k }) => face.v(found, k)),
  );
}
