import type {
  CreaseKind,
  CriticalPoint,
  NetworkState,
  SliceMinimum,
} from '@spectral-bias/adaptive-regime';
import type { Values } from './protocol.ts';

/** A simulation to be trained while it is watched: what an experiment file of `simulate` holds. */
export interface AdaptiveSetup {
  readonly params: Values;
  readonly seed: number;
}

/** How far to go on: by so many steps, or fewer where they take longer. */
export interface AdaptiveStretch {
  readonly steps: number;
  readonly milliseconds: number;
}

/** The loss at one moment of a run. */
export interface LossPoint {
  readonly step: number;
  readonly time: number;
  readonly loss: number;
}

/** The network at one moment of a run. */
export interface AdaptiveFrame extends LossPoint {
  readonly network: NetworkState;
  /** θ in (−π, π] of each breakline. */
  readonly theta: Float64Array;
  /** γ of each. */
  readonly gamma: Float64Array;
  /** μ of each. */
  readonly deltaSlope: Float64Array;
  /** e_n = f(x_n) − y_n. */
  readonly residuals: Float64Array;
  readonly gradientNorm: number;
  /** In use; null for gradient flow. */
  readonly learningRate: number | null;
  readonly converged: boolean;
  /** Breaklines nearer than this are neighbours: half their median distance at the start. */
  readonly clusterScale: number;
  /** Why it cannot go on, and a learning rate to try. */
  readonly diverged?: { readonly message: string; readonly learningRate: number | null };
}

/** A network and its samples, to be looked into. */
export interface AdaptiveLook {
  readonly network: NetworkState;
  /** x₁, x₂ and y of each sample. */
  readonly points: readonly (readonly [number, number, number])[];
  readonly activation: string;
  readonly clusterScale: number;
  /** The plane is shown from −reach to reach on both axes. */
  readonly reach: number;
  /** γ is shown from −reach to reach. */
  readonly gammaReach: number;
}

/** Numbers over a grid; rows from the lowest to the highest, columns from left to right. */
export interface GridValues {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float64Array;
}

/** What a neuron does: `free` where it is not known. */
export type NeuronStatus = 'pinned' | 'dead' | 'linear' | 'free';

/** What there is to be seen beside the neurons. */
export interface AdaptiveView {
  /** f over the plane. */
  readonly prediction: GridValues;
  /** Φ over the unrolled cylinder. */
  readonly potential: GridValues;
  /** v_t at the middles of the cells of a grid: angles, then offsets. */
  readonly velocity: {
    readonly columns: number;
    readonly rows: number;
    readonly angle: Float64Array;
    readonly offset: Float64Array;
  };
  /** None but for ReLU. */
  readonly critical: readonly CriticalPoint[];
  /** What each neuron does and the samples that hold it; undefined but for ReLU. */
  readonly neurons:
    | readonly { readonly status: NeuronStatus; readonly points: readonly number[] }[]
    | undefined;
  /** The number of the cluster of each neuron, from 1; 0 outside all. */
  readonly cluster: Int32Array;
  readonly clusters: number;
}

/** Asks for the loss slice of one neuron. */
export interface AdaptiveSliceLook extends AdaptiveLook {
  readonly neuron: number;
  /** Whether to look for local minima, which takes longer. */
  readonly minima: boolean;
}

/** A stretch of a datapoint ellipse of one kind. */
export interface SliceCrease {
  readonly point: number;
  readonly from: number;
  readonly to: number;
  readonly kind: CreaseKind;
}

/** The loss as one neuron's (θ, γ) make it. */
export interface AdaptiveSlice {
  readonly neuron: number;
  readonly loss: GridValues;
  /** Of a dead neuron. */
  readonly base: number;
  /** Undefined but for ReLU. */
  readonly creases: readonly SliceCrease[] | undefined;
  readonly minima: readonly SliceMinimum[];
}
