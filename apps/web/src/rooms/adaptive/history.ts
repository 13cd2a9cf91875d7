/** What is told of a run over its steps. */
export interface HistoryPoint {
  readonly step: number;
  readonly loss: number;
  /** Undefined until it has been looked at. */
  readonly pinned: number | undefined;
  readonly clusters: number | undefined;
}

/** The most moments that are kept: one more halves them. */
const most = 1200;

/**
 * A history with one more moment; none of the same step or before is kept, and where there are too
 * many every other one is left out.
 */
export function recorded(
  history: readonly HistoryPoint[],
  point: HistoryPoint,
): readonly HistoryPoint[] {
  const last = history.at(-1);
  if (last && point.step < last.step) return recorded([], point);
  const before = last?.step === point.step ? history.slice(0, -1) : history;
  const thinned = before.length < most ? before : before.filter((_, k) => k % 2 === 0);
  return [...thinned, point];
}
