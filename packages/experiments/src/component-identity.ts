import type { AxisIdentity } from '@spectral-bias/core';

/** An axis along which component k of a network lies at k. */
export const componentNumbers: AxisIdentity = { kind: 'component' };

/** An axis along which component k of a network lies at `at[k − 1]`, as at its singular value. */
export function componentsAt(at: ArrayLike<number>): AxisIdentity {
  return { kind: 'component', at };
}
