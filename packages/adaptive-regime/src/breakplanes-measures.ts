import { InvalidParameterError } from '@spectral-bias/core';
import { breakplanes } from './breakplanes.ts';
import { type NearnessOptions, neighbourDistances } from './breakplanes-distance.ts';
import type { NetworkState, TrainingData } from './network-state.ts';
import { type NeuronPinning, type PinningOptions, pinning } from './pinning.ts';

/** Numbers of one z₊ network that tell the adaptive from the kernel regime beside a control. */
export interface RegimeMeasures {
  /** The shares the quantiles are given at, ascending. */
  readonly levels: readonly number[];
  /** Quantiles of min_n |⟨ξ_i, x_n⟩ − γ_i| over the neurons, in units of x. */
  readonly nearestPoint: Float64Array;
  /** Quantiles of the distance from each breakplane to its nearest neighbour. */
  readonly nearestPlane: Float64Array;
  /** Share of the neurons of each status. */
  readonly shares: Readonly<Record<NeuronPinning['status'], number>>;
}

/** What the measures are taken with. */
export interface MeasureOptions extends PinningOptions, NearnessOptions {
  /** Default 0.05, 0.25, 0.5, 0.75, 0.95. */
  readonly levels?: readonly number[];
}

/**
 * Measures of pinning and of gathering (theory section 7). A trained network's are read beside those
 * of a kernel-regime control: the same data, width and seed from a large-scale initialisation.
 *
 * @throws InvalidParameterError as `pinning`, or for levels outside [0, 1]
 */
export function regimeMeasures(
  state: NetworkState,
  data: TrainingData,
  options: MeasureOptions = {},
): RegimeMeasures {
  const { levels = [0.05, 0.25, 0.5, 0.75, 0.95] } = options;
  const neurons = pinning(state, data, options);
  const count = (status: NeuronPinning['status']) =>
    neurons.filter((neuron) => neuron.status === status).length / neurons.length;
  return {
    levels,
    nearestPoint: quantiles(
      neurons.map(({ nearest }) => nearest),
      levels,
    ),
    nearestPlane: quantiles(neighbourDistances(breakplanes(state), options), levels),
    shares: {
      pinned: count('pinned'),
      dead: count('dead'),
      linear: count('linear'),
      free: count('free'),
    },
  };
}

/**
 * Quantiles of a sample, linear between its order statistics (type 7 of Hyndman and Fan 1996, as in
 * NumPy and R).
 *
 * @throws InvalidParameterError for an empty sample or levels outside [0, 1]
 */
export function quantiles(sample: ArrayLike<number>, levels: readonly number[]): Float64Array {
  if (sample.length === 0) throw new InvalidParameterError('sample', 'empty', 'a number or more');
  const sorted = Float64Array.from(sample).sort();
  return Float64Array.from(levels, (level) => {
    if (!(level >= 0 && level <= 1)) throw new InvalidParameterError('level', level, '0 to 1');
    const at = level * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
    return low === high ? low : low + (at - Math.floor(at)) * (high - low);
  });
}
