import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTensors } from './tfjs-trainer.ts';
import { biasCorrections, type UpdateRule } from './update-rule.ts';

type Stepped = { parameters: ParameterTensors; memory: ParameterTensors[] };

/**
 * One step of a rule on the device, as `takeStep` does it on arrays; the arguments are left alone.
 *
 * @param t the step's number, counted from 1
 */
export function tfjsStep(
  rule: UpdateRule,
  t: number,
  parameters: ParameterTensors,
  gradient: ParameterTensors,
  memory: readonly ParameterTensors[],
): Stepped {
  return tf.tidy(() => {
    const { averages, direction } = directionOf(rule, t, gradient, memory);
    const stepped = each((p, d) => tf.sub(p, tf.mul(d, rule.learningRate)), parameters, direction);
    return { parameters: stepped, memory: averages };
  });
}

function directionOf(
  rule: UpdateRule,
  t: number,
  gradient: ParameterTensors,
  memory: readonly ParameterTensors[],
): { averages: ParameterTensors[]; direction: ParameterTensors } {
  switch (rule.kind) {
    case 'gradient-descent':
      return { averages: [], direction: gradient };
    case 'momentum': {
      const velocity = each((u, g) => tf.add(tf.mul(u, rule.momentum), g), memory[0]!, gradient);
      return { averages: [velocity], direction: velocity };
    }
    case 'adam': {
      const { beta1, beta2, epsilon } = rule;
      const { first, second } = biasCorrections(rule, t);
      const mean = each((m, g) => average(m, g, beta1), memory[0]!, gradient);
      const square = each((s, g) => average(s, tf.square(g), beta2), memory[1]!, gradient);
      const direction = each(
        (m, s) => tf.div(tf.mul(m, first), tf.add(tf.sqrt(tf.mul(s, second)), epsilon)),
        mean,
        square,
      );
      return { averages: [mean, square], direction };
    }
  }
}

function average(old: tf.Tensor, now: tf.Tensor, beta: number): tf.Tensor {
  return tf.add(tf.mul(old, beta), tf.mul(now, 1 - beta));
}

function each(
  of: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  first: ParameterTensors,
  second: ParameterTensors,
): ParameterTensors {
  return first.map((tensor, k) => of(tensor, second[k]!));
}
