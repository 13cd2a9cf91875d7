/**
 * Spearman's rank correlation of a sequence with its own order: 1 where it only rises, −1 where it
 * only falls, near 0 where order says nothing; ties get the mean of their ranks.
 */
export function rankCorrelationWithOrder(values: ArrayLike<number>): number {
  const n = values.length;
  const ranks = meanRanks(values);
  const middle = (n - 1) / 2;
  let [product, rankSquares, orderSquares] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    product += (ranks[i]! - middle) * (i - middle);
    rankSquares += (ranks[i]! - middle) ** 2;
    orderSquares += (i - middle) ** 2;
  }
  return rankSquares === 0 ? 0 : product / Math.sqrt(rankSquares * orderSquares);
}

function meanRanks(values: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: values.length }, (_, i) => i);
  order.sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to - 1) / 2;
    from = to;
  }
  return ranks;
}
