import { checkActivation } from '@spectral-bias/testkit';
import { describe, expect, it } from 'vitest';
import { activations } from '../src/index.ts';

describe.each(activations.map((plugin) => [plugin.name, plugin] as const))('%s', (_, plugin) => {
  it('obeys every law of activations', () => {
    const failures = checkActivation(plugin).filter(({ passed }) => !passed);
    expect(failures).toEqual([]);
  });
});
