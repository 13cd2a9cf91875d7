import { checkRegularizer } from '@spectral-bias/testkit';
import { describe, expect, it } from 'vitest';
import { regularizers } from '../src/index.ts';

describe.each(regularizers.map((plugin) => [plugin.name, plugin] as const))('%s', (_, plugin) => {
  it('obeys every law of regularizers', () => {
    const failures = checkRegularizer(plugin).filter(({ passed }) => !passed);
    expect(failures).toEqual([]);
  });
});
