import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { AdaptiveFrame, AdaptiveSetup } from '../../worker/adaptive-messages.ts';
import { type Lab, SupersededError } from '../../worker/lab.ts';
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

/** Time between two changes of the numbers while the run goes on, in milliseconds. */
const NUMBERS_MS = 200;

/** Whether the visitor wants things to stand still. */
const stillness = matchMedia('(prefers-reduced-motion: reduce)');

/** A worker that is silent for so long is stopped: an activation of the visitor's may never end. */
const SILENCE_MS = 6000;

/**
 * A run that is watched: it lives in a worker of its own, which the page asks for one stretch after
 * another. While a frame is drawn the worker is at the next.
 */
export interface RunControl {
  /** Changes when the page draws, and no more often. */
  readonly frame: ReadonlySignal<AdaptiveFrame | undefined>;
  readonly transport: ReadonlySignal<Transport>;
  /** Why there is no frame, or no further one. */
  readonly trouble: ReadonlySignal<string>;
  /** The frame as numbers tell it: a few times a second, and the last one at once. */
  readonly told: ReadonlySignal<AdaptiveFrame | undefined>;
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
  const following = followPlugins(lab);
  const frame: Signal<AdaptiveFrame | undefined> = signal(undefined);
  const told: Signal<AdaptiveFrame | undefined> = signal(undefined);
  const transport: Signal<Transport> = signal(atStart);
  const trouble = signal('');
  const pace = signal(0);
  let order: Order | undefined;
  let reached = 0;
  let goTo = 0;
  let busy = false;
  /** Whether a tick came before the worker's answer. */
  let awaited = false;
  let speed = 60;
  let [leftOver, last, ticking, toldAt] = [0, 0, 0, 0];
  let arrived: AdaptiveFrame | undefined;
  let counted = { since: 0, step: 0 };

  const tell = (event: TransportEvent) => {
    transport.value = after(transport.value, event);
    wake();
  };

  const ask = async (work: () => Promise<AdaptiveFrame>) => {
    busy = true;
    const silence = setTimeout(() => lab.cancel('adaptive-run'), SILENCE_MS);
    const ended = () => {
      clearTimeout(silence);
      busy = false;
    };
    try {
      take(await work().finally(ended));
    } catch (error) {
      const silent = error instanceof SupersededError;
      trouble.value = silent
        ? 'The network did not answer for six seconds and was stopped: its activation may not end.'
        : (error as Error).message;
      tell({ kind: 'diverged' });
    }
    wake();
  };

  const take = (next: AdaptiveFrame) =>
    batch(() => {
      const { phase, target } = transport.value;
      const late = awaited;
      awaited = false;
      reached = next.step;
      const between = phase === 'seeking' && reached < target!;
      if (!between || !stillness.matches || next.converged || next.diverged) arrived = next;
      if (next.diverged) {
        trouble.value = next.diverged.message;
        tell({ kind: 'diverged' });
      } else if (next.converged && isGoing(transport.value)) tell({ kind: 'converged' });
      else if (phase === 'seeking' && next.step >= target!) tell({ kind: 'arrived' });
      else if (late && !order && isGoing(transport.value)) advance(performance.now());
    });

  const show = (now: number) =>
    batch(() => {
      if (arrived) frame.value = arrived;
      arrived = undefined;
      if (!isGoing(transport.value) || now - toldAt >= NUMBERS_MS) {
        toldAt = now;
        told.value = frame.value;
      }
    });

  const carryOut = ({ job, setup }: Order) => {
    order = undefined;
    arrived = undefined;
    trouble.value = '';
    tell({ kind: job === 'adaptiveBegin' ? 'begun' : 'changed' });
    const seek = goTo;
    goTo = 0;
    void ask(() => lab.call(job, setup, { channel: 'adaptive-run', patient: true })).then(() => {
      if (seek > 0 && job === 'adaptiveBegin') tell({ kind: 'seek', step: seek });
    });
  };

  const advance = (at: number) => {
    const now = Math.max(at, last);
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
    pace.value = Math.max(0, (1000 * (reached - counted.step)) / (now - counted.since));
    counted = { since: now, step: reached };
  };

  const tick = (now: number) => {
    ticking = 0;
    awaited = busy;
    if (!busy && order) carryOut(order);
    else if (!busy && isGoing(transport.value)) advance(now);
    show(now);
    measurePace(now);
    wake();
  };

  const isAwake = () =>
    order || arrived || isGoing(transport.value) || told.peek() !== frame.peek();

  const wake = () => {
    if (ticking === 0 && isAwake()) ticking = requestAnimationFrame(tick);
  };

  return {
    frame,
    told,
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
      last = Number(document.timeline.currentTime);
      leftOver = 0.5; // far from a whole step: ticks that come a little early or late do not tell
      counted = { since: last, step: reached };
      trouble.value = '';
      tell({ kind: 'play' });
    },
    pause: () => tell({ kind: 'pause' }),
    seek: (step) => tell({ kind: 'seek', step }),
    setSpeed(stepsPerSecond) {
      speed = stepsPerSecond;
    },
    end() {
      following();
      cancelAnimationFrame(ticking);
      lab.cancel('adaptive-run');
    },
  };
}

/** Gives a worker the plug-ins in use, and those of later as soon as they are; returns its end. */
function followPlugins(lab: Lab): () => void {
  lab.usePlugins(plugins.peek());
  let known = plugins.peek();
  return effect(() => {
    const now = plugins.value;
    if (now === known) return;
    known = now;
    lab.usePlugins(now);
    lab.call('catalogue', now, { channel: 'plugins', patient: true }).catch(() => {
      // The worker that every room shares has loaded them and says what is wrong.
    });
  });
}
