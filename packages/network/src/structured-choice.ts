import type { Activation } from '@spectral-bias/core';
import { denseOperator, type LinearOperator } from '@spectral-bias/linalg';
import { jacobian } from './jacobian.ts';
import type { Neurons } from './neurons.ts';
import {
  exponentialJacobian,
  type Structured,
  squared,
  toeplitzJacobian,
} from './structured-operator.ts';
import type { StructuredNetwork } from './structured-system.ts';

/** A solver by leading components, with its products, or why there is none. */
export type StructureChoice =
  | (Pick<StructuredNetwork, 'solver' | 'operator' | 'squares'> & { readonly reason: string })
  | { readonly obstacle: string };

/**
 * The structure that the solver asked for rests on; `auto` takes fast transforms where places are
 * even (three times faster than sweeps), else sums of exponentials, and the range finder for
 * activations of limited band, whose singular values are too close together for Lanczos' method.
 *
 * @param mostEntries how large a matrix the range finder may be given where nothing is faster
 */
export function chooseStructure(
  solver: StructuredNetwork['solver'] | 'auto',
  activation: Activation,
  neurons: Neurons,
  u: Float64Array,
  mostEntries: number,
): StructureChoice {
  const even = (): StructureChoice => {
    const found = toeplitzJacobian(activation, u, neurons);
    const reason = 'samples and biases on an even grid: fast transforms';
    const squares = () => operatorOf(toeplitzJacobian(squared(activation), u, neurons));
    return 'operator' in found ? { ...found, squares, solver: 'toeplitz', reason } : found;
  };
  const sum = (): StructureChoice => {
    const found = exponentialJacobian(activation, u, neurons);
    const reason = `${activation.name} is a short sum of exponentials: sweeps`;
    const squares = () => operatorOf(exponentialJacobian(squared(activation), u, neurons));
    return 'operator' in found ? { ...found, squares, solver: 'exponential', reason } : found;
  };
  if (solver === 'toeplitz') return even();
  if (solver === 'exponential') return sum();
  const structured = firstOf(even, sum);
  const entries = u.length * neurons.biases.length;
  if (solver === 'auto') {
    if (activation.bandLimit === undefined) return structured;
    if ('obstacle' in structured && entries > mostEntries) return structured;
    const reason = `${activation.name} has a limited band, hence few components`;
    const operator =
      'operator' in structured ? structured.operator : stored(activation, neurons, u);
    return { operator, solver: 'low-rank', reason };
  }
  if ('obstacle' in structured && entries > mostEntries) return structured;
  const operator = 'operator' in structured ? structured.operator : stored(activation, neurons, u);
  return { solver, operator, reason: 'asked for' };
}

function operatorOf(found: Structured): LinearOperator | undefined {
  return 'operator' in found ? found.operator : undefined;
}

/** The first that is no obstacle; else both obstacles. */
function firstOf(one: () => StructureChoice, other: () => StructureChoice): StructureChoice {
  const first = one();
  if (!('obstacle' in first)) return first;
  const second = other();
  if (!('obstacle' in second)) return second;
  return { obstacle: `${first.obstacle}, and ${second.obstacle}` };
}

/** The whole matrix, without gains. */
function stored(activation: Activation, { biases }: Neurons, u: Float64Array): LinearOperator {
  const gains = new Float64Array(biases.length).fill(1);
  return denseOperator(jacobian(activation, u, { biases, gains }));
}
