import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { choose, valuesOf } from '../../address/address.ts';
import type { AdaptiveFrame } from '../../worker/adaptive-messages.ts';
import { currentRun } from '../../worker/current-run.ts';
import type { Values } from '../../worker/protocol.ts';
import {
  type Choices,
  choicesOf,
  courseKey,
  limits,
  planeReach,
  runRequest,
  type Sample,
  simulateParams,
  startKey,
} from './choices.ts';
import { type HistoryPoint, recorded } from './history.ts';
import { createLookControl, type LookControl } from './look-control.ts';
import { nothingSet, presets } from './presets.ts';
import { createRunControl, type RunControl } from './run-control.ts';
import { isGoing, type Transport } from './transport.ts';

/** Everything in the room that changes, and what can be done. */
export interface Model {
  readonly choices: ReadonlySignal<Choices>;
  readonly values: ReadonlySignal<Values>;
  readonly run: RunControl;
  readonly look: LookControl;
  readonly history: ReadonlySignal<readonly HistoryPoint[]>;
  readonly reach: ReadonlySignal<number>;
  readonly gammaReach: ReadonlySignal<number>;
  /** The neuron under the pointer, and the one that is lit: that, or else the chosen one. */
  readonly hovered: Signal<number | undefined>;
  readonly lit: ReadonlySignal<number>;
  /** How far the plane is shown while a sample is dragged; undefined where none is. */
  readonly heldReach: Signal<number | undefined>;
  /** The sample that is chosen. */
  readonly point: Signal<number | undefined>;
  /** α of the run that is shown, where another is chosen. */
  readonly otherAlpha: ReadonlySignal<number | undefined>;
  /** Whether samples or method were changed after the run began. */
  readonly altered: ReadonlySignal<boolean>;
  choose(changes: Values): void;
  toggle(): void;
  step(): void;
  reset(): void;
  newSeed(): void;
  takePreset(name: string): void;
  setPoints(points: readonly Sample[]): void;
  end(): void;
}

/** Time between two drawings of the curves while the run goes on. */
const CURVES_MS = 250;

const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** The room's model; `end` it when the room is left. */
export function createModel(): Model {
  const stored = valuesOf('adaptive');
  const values = computed(() => withPreset(stored.value));
  const choices = computed(() => choicesOf(values.value));
  const run = createRunControl();
  const history: Signal<readonly HistoryPoint[]> = signal([]);
  const hovered: Signal<number | undefined> = signal(undefined);
  const point: Signal<number | undefined> = signal(undefined);
  const begun: Signal<Choices | undefined> = signal(undefined);
  const altered = signal(false);
  const change = (changes: Values) => choose('adaptive', changes);

  const width = computed(() => run.frame.value?.theta.length ?? 0);
  const lit = computed(() => {
    const wanted = hovered.value ?? choices.value.neuron;
    return Math.min(wanted, Math.max(0, width.value - 1));
  });
  const points = computed(() => JSON.stringify(choices.value.points));
  const sound = computed(() => JSON.parse(points.value) as readonly Sample[]);
  let told: readonly HistoryPoint[] = [];
  let shownAt = 0;
  const heldReach: Signal<number | undefined> = signal(undefined);
  const reach = computed(() => heldReach.value ?? planeReach(sound.value));
  const gammaReach = computed(() => Number((reach.value * 1.1).toPrecision(3)));
  const activation = computed(() => choices.value.activation);
  const resting = computed(() => !isGoing(run.transport.value));
  const look = createLookControl(
    computed(() => ({
      frame: run.frame.value,
      points: sound.value,
      activation: activation.value,
      reach: reach.value,
      gammaReach: gammaReach.value,
      neuron: lit.value,
      resting: resting.value,
    })),
  );

  const begin = (now: Choices, goTo: number) =>
    batch(() => {
      begun.value = now;
      altered.value = false;
      told = [];
      run.begin({ params: simulateParams(now), seed: now.seed }, goTo);
    });

  const follow = (now: Choices) => {
    run.setSpeed(now.speed);
    const before = begun.peek();
    const atStart = run.transport.peek().phase === 'ready' && (run.frame.peek()?.step ?? 0) === 0;
    if (!before || startKey(before) !== startKey(now)) begin(now, before ? 0 : now.at);
    else if (atStart && (before.alpha !== now.alpha || courseKey(before) !== courseKey(now))) {
      begin(now, 0);
    } else if (courseKey(before) !== courseKey(now)) {
      begun.value = { ...now, alpha: before.alpha };
      altered.value = true;
      run.change({ params: simulateParams({ ...now, alpha: before.alpha }), seed: now.seed });
    }
  };

  const otherAlpha = computed(() => {
    const shown = begun.value?.alpha;
    return shown === choices.value.alpha ? undefined : shown;
  });

  const keepPlace = () => {
    const { phase } = run.transport.value;
    const unlike = altered.value || otherAlpha.value !== undefined;
    const { at = 0 } = stored.peek();
    const step = run.frame.value?.step ?? 0;
    if (unlike) {
      if (at !== 0) change({ at: null });
    } else if ((phase === 'paused' || phase === 'converged') && at !== step) change({ at: step });
  };

  const ends = [
    effect(() => follow(choices.value)),
    effect(keepPlace),
    effect(() => note(run.frame.value, run.transport.value)),
    effect(offer),
  ];

  /** What can be exported: the run up to where it rests, if it can be repeated. */
  function offer(): void {
    const frame = run.frame.value;
    const shown = resting.value && !altered.value ? begun.value : undefined;
    currentRun.value = frame && shown && runRequest(shown, frame);
  }

  function note(frame: AdaptiveFrame | undefined, transport: Transport): void {
    if (!frame) return;
    const view = look.view.value;
    const pinned = view?.neurons?.filter(({ status }) => status === 'pinned').length;
    const { step, loss } = frame;
    told = recorded(told, { step, loss, pinned, clusters: view?.clusters });
    const now = performance.now();
    if (now - shownAt < CURVES_MS && isGoing(transport)) return;
    shownAt = now;
    history.value = told;
  }

  const play = () => {
    if (!reduced.matches) return run.play();
    run.seek((run.frame.peek()?.step ?? 0) + Math.max(1, Math.round(choices.peek().speed)));
  };

  return {
    ...{ choices, values, run, look, history, reach, heldReach, gammaReach, hovered, lit, point },
    ...{ otherAlpha, altered },
    choose: change,
    toggle: () => (isGoing(run.transport.peek()) ? run.pause() : play()),
    step: () => run.seek((run.frame.peek()?.step ?? 0) + 1),
    reset: () =>
      batch(() => {
        change({ at: null });
        begin(choices.peek(), 0);
      }),
    newSeed: () => change({ seed: (choices.peek().seed + 1) % 2 ** 32, at: null }),
    takePreset: (name) =>
      batch(() => {
        change({ ...nothingSet, preset: name });
        point.value = undefined;
        begin(choices.peek(), 0);
      }),
    setPoints: (next) => change({ points: next.slice(0, limits.points), at: null }),
    end() {
      for (const end of ends) end();
      look.end();
      run.end();
      currentRun.value = undefined;
    },
  };
}

/** What is chosen, over what the preset says. */
function withPreset(values: Values): Values {
  const preset = presets.find(({ name }) => name === values.preset);
  return { ...preset?.values, ...values };
}
