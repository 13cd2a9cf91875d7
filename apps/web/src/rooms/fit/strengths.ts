/** The parameters that say how strong a fit is; at most one of them is given. */
export const strengths: readonly string[] = [
  'lambda',
  'splineLambda',
  'df',
  'components',
  'threshold',
  'iterations',
  'learningRate',
  'bandwidth',
];
