/** `count` numbers from `from` to `to`, both included, at equal ratios. */
export function logSpaced(from: number, to: number, count: number): Float64Array {
  const ratio = Math.log(to / from) / Math.max(count - 1, 1);
  return Float64Array.from({ length: count }, (_, i) => from * Math.exp(i * ratio));
}
