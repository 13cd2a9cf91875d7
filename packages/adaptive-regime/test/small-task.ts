import { type Activation, createRandom } from '@spectral-bias/core';
import {
  type EngineTask,
  gaussianNetwork,
  type NetworkState,
  type TrainingData,
} from '../src/index.ts';

/** Normal inputs and targets. */
export function randomData(count: number, dimension: number, outputs = 1, seed = 1): TrainingData {
  const random = createRandom(seed);
  const normal = (length: number) => Float64Array.from({ length }, () => random.normal());
  return { dimension, outputs, count, x: normal(count * dimension), y: normal(count * outputs) };
}

/** A task with all parameters trained, and a network for it. */
export function smallTask(
  activation: Activation,
  { count = 7, dimension = 2, outputs = 1, width = 6, seed = 1 } = {},
): { task: EngineTask; network: NetworkState } {
  const data = randomData(count, dimension, outputs, seed);
  const network = gaussianNetwork(
    { dimension, outputs, width, seed },
    { weights: 1, biases: 0.7, outer: 1 },
  );
  const trained = { inner: true, biases: true, outer: true };
  return { task: { activation, data, shape: network, loss: 'mean', trained }, network };
}
