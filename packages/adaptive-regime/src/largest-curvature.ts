import { createRandom } from '@spectral-bias/core';
import type { Engine, Trainer } from './engine.ts';
import { flatten, unflatten } from './flat-network.ts';
import type { NetworkState } from './network-state.ts';

const mostRounds = 60;
const settled = 1e-3;

/**
 * The size of the largest eigenvalue of the loss's Hessian over the trained parameters, by power
 * iteration on central differences of the gradient. Gradient descent is stable near a minimum where
 * its learning rate is below 2 over this. At most 120 gradients, from a fixed seed.
 */
export async function largestCurvature(
  trainer: Trainer,
  precision: Engine['precision'],
  network: NetworkState,
): Promise<number> {
  const start = flatten(network);
  const reach = (precision === 'float64' ? 1e-5 : 1e-2) * (1 + norm(start));
  const gradientAt = async (direction: Float64Array, distance: number) => {
    const moved = start.map((value, k) => value + distance * direction[k]!);
    return flatten((await trainer.gradient(unflatten(network, moved))).gradient);
  };
  const random = createRandom(1);
  let direction = unit(Float64Array.from(start, () => random.normal()));
  let curvature = 0;
  for (let round = 0; round < mostRounds; round++) {
    const ahead = await gradientAt(direction, reach);
    const behind = await gradientAt(direction, -reach);
    const product = ahead.map((value, k) => (value - behind[k]!) / (2 * reach));
    const before = curvature;
    curvature = norm(product);
    if (curvature === 0 || Math.abs(curvature - before) <= settled * curvature) break;
    direction = unit(product);
  }
  return curvature;
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

function unit(vector: Float64Array): Float64Array {
  const size = norm(vector);
  return vector.map((value) => value / size);
}
