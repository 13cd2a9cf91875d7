import { InvalidParameterError } from '@spectral-bias/core';

/**
 * x = αt, the share of a component that one step of gradient descent fits, for t = s² and the
 * largest t1 = s1². Without a learning rate α = 1/t1.
 *
 * @throws InvalidParameterError where α ≥ 2/t1: the steps diverge
 */
export function stepSize(t: number, t1: number, learningRate: number | undefined): number {
  if (learningRate === undefined) return t1 === 0 ? 0 : t / t1;
  if (learningRate * t1 >= 2) throw diverges(learningRate, t1);
  return learningRate * t;
}

function diverges(learningRate: number, t1: number): InvalidParameterError {
  return new InvalidParameterError(
    'gradient-descent.learningRate',
    learningRate,
    `less than 2/s1² = ${2 / t1}, the bound above which gradient descent diverges ` +
      `(the largest singular value s1 is ${Math.sqrt(t1)})`,
  );
}
