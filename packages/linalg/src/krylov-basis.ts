import { krylovBinary } from './krylov-binary.ts';
import { nativeBasis } from './krylov-native.ts';
import { plainBasis } from './krylov-plain.ts';
import type { Columns } from './linear-operator.ts';
import type { Matrix } from './matrix.ts';
import { nativeInstance } from './native-instance.ts';

/** What carries out the work on long vectors; both agree to round-off. */
export type KrylovEngine = 'webassembly' | 'plain';

/** An orthonormal basis that grows by blocks. */
export interface KrylovBasis {
  /** How many columns it has. */
  readonly size: number;
  /** Its columns from..to, to be read before it changes. */
  columns(from: number, to: number): Columns;
  /** Zero columns behind the basis for the caller to fill; they are there until the basis extends. */
  draft(count: number): Columns;
  /** draft ← draft − columns from.. · weights; weights[k][c] for column from + k of the basis. */
  subtract(from: number, weights: Columns): void;
  /** draft ← (I − QQᵀ) draft. */
  project(): void;
  /**
   * QR factorization of the draft against the basis: what is left of (I − QQᵀ) draft, orthonormal to
   * round-off, joins the basis. Columns whose remainder is at most `floor` long, or rounding of their
   * own length, are dropped.
   *
   * @returns the factor R with draft = Q R, a row for each column of the basis, old and new
   */
  extend(floor: number): Columns;
  /** The first `count` columns of basis · weights; of the basis, as many columns as weights has rows. */
  combine(weights: Matrix, count: number): Float64Array[];
}

let best: KrylovEngine | undefined;

/** The engine in use: WebAssembly with SIMD where that can be had. */
export function krylovEngine(): KrylovEngine {
  best ??= nativeInstance(krylovBinary) ? 'webassembly' : 'plain';
  return best;
}

/** An empty basis for vectors of this length. */
export function krylovBasis(length: number, engine: KrylovEngine = krylovEngine()): KrylovBasis {
  return engine === 'webassembly' ? nativeBasis(length) : plainBasis(length);
}
