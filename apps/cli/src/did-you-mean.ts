import { nearestNames } from '@spectral-bias/core';

/** The end of a message about an unknown name: the known ones closest to it, if any are close. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearestNames(name, known);
  return near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
}
