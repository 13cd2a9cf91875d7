import { InvalidParameterError, type Registry } from '@spectral-bias/core';
import { spectralPenalty, type WantedPenalty } from '@spectral-bias/radon-spline';
import { penaltyFormula } from './penalty-formula.ts';

/**
 * A wanted penalty in words: a formula in k, or an activation (`tanh:scale=2`) whose penalty is meant.
 *
 * @throws InvalidParameterError for text that is neither; an unknown symbol with its place
 */
export function wantedPenalty(text: string, registry: Registry): WantedPenalty {
  const name = /^[a-z][a-z0-9-]*(?=:|$)/.exec(text.trim())?.[0];
  const named = registry.list('activation').some((plugin) => plugin.name === name);
  if (!named) return { at: penaltyFormula(text) };
  const activation = registry.activation(text.trim());
  const penalty = spectralPenalty(activation);
  if (!penalty.at(1).closedForm) {
    const expected = 'a formula, a table, or an activation whose transform is known in closed form';
    throw new InvalidParameterError('penalty', text, expected);
  }
  const knots = activation.bandLimit === undefined ? [] : [activation.bandLimit];
  return { at: (k) => penalty.at(k).rho, knots };
}
