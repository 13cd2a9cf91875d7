import type { EngineTask } from './engine.ts';
import { trainedRanges } from './native-engine.ts';
import { nativePass } from './native-pass.ts';
import { createPieces, type Pieces } from './pieces.ts';

/** −∇ loss over packed parameters, and what was found on the way. */
export interface FlowField {
  /** Writes −∇ loss at y; 0 where a parameter is not trained. */
  slope(y: Float64Array, slope: Float64Array): void;
  /** Loss where the field was last asked for. */
  readonly loss: number;
  /** Which piece of φ each neuron uses at each sample; for ReLU and its kin. */
  readonly pieces?: Pieces;
}

/** The gradient flow of a task in float64. */
export function flowField(task: EngineTask, known?: Uint8Array): FlowField {
  const pieces = task.activation.greensOrder === 2 ? createPieces(task, known) : undefined;
  const pass = nativePass(task, 'auto', pieces?.hooks);
  const ranges = trainedRanges(task.shape, task.trained);
  let loss = Number.NaN;
  return {
    slope(y, slope) {
      pass.parameters.set(y);
      loss = pass.run();
      slope.fill(0);
      for (const [from, to] of ranges) {
        for (let k = from; k < to; k++) slope[k] = -pass.gradient[k]!;
      }
    },
    get loss() {
      return loss;
    },
    ...(pieces && { pieces }),
  };
}
