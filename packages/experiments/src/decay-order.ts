/**
 * p where values fall like k^{−p}: minus the least-squares slope of log values[k − 1] over log k
 * for k from `from` to `to`, as far as the values stand above the rounding of the first.
 */
export function decayOrder(values: ArrayLike<number>, from: number, to: number): number {
  let last = from - 1;
  while (last < Math.min(to, values.length) && values[last]! > 1e-13 * values[0]!) last++;
  const count = last - from + 1;
  let [meanX, meanY] = [0, 0];
  for (let k = from; k <= last; k++) {
    meanX += Math.log(k) / count;
    meanY += Math.log(values[k - 1]!) / count;
  }
  let [product, square] = [0, 0];
  for (let k = from; k <= last; k++) {
    product += (Math.log(k) - meanX) * (Math.log(values[k - 1]!) - meanY);
    square += (Math.log(k) - meanX) ** 2;
  }
  return -product / square;
}
