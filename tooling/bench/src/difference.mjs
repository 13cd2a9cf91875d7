/**
 * max |a − b| / max |b|, or, `each` value beside itself, max |a/b − 1|; NaN where one is no number,
 * Infinity for unequal lengths.
 */
export function differenceOf(a, b, each = false) {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  const size = b.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return a.reduce((largest, value, i) => {
    const unit = each ? Math.abs(b[i]) : size;
    return value === b[i] ? largest : Math.max(largest, Math.abs(value - b[i]) / unit);
  }, 0);
}
