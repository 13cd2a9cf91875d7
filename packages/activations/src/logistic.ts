/** The logistic function 1/(1 + e^{−z}), to full relative accuracy on both sides. */
export function logistic(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
