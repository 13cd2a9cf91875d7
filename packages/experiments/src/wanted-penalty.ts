import { InvalidParameterError, type Registry } from '@spectral-bias/core';
import { penaltyTable, spectralPenalty, type WantedPenalty } from '@spectral-bias/radon-spline';
import { penaltyFormula } from './penalty-formula.ts';
import { penaltyPoints } from './penalty-points.ts';

/**
 * A wanted penalty in words: a formula in k, points k:ρ that it goes through (`0.5:0.1 1:1 4:200`, as
 * `penaltyTable` joins them), or an activation (`tanh:scale=2`) whose penalty is meant.
 *
 * @throws InvalidParameterError for text that is neither; an unknown symbol with its place
 */
export function wantedPenalty(text: string, registry: Registry): WantedPenalty {
  const points = penaltyPoints(text);
  if (points) return penaltyTable(points.k, points.rho);
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
