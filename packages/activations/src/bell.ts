/** e^{−z²/2}. */
export function bell(z: number): number {
  return Math.exp((-z * z) / 2);
}

/** z², cut where e^{−z²/2} is 0 in double precision, so that z² e^{−z²/2} is never ∞ · 0. */
export function squareUnderBell(z: number): number {
  return Math.min(z * z, 1600);
}
