/** What a run is doing. */
export type Phase = 'ready' | 'playing' | 'paused' | 'seeking' | 'converged' | 'diverged';

/** What happens to a run. */
export type TransportEvent =
  | { readonly kind: 'play' | 'pause' | 'begun' | 'changed' | 'converged' | 'diverged' | 'arrived' }
  /** To a step further on, as fast as it can. */
  | { readonly kind: 'seek'; readonly step: number };

/** A run's phase, and the step that it seeks. */
export interface Transport {
  readonly phase: Phase;
  readonly target: number | undefined;
}

export const atStart: Transport = { phase: 'ready', target: undefined };

const still = (phase: Phase): Transport => ({ phase, target: undefined });

/**
 * The transport after an event. A run that has diverged only begins anew or goes on once something
 * is changed; one that has converged plays on if asked to, and stops again at once.
 */
export function after(transport: Transport, event: TransportEvent): Transport {
  const { phase } = transport;
  switch (event.kind) {
    case 'begun':
      return atStart;
    case 'play':
      return phase === 'diverged' ? transport : still('playing');
    case 'seek':
      return phase === 'diverged' ? transport : { phase: 'seeking', target: event.step };
    case 'pause':
      return isGoing(transport) ? still('paused') : transport;
    case 'changed':
      return isGoing(transport) || phase === 'ready' ? transport : still('paused');
    case 'arrived':
      return phase === 'seeking' ? still('paused') : transport;
    case 'converged':
    case 'diverged':
      return still(event.kind);
  }
}

/** True while the run goes on by itself. */
export function isGoing({ phase }: Transport): boolean {
  return phase === 'playing' || phase === 'seeking';
}

/** The most time that a frame makes up for, in seconds: a page that was hidden does not leap. */
const longestFrame = 0.1;

/** Whole steps that are due after so many seconds, and the part of one that is left over. */
export function stepsDue(
  speed: number,
  seconds: number,
  leftOver: number,
): { readonly steps: number; readonly leftOver: number } {
  const due = leftOver + speed * Math.min(Math.max(seconds, 0), longestFrame);
  const steps = Math.floor(due);
  return { steps, leftOver: due - steps };
}
