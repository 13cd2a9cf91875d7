import type { StoppingRule } from './training-options.ts';

/** Whether the rule holds; never without a rule. */
export function hasConverged(
  rule: StoppingRule | undefined,
  loss: number,
  gradientNorm: number,
): boolean {
  return loss <= (rule?.loss ?? -1) || gradientNorm <= (rule?.gradient ?? -1);
}

/** Moments at which a run must halt: snapshots up to its end, and the end. */
export function halts(
  snapshots: readonly number[] | undefined,
  from: number,
  until: number,
): number[] {
  const inside = (snapshots ?? []).filter((moment) => moment >= from && moment < until);
  return [...new Set([...inside, until])].sort((a, b) => a - b);
}
