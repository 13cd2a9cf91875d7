import { InvalidParameterError } from '@spectral-bias/core';
import { breakplanes } from './breakplanes.ts';
import type { NetworkState, TrainingData } from './network-state.ts';
import { neuronForces, type PinningOptions, pinningOf, touchingDistance } from './pinning.ts';
import type { BreakplaneVelocity } from './velocity-field.ts';

/**
 * The velocity of a neuron's breakplane under gradient flow of ½Σe², on a valley floor as well: there
 * it is the tangent flow, in which each held point pulls with its share λ (`holdOf`), so that the
 * levels of these points stay 0. In (w, b): ẇ = −Σ q_n A_n x_n − Σ λ_n q_n x_n, ḃ likewise with 1 for
 * x_n; on one E_n, λ = −Σ q_m A_m k(m, n)/(q_n k(n, n)).
 *
 * @throws InvalidParameterError as `pinning`, or for a neuron that is not there
 */
export function neuronVelocity(
  state: NetworkState,
  data: TrainingData,
  neuron: number,
  options: PinningOptions = {},
): BreakplaneVelocity {
  if (!Number.isInteger(neuron) || neuron < 0 || neuron >= state.width) {
    throw new InvalidParameterError(
      'neuron',
      neuron,
      `a whole number from 0 to ${state.width - 1}`,
    );
  }
  const { tolerance = touchingDistance(data), flow = 'weights' } = options;
  const planes = breakplanes(state);
  const forces = neuronForces(state, data, flow, planes)(neuron);
  const { points, shares } = pinningOf(forces, tolerance);
  const { dimension, charge, direction, distance, x } = forces;
  const pull = new Float64Array(dimension);
  let total = 0;
  for (let n = 0; n < distance.length; n++) {
    const held = points.indexOf(n);
    const force = charge[n]! * (held >= 0 ? shares[held]! : distance[n]! > 0 ? 1 : 0);
    total += force;
    for (let d = 0; d < dimension; d++) pull[d]! += force * x[n * dimension + d]!;
  }
  const along = pull.reduce((sum, value, d) => sum + value * direction[d]!, 0);
  const [gamma, norm] = [planes.offset[neuron]!, planes.norm[neuron]!];
  const rate = flow === 'weights' ? 1 / norm : norm;
  return {
    direction: pull.map((value, d) => rate * (along * direction[d]! - value)),
    offset: rate * (total + (flow === 'weights' ? gamma * along : 0)),
  };
}
