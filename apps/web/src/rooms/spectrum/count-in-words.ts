const sizes = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A count as one says it: `3,900`, `7.6 million`, `7.8 billion`. */
export function countInWords(count: number): string {
  if (!Number.isFinite(count)) return 'out of reach';
  if (count >= 1e15) return `${count.toExponential(1).replace('e+', ' · 10^')}`;
  const size = sizes.find(([least]) => count >= least);
  const two = (value: number) => Number(value.toPrecision(2));
  if (size) return `${two(count / size[0])} ${size[1]}`;
  return (count < 1000 ? Math.round(count) : two(count)).toLocaleString('en');
}
