import type { LossRecord } from '@spectral-bias/adaptive-regime';
import { logSpaced } from './log-spaced.ts';

/** The loss over a run, at some hundreds of its moments. */
export interface LossCurve {
  readonly step: number[];
  readonly time: number[];
  readonly loss: number[];
}

const kept = 300;

/**
 * Keeps the first record at or after each of some hundreds of moments up to `end`, spaced evenly and at
 * equal ratios. What it keeps does not depend on how the records come in.
 *
 * @param curve what was kept before; it grows
 */
export function lossRecorder(
  curve: LossCurve,
  by: 'step' | 'time',
  end: number,
): (record: LossRecord) => void {
  const even = Array.from({ length: kept + 1 }, (_, k) => (end * k) / kept);
  const ratios = end > 0 ? Array.from(logSpaced(1e-6 * end, end, kept)) : [];
  const marks = [...even, ...ratios].sort((a, b) => a - b);
  let next = 0;
  const pass = (moment: number) => {
    while (next < marks.length && marks[next]! <= moment) next++;
  };
  if (curve[by].length > 0) pass(curve[by].at(-1)!);
  return (record) => {
    if (next === marks.length || record[by] < marks[next]!) return;
    pass(record[by]);
    append(curve, record);
  };
}

/** Adds a record, in place of one of the same moment. */
export function append(curve: LossCurve, record: LossRecord): void {
  const at = curve.step.length;
  const again = curve.step[at - 1] === record.step && curve.time[at - 1] === record.time;
  const place = again ? at - 1 : at;
  for (const name of ['step', 'time', 'loss'] as const) curve[name][place] = record[name];
}

/** A curve that grows on its own. */
export function copyOf({ step, time, loss }: LossCurve): LossCurve {
  return { step: [...step], time: [...time], loss: [...loss] };
}
