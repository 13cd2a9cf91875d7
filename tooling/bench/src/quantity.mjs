/** A time in the unit that suits it. */
export function duration(milliseconds) {
  if (milliseconds < 1000) return `${significant(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 3600 ? `${significant(seconds)} s` : `${significant(seconds / 3600)} h`;
}

/** Bytes as whole megabytes, 10⁶ bytes each. */
export function megabytes(bytes) {
  return Math.round(bytes / 1e6);
}

/** Three digits, or all before the point. */
export function significant(value) {
  return value >= 1000 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}
