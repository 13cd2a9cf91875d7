import { InvalidParameterError } from '@spectral-bias/core';

/**
 * Refuses options that say nothing about a file of this kind, lest they be passed over in silence.
 *
 * @throws InvalidParameterError for the first that has a value
 */
export function refuseOptions<Name extends string>(
  options: { readonly [name in Name]?: unknown },
  names: readonly Name[],
  what: string,
): void {
  for (const name of names) {
    const value = options[name];
    if (value === undefined) continue;
    throw new InvalidParameterError(name, value, `no value, as the file is ${what}`);
  }
}
