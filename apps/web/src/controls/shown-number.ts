/** A number as the page shows it: six digits, powers of ten from a million on. */
export function shownNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '−∞' : '–';
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) {
    return rounded.toExponential().replace('e+', 'e');
  }
  return String(rounded);
}
