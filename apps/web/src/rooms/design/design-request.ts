import type { DesignRequest, Values } from '../../worker/protocol.ts';

/** A penalty that grows like k⁴ with a valley at k = 3: frequencies there are learnt early. */
export const firstPenalty = '0.2:0.002 0.7:0.25 1.5:6 3:1.5 5:60 8:2500 16:80000';

export const phases: readonly DesignRequest['phase'][] = ['even', 'odd', 'causal'];

/** The longest formula that is read. */
const longest = 2000;

/** The design that an address describes; what cannot be is as where nothing is said. */
export function readRequest({ penalty, phase, range }: Values): DesignRequest {
  const text = typeof penalty === 'number' ? String(penalty) : penalty;
  const size = Number(range ?? 8);
  return {
    penalty: typeof text === 'string' && text.trim() ? text.slice(0, longest) : firstPenalty,
    phase: phases.find((one) => one === phase) ?? 'even',
    range: size > 0 ? Math.min(Math.max(size, 0.5), 100) : 8,
  };
}
