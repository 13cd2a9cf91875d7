import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type {
  AdaptiveFrame,
  AdaptiveLook,
  AdaptiveSlice,
  AdaptiveView,
} from '../../worker/adaptive-messages.ts';
import { SupersededError } from '../../worker/lab.ts';
import { lab } from '../../worker/the-lab.ts';

/** Time between two looks, in milliseconds: while the run goes on, most of it belongs to the run. */
const BETWEEN_MS = { resting: 50, going: 220 };

/** What is looked at. */
interface Looked {
  readonly frame: AdaptiveFrame | undefined;
  readonly points: AdaptiveLook['points'];
  readonly activation: string;
  readonly reach: number;
  readonly gammaReach: number;
  readonly neuron: number;
  /** Whether the run rests: there is time to look closer. */
  readonly resting: boolean;
}

/** What is seen, some frames late. */
export interface LookControl {
  readonly view: ReadonlySignal<AdaptiveView | undefined>;
  readonly slice: ReadonlySignal<AdaptiveSlice | undefined>;
  readonly trouble: ReadonlySignal<string>;
  end(): void;
}

/** Looks into the network whenever it has changed, a few times a second while the run goes on. */
export function createLookControl(looked: ReadonlySignal<Looked>): LookControl {
  const view: Signal<AdaptiveView | undefined> = signal(undefined);
  const slice: Signal<AdaptiveSlice | undefined> = signal(undefined);
  const trouble = signal('');
  const ends = [
    repeated(looked, viewKey, async (_, look) => {
      view.value = await lab.call('adaptiveLook', look, asked('adaptive-look'));
      trouble.value = '';
    }),
    repeated(looked, sliceKey, async ({ neuron, resting }, look) => {
      const input = { ...look, neuron, minima: resting };
      slice.value = await lab.call('adaptiveSlice', input, asked('adaptive-slice'));
    }),
  ];
  return { view, slice, trouble, end };

  function end(): void {
    for (const stop of ends) stop();
  }

  function asked(channel: string) {
    return { channel, patient: true } as const;
  }

  function repeated(
    source: ReadonlySignal<Looked>,
    keyOf: (now: Looked) => readonly unknown[],
    look: (now: Looked, input: AdaptiveLook) => Promise<void>,
  ): () => void {
    let shown: readonly unknown[] = [];
    let [busy, timer, ended] = [false, 0, false];
    const again = async () => {
      timer = 0;
      const now = source.peek();
      const key = keyOf(now);
      if (busy || ended || !now.frame || key.every((one, k) => one === shown[k])) return;
      if (now.points.length !== now.frame.residuals.length) return;
      shown = key;
      busy = true;
      try {
        await look(now, inputOf(now, now.frame));
      } catch (error) {
        if (!(error instanceof SupersededError)) trouble.value = (error as Error).message;
      }
      busy = false;
      if (!ended && timer === 0)
        timer = window.setTimeout(again, now.resting ? BETWEEN_MS.resting : BETWEEN_MS.going);
    };
    const stop = effect(() => {
      keyOf(source.value);
      if (!busy && timer === 0) timer = window.setTimeout(again, 0);
    });
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }
}

function inputOf(now: Looked, { network, clusterScale }: AdaptiveFrame): AdaptiveLook {
  const { points, activation, reach, gammaReach } = now;
  return { network, clusterScale, points, activation, reach, gammaReach };
}

const viewKey = ({ frame, points, activation, reach }: Looked) => [
  frame,
  points,
  activation,
  reach,
];
const sliceKey = ({ frame, points, activation, reach, neuron, resting }: Looked) => [
  ...[frame, points, activation, reach, neuron, resting],
];
