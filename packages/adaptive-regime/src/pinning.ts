import { InvalidParameterError } from '@spectral-bias/core';
import { type Breakplanes, breakplanes, rectifier, signedDistances } from './breakplanes.ts';
import { gramRows } from './gram-rows.ts';
import type { NetworkState, TrainingData } from './network-state.ts';
import { holdOf, type NeuronForces } from './pinning-forces.ts';
import type { Flow } from './potential.ts';
import { residualSizes, residuals } from './potential-charges.ts';

/** How pinned breakplanes are told from others. */
export interface PinningOptions {
  /**
   * Greatest distance |⟨ξ, x_n⟩ − γ| at which a breakplane touches x_n, in units of x; above the
   * chatter of the steps. Default 10⁻³ of the root-mean-square distance of the points from their mean.
   */
  readonly tolerance?: number;
  /** Default 'weights'. */
  readonly flow?: Flow;
}

/** What one z₊ neuron does. */
export interface NeuronPinning {
  /**
   * `pinned`: points hold its breakplane on their ellipses. Of the others, `dead` neurons are active
   * on no point, `linear` ones on all, `free` ones on some.
   */
  readonly status: 'pinned' | 'dead' | 'linear' | 'free';
  /** The points that hold it, ascending. */
  readonly points: readonly number[];
  /**
   * λ of each: the share of the point's pull that acts on the neuron while it is held, g₋ + λ(g₊ − g₋)
   * = 0 for one point.
   */
  readonly shares: Float64Array;
  /** Distance of the nearest point from the breakplane, in units of x. */
  readonly nearest: number;
}

/**
 * Which breakplanes of a z₊ network are pinned, and by which points (Sahs et al. 2025, Figure 4;
 * theory section 7): those that touch points whose valley floors hold them (`holdOf`). For several
 * outputs the pull of x_n on neuron i is Σ_c v_ic e_nc.
 *
 * @returns one a neuron
 * @throws InvalidParameterError for a bad state, data or tolerance, or a w of 0
 */
export function pinning(
  state: NetworkState,
  data: TrainingData,
  options: PinningOptions = {},
): NeuronPinning[] {
  const { tolerance = touchingDistance(data), flow = 'weights' } = options;
  if (!(tolerance > 0))
    throw new InvalidParameterError('tolerance', tolerance, 'a positive number');
  const forces = neuronForces(state, data, flow);
  return Array.from({ length: state.width }, (_, i) => pinningOf(forces(i), tolerance));
}

/** 10⁻³ of the root-mean-square distance of the points from their mean, in units of x; 10⁻³ for one. */
export function touchingDistance({ dimension, count, x }: TrainingData): number {
  const mean = new Float64Array(dimension);
  for (let k = 0; k < x.length; k++) mean[k % dimension]! += x[k]! / count;
  const square = x.reduce((sum, value, k) => sum + (value - mean[k % dimension]!) ** 2, 0);
  return square > 0 ? 1e-3 * Math.sqrt(square / count) : 1e-3;
}

/** What moves each neuron. */
export function neuronForces(
  state: NetworkState,
  data: TrainingData,
  flow: Flow,
  planes: Breakplanes = breakplanes(state),
): (neuron: number) => NeuronForces {
  const { dimension, outputs, width, v } = state;
  const { count, x } = data;
  const e = residuals(state, data, rectifier);
  const sizes = residualSizes(state, data);
  const unit = (width + count + 2 * dimension + outputs + 5) * (Number.EPSILON / 2);
  const distances = signedDistances(planes, data);
  const gram = gramRows(data, 1);
  const gramSize = gramRows({ dimension, count, x: x.map(Math.abs) }, 1);
  return (i) => {
    const charge = new Float64Array(count);
    const rounding = new Float64Array(count);
    for (let n = 0, k = 0; n < count; n++) {
      for (let c = 0; c < outputs; c++, k++) {
        const outer = v[i * outputs + c]!;
        charge[n]! += outer * e[k]!;
        rounding[n]! += unit * Math.abs(outer) * sizes[k]!;
      }
    }
    const direction = planes.direction.subarray(i * dimension, (i + 1) * dimension);
    const distance = distances.subarray(i * count, (i + 1) * count);
    return { dimension, flow, x, gram, gramSize, charge, rounding, direction, distance };
  };
}

/** The state of one neuron by what moves it. */
export function pinningOf(forces: NeuronForces, tolerance: number): NeuronPinning {
  const { distance } = forces;
  const touching: number[] = [];
  let nearest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < distance.length; n++) {
    nearest = Math.min(nearest, Math.abs(distance[n]!));
    if (Math.abs(distance[n]!) <= tolerance) touching.push(n);
  }
  const { points, shares } = holdOf(forces, touching);
  return { status: statusOf(distance, points, tolerance), points, shares, nearest };
}

function statusOf(
  distance: Float64Array,
  points: readonly number[],
  tolerance: number,
): NeuronPinning['status'] {
  if (points.length > 0) return 'pinned';
  if (distance.every((z) => z <= tolerance)) return 'dead';
  return distance.every((z) => z >= -tolerance) ? 'linear' : 'free';
}
