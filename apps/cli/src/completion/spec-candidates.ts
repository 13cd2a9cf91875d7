import type { ActivationPlugin, ParameterSchema, RegularizerPlugin, z } from '@spectral-bias/core';
import { literals } from '../flags.ts';
import type { Candidate } from './candidate.ts';

type NamedPlugin = ActivationPlugin | RegularizerPlugin;

/**
 * What completes `name:param=value,param=value`: the names of plug-ins; after the colon and each
 * comma the parameters not yet given; after an equals sign the values, where they can be counted.
 */
export function specCandidates(plugins: readonly NamedPlugin[], partial: string): Candidate[] {
  const colon = partial.indexOf(':');
  if (colon < 0) return plugins.map(({ name, title }) => ({ value: name, description: title }));
  const plugin = plugins.find(({ name }) => name === partial.slice(0, colon));
  if (!plugin) return [];
  const start = Math.max(colon, partial.lastIndexOf(',')) + 1;
  return parameterCandidates(plugin.params, partial.slice(0, start), partial.slice(start));
}

function parameterCandidates(
  { shape }: ParameterSchema,
  before: string,
  last: string,
): Candidate[] {
  const equals = last.indexOf('=');
  if (equals >= 0) {
    const field = shape[last.slice(0, equals)] as z.ZodType | undefined;
    const start = before + last.slice(0, equals + 1);
    return field ? literals(field).map((value) => ({ value: start + value })) : [];
  }
  const isGiven = (name: string) => before.includes(`:${name}=`) || before.includes(`,${name}=`);
  return Object.entries(shape)
    .filter(([name]) => !isGiven(name))
    .map(([name, field]) => ({
      value: `${before}${name}=`,
      description: (field as z.ZodType).description,
    }));
}
