import { type Activation, InvalidParameterError } from '@spectral-bias/core';

/** Which polynomials are fitted without penalty; `auto`: those below the Green's order. */
export type NullSpace = 'none' | 'constant' | 'affine' | 'quadratic' | 'cubic';

const names: readonly NullSpace[] = ['none', 'constant', 'affine', 'quadratic', 'cubic'];

/**
 * The number of unpenalised polynomials 1, x, …: 0 for `none`, up to 4 for `cubic`; `auto` is the
 * activation's Green's order, without which the penalty is not the spline's (theory section 4).
 *
 * @throws InvalidParameterError for another name
 */
export function nullSpaceDimension(choice: NullSpace | 'auto', activation: Activation): number {
  if (choice === 'auto') return Math.min(activation.greensOrder ?? 0, names.length - 1);
  const dimension = names.indexOf(choice);
  if (dimension < 0) {
    throw new InvalidParameterError('null space', choice, `auto, ${names.join(', ')}`);
  }
  return dimension;
}

/** The name of the null space of this dimension. */
export function nullSpaceName(dimension: number): NullSpace {
  return names[dimension]!;
}
