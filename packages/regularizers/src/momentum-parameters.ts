import { z } from '@spectral-bias/core';

/** The parameters of a method with momentum. */
export const momentumParameters: z.ZodObject<{
  iterations: z.ZodDefault<z.ZodNumber>;
  momentum: z.ZodDefault<z.ZodNumber>;
  learningRate: z.ZodOptional<z.ZodNumber>;
}> = z.object({
  iterations: z.number().min(0).default(1000).describe('q, the number of steps'),
  momentum: z.number().min(0.01).max(0.9999).default(0.9).describe('β, the share of the last step'),
  learningRate: z.number().positive().optional().describe('step size α; 1/s1² where left out'),
});
