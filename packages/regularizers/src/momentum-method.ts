import { defineRegularizer, type RegularizerPlugin } from '@spectral-bias/core';
import { momentumParameters } from './momentum-parameters.ts';
import {
  type CriticalPoint,
  type MomentumRecursion,
  momentumResidual,
  momentumSteps,
  momentumThreshold,
} from './momentum-residual.ts';
import { stepSize } from './step-size.ts';

/** What sets one method with momentum β apart from another; x = αs². */
export interface MomentumMethod {
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  /** The recursion of the residuals r_q, with r₀ = 1 and r₁ = 1 − x. */
  recursion(x: number, beta: number): MomentumRecursion;
  /** Where the two roots of the recursion meet. */
  critical(beta: number): CriticalPoint;
  /** The x whose slower root is 1 − decay. */
  xOfDecay(decay: number, beta: number): number;
  /** The x from which on the steps diverge. */
  divergence(beta: number): number;
}

/** The regularizer plug-in of a method with momentum: its mask is 1 − r_q(αs²). */
export function momentumPlugin(method: MomentumMethod): RegularizerPlugin {
  const { name, title, formula } = method;
  return defineRegularizer({
    name,
    title,
    formula,
    params: momentumParameters,
    create({ iterations: q, momentum: beta, learningRate }) {
      const residual = (t: number, t1: number) => {
        const x = stepSize(t, t1, learningRate, name, method.divergence(beta));
        return momentumResidual(x, method.recursion(x, beta), q);
      };
      return {
        mask: (s, s1) => (s === 0 ? 0 : 1 - residual(s * s, s1 * s1)),
        residualOfSquare: residual,
        threshold(s1) {
          const xOfDecay = (decay: number) => method.xOfDecay(decay, beta);
          const x = momentumThreshold(q, method.critical(beta), xOfDecay);
          return Math.sqrt(x / (learningRate ?? 1 / (s1 * s1)));
        },
        overshoots: true,
      };
    },
    fromThreshold(threshold, s1, { learningRate, momentum = 0.9 }) {
      const x = (learningRate ?? 1 / (s1 * s1)) * threshold * threshold;
      const recursion = method.recursion(x, momentum);
      const iterations = momentumSteps(x, method.critical(momentum), recursion);
      return { iterations, momentum, ...(learningRate !== undefined && { learningRate }) };
    },
  });
}
