import { batch, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AdaptiveFrame, AdaptiveSetup } from '../../worker/adaptive-messages.ts';
import { SupersededError } from '../../worker/lab.ts';
import { newLab, plugins } from '../../worker/the-lab.ts';
import {
  after,
  atStart,
  isGoing,
  stepsDue,
  type Transport,
  type TransportEvent,
} from './transport.ts';

/** The worker's share of a frame, and of a stretch that nobody watches; milliseconds. */
const FRAME_MS = 8;
const SEEK_MS = 60;

/** Whether the visitor wants things to stand still. */
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** A worker that is silent for so long is stopped: an activation of the visitor's may never end. */
const SILENCE_MS = 6000;

/** A run that is watched: it lives in a worker of its own, which the page asks for one stretch after another. */
export interface RunControl {
  readonly frame: ReadonlySignal<AdaptiveFrame | undefined>;
  readonly transport: ReadonlySignal<Transport>;
  /** Why there is no frame, or no further one. */
  readonly trouble: ReadonlySignal<string>;
  /** Steps a second that the machine does. */
  readonly pace: ReadonlySignal<number>;
  begin(setup: AdaptiveSetup, goTo: number): void;
  change(setup: AdaptiveSetup): void;
  play(): void;
  pause(): void;
  /** Goes to a step as fast as it can; where motion is unwelcome, those before are not shown. */
  seek(step: number): void;
  setSpeed(stepsPerSecond: number): void;
  end(): void;
}

type Order = { readonly job: 'adaptiveBegin' | 'adaptiveChange'; readonly setup: AdaptiveSetup };

/** Begins to listen; nothing runs until `begin`. */
export function createRunControl(): RunControl {
  const lab = newLab();
  lab.usePlugins(plugins.value);
  const frame: Signal<AdaptiveFrame | undefined> = signal(undefined);
  const transport: Signal<Transport> = signal(atStart);
  const trouble = signal('');
  const pace = signal(0);
  let order: Order | undefined;
  let reached = 0;
  let goTo = 0;
  let busy = false;
  let speed = 60;
  let [leftOver, last, ticking] = [0, 0, 0];
  let counted = { since: 0, step: 0 };

  const tell = (event: TransportEvent) => {
    transport.value = after(transport.value, event);
    wake();
  };

  const ask = async (work: () => Promise<AdaptiveFrame>) => {
    busy = true;
    const silence = setTimeout(() => lab.cancel('adaptive-run'), SILENCE_MS);
    try {
      take(await work());
    } catch (error) {
      const silent = error instanceof SupersededError;
      trouble.value = silent
        ? 'The network did not answer for six seconds and was stopped: its activation may not end.'
        : (error as Error).message;
      tell({ kind: 'diverged' });
    } finally {
      clearTimeout(silence);
      busy = false;
      wake();
    }
  };

  const take = (next: AdaptiveFrame) =>
    batch(() => {
      const { phase, target } = transport.value;
      reached = next.step;
      const between = phase === 'seeking' && reached < target!;
      if (!between || !stillness.matches || next.converged || next.diverged) frame.value = next;
      if (next.diverged) {
        trouble.value = next.diverged.message;
        tell({ kind: 'diverged' });
      } else if (next.converged && isGoing(transport.value)) tell({ kind: 'converged' });
      else if (phase === 'seeking' && next.step >= target!) tell({ kind: 'arrived' });
    });

  const carryOut = ({ job, setup }: Order) => {
    order = undefined;
    trouble.value = '';
    tell({ kind: job === 'adaptiveBegin' ? 'begun' : 'changed' });
    const seek = goTo;
    goTo = 0;
    void ask(() => lab.call(job, setup, { channel: 'adaptive-run', patient: true })).then(() => {
      if (seek > 0 && job === 'adaptiveBegin') tell({ kind: 'seek', step: seek });
    });
  };

  const advance = (now: number) => {
    const { phase, target } = transport.value;
    let steps = (target ?? reached) - reached;
    if (phase === 'playing') {
      const due = stepsDue(speed, (now - last) / 1000, leftOver);
      leftOver = due.leftOver;
      steps = due.steps;
    }
    last = now;
    if (steps < 1) return;
    const milliseconds = phase === 'seeking' ? SEEK_MS : FRAME_MS;
    const stretch = { steps, milliseconds };
    void ask(() =>
      lab.call('adaptiveAdvance', stretch, { channel: 'adaptive-run', patient: true }),
    );
  };

  const measurePace = (now: number) => {
    if (now - counted.since < 1000) return;
    const step = frame.peek()?.step ?? 0;
    pace.value = Math.max(0, (1000 * (step - counted.step)) / (now - counted.since));
    counted = { since: now, step };
  };

  const tick = (now: number) => {
    ticking = 0;
    if (!busy && order) carryOut(order);
    else if (!busy && isGoing(transport.value)) advance(now);
    measurePace(now);
    if (order || isGoing(transport.value)) wake();
  };

  const wake = () => {
    if (ticking === 0 && (order || isGoing(transport.value))) ticking = requestAnimationFrame(tick);
  };

  return {
    frame,
    transport,
    trouble,
    pace,
    begin(setup, to) {
      goTo = to;
      order = { job: 'adaptiveBegin', setup };
      wake();
    },
    change(setup) {
      order = { job: order?.job ?? 'adaptiveChange', setup };
      wake();
    },
    play() {
      last = performance.now();
      counted = { since: last, step: frame.peek()?.step ?? 0 };
      trouble.value = '';
      tell({ kind: 'play' });
    },
    pause: () => tell({ kind: 'pause' }),
    seek: (step) => tell({ kind: 'seek', step }),
    setSpeed(stepsPerSecond) {
      speed = stepsPerSecond;
    },
    end() {
      cancelAnimationFrame(ticking);
      lab.cancel('adaptive-run');
    },
  };
}
