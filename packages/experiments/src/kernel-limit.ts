import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import {
  type NeuralKernel,
  neuralKernel,
  trainedOffsets,
  uniformOffsets,
} from '@spectral-bias/radon-spline';
import type { InitialLaw } from './initial-network.ts';

/** Which parameters learn: the delta-slopes μ, or w, b and v. */
export type Learnt = 'slopes' | 'all';

/** Relative tolerance of the kernels, far below what finite networks are off by. */
const tolerance = 1e-7;

/**
 * The kernel of an infinitely wide network, times the area of the sphere: where μ learns, ∫∫ φφ p dγ
 * dξ with a uniform p; where w, b and v ~ N(0, 1) learn from a Gaussian initialisation, that of v and
 * (⟨x, y⟩ + 1) times that of φ′ (theory section 6).
 *
 * @throws InvalidParameterError for all parameters of a φ that is not homogeneous
 */
export function limitKernel(
  activation: Activation,
  learnt: Learnt,
  dimension: number,
  { reach, ...deviations }: InitialLaw,
): NeuralKernel {
  const initialization = { dimension, ...deviations };
  if (learnt === 'slopes') {
    const density = uniformOffsets(-reach, reach);
    return neuralKernel(activation, { dimension, density, tolerance });
  }
  const { homogeneity, slope } = activation;
  if (homogeneity === undefined || homogeneity < 1) {
    const expected = 'a homogeneous φ with a slope, such as relu or relu-power:power=2';
    throw new InvalidParameterError('activation', activation.name, expected);
  }
  const ofOuter = neuralKernel(activation, {
    dimension,
    density: trainedOffsets(initialization, homogeneity),
    tolerance,
  });
  const ofInner = neuralKernel(
    { ...activation, value: slope },
    { dimension, density: trainedOffsets(initialization, homogeneity - 1), tolerance },
  );
  return {
    ...ofOuter,
    at: (x, y) => ofOuter.at(x, y) + (1 + product(x, y)) * ofInner.at(x, y),
  };
}

function product(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < x.length; d++) sum += x[d]! * y[d]!;
  return sum;
}
