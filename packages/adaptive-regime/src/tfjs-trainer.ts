import * as tf from '@tensorflow/tfjs-core';
import { batches } from './batches.ts';
import { type EngineTask, lossScale, type Trainer } from './engine.ts';
import type { NetworkState } from './network-state.ts';
import { withSlope } from './tensor-slopes.ts';
import { tfjsStep } from './tfjs-step.ts';
import { clockAfter } from './training-clock.ts';
import { remembered } from './update-rule.ts';

/** w (M × D), b (M), v (M × C) on the device. */
export type ParameterTensors = tf.Tensor[];

/** A type, not an interface: tfjs takes what has an index signature. */
type Gradient = { loss: tf.Tensor; gradient: ParameterTensors };

/**
 * A task on the tfjs back-end in use; with explicit gradients.
 *
 * @param use makes the back-end the one in use
 */
export function tfjsTrainer(task: EngineTask, use: () => Promise<unknown>): Trainer {
  const { data, shape, trained, loss } = task;
  const x = tf.tensor2d(Float32Array.from(data.x), [data.count, data.dimension]);
  const y = tf.tensor2d(Float32Array.from(data.y), [data.count, data.outputs]);
  const moves = [trained.inner, trained.biases, trained.outer];

  const gradientAt = (parameters: ParameterTensors, samples?: Int32Array): Gradient =>
    tf.tidy(() => {
      const [inputs, targets] = samples ? [rowsOf(x, samples), rowsOf(y, samples)] : [x, y];
      const scale = lossScale(loss, data.count, inputs.shape[0]);
      const [w, b, v] = parameters as [tf.Tensor2D, tf.Tensor, tf.Tensor2D];
      const z = tf.add(tf.matMul(inputs, w, false, true), b);
      const { value, slope } = withSlope(task.activation.tensor!, z);
      const errors = tf.sub(tf.matMul(value as tf.Tensor2D, v), targets);
      const e = tf.mul(errors, scale);
      const shares = tf.mul(tf.matMul(e, v, false, true), slope);
      const gradient = [
        () => tf.matMul(shares, inputs, true),
        () => tf.sum(shares, 0),
        () => tf.matMul(value, e, true),
      ].map((part, k) => (moves[k] ? part() : tf.zerosLike(parameters[k]!)));
      return { loss: tf.mul(tf.sum(tf.square(errors)), scale / 2), gradient };
    });

  return {
    async advance(state, rule, steps) {
      await use();
      const samplesOf = batches(data.count, rule.batch, rule.seed);
      let parameters = upload(state.network);
      let memory = Array.from({ length: remembered[rule.kind] }, (_, k) =>
        state.memory[k] ? upload(state.memory[k]) : zerosLike(parameters),
      );
      const losses: tf.Tensor[] = [];
      let norm: tf.Tensor = tf.scalar(0);
      for (let k = 0; k < steps; k++) {
        const { loss: now, gradient } = gradientAt(parameters, samplesOf(state.step + k));
        const next = tfjsStep(rule, state.step + k + 1, parameters, gradient, memory);
        if (k === steps - 1) {
          norm.dispose();
          norm = normOf(gradient);
        }
        tf.dispose([parameters, memory, gradient]);
        losses.push(now);
        ({ parameters, memory } = next);
      }
      const advanced = {
        state: {
          network: await download(shape, parameters),
          ...clockAfter(state, rule.learningRate, steps),
          memory: await Promise.all(memory.map((part) => download(shape, part))),
        },
        losses: await numbers(losses),
        gradientNorm: (await norm.data())[0]!,
      };
      tf.dispose([parameters, memory, losses, norm]);
      return advanced;
    },

    async gradient(network) {
      await use();
      const parameters = upload(network);
      const found = gradientAt(parameters);
      const result = {
        loss: (await found.loss.data())[0]!,
        gradient: await download(shape, found.gradient),
      };
      tf.dispose([parameters, found.loss, found.gradient]);
      return result;
    },

    dispose() {
      tf.dispose([x, y]);
    },
  };
}

function rowsOf(rows: tf.Tensor2D, samples: Int32Array): tf.Tensor2D {
  return tf.gather(rows, tf.tensor1d(samples, 'int32'));
}

function upload({ dimension, outputs, width, w, b, v }: NetworkState): ParameterTensors {
  return [
    tf.tensor2d(Float32Array.from(w), [width, dimension]),
    tf.tensor1d(Float32Array.from(b)),
    tf.tensor2d(Float32Array.from(v), [width, outputs]),
  ];
}

async function download(
  { dimension, outputs, width }: EngineTask['shape'],
  tensors: ParameterTensors,
): Promise<NetworkState> {
  const [w, b, v] = await Promise.all(
    tensors.map(async (tensor) => Float64Array.from(await tensor.data())),
  );
  return { dimension, outputs, width, w: w!, b: b!, v: v! };
}

async function numbers(scalars: readonly tf.Tensor[]): Promise<Float64Array> {
  const all = tf.stack([...scalars]);
  const values = Float64Array.from(await all.data());
  all.dispose();
  return values;
}

function zerosLike(parameters: ParameterTensors): ParameterTensors {
  return parameters.map((tensor) => tf.zerosLike(tensor));
}

function normOf(gradient: ParameterTensors): tf.Tensor {
  return tf.tidy(() => tf.sqrt(tf.addN(gradient.map((g) => tf.sum(tf.square(g))))));
}
