import { specSchema, z } from '@spectral-bias/core';

/** The most samples or neurons of an experiment that factorizes a dense Jacobian. */
export const mostDense = 1024;

/** Names of plug-ins, at least one. */
export const specList = (
  initial: string[],
  description: string,
  kind: 'activation' | 'regularizer' = 'activation',
) =>
  z
    .array(specSchema(kind))
    .min(1)
    .default(initial)
    .describe(`${description}; each as name or name:param=value,…`);

/** Numbers of components or of iterations, at least one. */
export const countList = (initial: number[], description: string) =>
  z.array(z.number().int().min(1)).min(1).default(initial).describe(description);

/** Number of equispaced samples on [0, 1]. */
export const sampleCount = z
  .number()
  .int()
  .min(8)
  .max(mostDense)
  .default(256)
  .describe('N, equispaced samples on [0, 1]');

/** Number of neurons. */
export const neuronCount = z
  .number()
  .int()
  .min(2)
  .max(mostDense)
  .optional()
  .describe('M, neurons with biases equispaced on [0, 1] (default: as many as samples)');
