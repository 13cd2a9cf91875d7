import { defineExperiment, type RunContext, specSchema, z } from '@spectral-bias/core';
import { earlyStoppingFigures } from './figures.ts';
import { noisyWave } from './noisy-wave.ts';
import { type Training, trainingErrors } from './training-errors.ts';

const params = z.object({
  activation: specSchema('activation')
    .default('relu')
    .describe('activation: name or name:param=value,…'),
  samples: z.number().int().min(16).max(1000).default(200).describe('N, equispaced on [0, 1]'),
  cycles: z.number().min(0.5).max(40).default(3).describe('frequency of the wave, per unit of x'),
  noise: z
    .number()
    .min(0.001)
    .max(10)
    .default(0.5)
    .describe('standard deviation of the noise; the wave has amplitude 1')
    .meta({ scale: 'log' }),
  maxIterations: z
    .number()
    .int()
    .min(10)
    .max(1e15)
    .default(1e9)
    .describe('most steps of gradient descent, of size 1/s₁²')
    .meta({ scale: 'log' }),
});

/**
 * Why early stopping regularizes, and when it cannot. Gradient descent is linear in y, so its error
 * splits: what it has not learned yet of the wave falls with the steps, what it has learned of the
 * noise rises. Low frequencies come first with most activations: the wave is learned long before
 * white noise is, and a wide range of steps is good. Raise `cycles` or take an activation without a
 * spectral bias (`impulse`) and that range closes (Yao, Rosasco and Caponnetto, On Early Stopping
 * in Gradient Descent Learning, 2007; the exact masks: Lucey 2025).
 */
export default defineExperiment({
  name: 'early-stopping',
  title: 'When to stop',
  summary: 'When does training turn from the signal to the noise?',
  params,
  run(values, context: RunContext): Training {
    const activation = context.registry.activation(values.activation);
    const signal = noisyWave(values, context.random);
    return trainingErrors(activation, signal, values.maxIterations, context);
  },
  figures: earlyStoppingFigures,
  table: ({ steps, lost, learned, error }) => ({
    columns: [
      { name: 'steps', values: steps },
      { name: 'wave not learned', values: lost },
      { name: 'noise learned', values: learned },
      { name: 'error', values: error },
    ],
  }),
});
