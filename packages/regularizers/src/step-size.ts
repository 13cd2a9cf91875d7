import { InvalidParameterError } from '@spectral-bias/core';

/**
 * x = αt, the share of a component that one step of gradient descent fits, for t = s² and the
 * largest t1 = s1². Without a learning rate α = 1/t1.
 *
 * @param method named in the message
 * @param most where αt1 makes the steps diverge: 2 without momentum
 * @throws InvalidParameterError where αt1 ≥ most
 */
export function stepSize(
  t: number,
  t1: number,
  learningRate: number | undefined,
  method = 'gradient-descent',
  most = 2,
): number {
  if (learningRate === undefined) return t1 === 0 ? 0 : t / t1;
  if (learningRate * t1 < most) return learningRate * t;
  const bound = most === 2 ? '2/s1²' : `${most}/s1²`;
  throw new InvalidParameterError(
    `${method}.learningRate`,
    learningRate,
    `less than ${bound} = ${most / t1}, the bound above which ${method.replace('-', ' ')} diverges ` +
      `(the largest singular value s1 is ${Math.sqrt(t1)})`,
  );
}
