import { SIDE } from './panel-layout.ts';
import type { NativeKernels } from './pass-kernels.ts';

/**
 * The two large products of a pass, X Wᵀ and Sᵀ X, over numbers rounded to float32: twice as many go
 * into a vector. Parameters, activations and sums over blocks stay in float64.
 */
export interface SingleProducts {
  /** Rounds the inner weights, whenever they have changed. */
  load(): void;
  /** z += ⟨w, x⟩ for a block of rows. */
  addPreactivations(rows: number, x: number, z: number): void;
  /** gw += Σ_r s_r x_r over a block of rows; `stride` rows of xt to the next panel of inputs. */
  addInnerGradient(rows: number, stride: number, xt: number, shares: number, gw: number): void;
}

/** Where the inner weights stand, and where there is room for them and for shares in float32. */
export interface SinglePlaces {
  readonly w: number;
  readonly narrowW: number;
  readonly narrowShares: number;
}

/** @param neurons a multiple of four */
export function singleProducts(
  native: NativeKernels,
  inputs: number,
  neurons: number,
  { w, narrowW, narrowShares }: SinglePlaces,
): SingleProducts {
  const panels = neurons / SIDE;
  return {
    load: () => native.narrow(neurons * inputs, w, narrowW),
    addPreactivations: (rows, x, z) =>
      native.addProducts(rows, inputs, panels, inputs, x, narrowW, z),
    addInnerGradient: (rows, stride, xt, shares, gw) => {
      native.narrow(rows * neurons, shares, narrowShares);
      native.addProducts(inputs, rows, panels, stride, xt, narrowShares, gw);
    },
  };
}
