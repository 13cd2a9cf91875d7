import { activations } from '@spectral-bias/activations';
import { createContext, createRandom, createRegistry, type RunContext } from '@spectral-bias/core';
import { regularizers } from '@spectral-bias/regularizers';

/** A context with every built-in plug-in and the given seed. */
export function builtIns(seed = 1, given: Partial<RunContext> = {}): RunContext {
  const registry = createRegistry([...activations, ...regularizers]);
  return createContext({ registry, random: createRandom(seed), ...given });
}
