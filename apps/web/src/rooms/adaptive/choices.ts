import type { Json, RunRequest, Values } from '../../worker/protocol.ts';

/** x₁, x₂ and y. */
export type Sample = readonly [number, number, number];

const methods = ['gradient-flow', 'gradient-descent', 'momentum', 'adam'] as const;
const inits = ['gaussian', 'balanced', 'uniform'] as const;

/** Everything that is chosen in the room, sound whatever the address says. */
export interface Choices {
  readonly points: readonly Sample[];
  readonly width: number;
  readonly activation: string;
  /** α of (w, b) ← α(w, b), v ← v/α. */
  readonly alpha: number;
  readonly init: (typeof inits)[number];
  readonly weightScale: number;
  readonly biasScale: number;
  readonly outerScale: number;
  readonly method: (typeof methods)[number];
  readonly learningRate: number | undefined;
  readonly momentum: number;
  readonly seed: number;
  /** Steps a second. */
  readonly speed: number;
  /** The neuron whose slice is shown. */
  readonly neuron: number;
  /** The step that a link was taken at. */
  readonly at: number;
}

/** The most samples, neurons and steps that the room takes. */
export const limits = { points: 40, width: 1000, step: 1e6, coordinate: 100 } as const;

/** Three samples of either sign around the origin. */
export const threeSamples: readonly Sample[] = [
  [-1, -0.5, 1],
  [1, -0.4, -1],
  [0.2, 0.9, 0.8],
];

/** What the values of the room say; what they do not say, or say wrong, is as at first. */
export function choicesOf(values: Values): Choices {
  const width = whole(values.width, 60, 1, limits.width);
  return {
    points: samplesIn(values.points) ?? threeSamples,
    width,
    activation: typeof values.activation === 'string' ? values.activation : 'relu',
    alpha: number(values.alpha, 0.3, 1e-4, 1e4),
    init: inits.find((name) => name === values.init) ?? 'gaussian',
    weightScale: number(values.weightScale, 1, 1e-8, 1e3),
    biasScale: number(values.biasScale, 0.5, 0, 1e3),
    outerScale: number(values.outerScale, 0.1, 0, 1e3),
    method: methods.find((name) => name === values.method) ?? 'gradient-flow',
    learningRate:
      typeof values.learningRate === 'number'
        ? number(values.learningRate, 0.1, 1e-12, 1e6)
        : undefined,
    momentum: number(values.momentum, 0.9, 0, 0.9999),
    seed: whole(values.seed, 1, 0, 2 ** 32 - 1),
    speed: number(values.speed, 60, 1, 1e5),
    neuron: whole(values.neuron, 0, 0, width - 1),
    at: whole(values.at, 0, 0, limits.step),
  };
}

/** Length of the gradient at which a run has converged. */
const settled = 1e-6;

/** The parameters of `simulate` that these choices are. */
export function simulateParams(choices: Choices): Values {
  const { points, width, activation, alpha, init, method, learningRate, momentum } = choices;
  const { weightScale, biasScale, outerScale } = choices;
  return {
    x: points.map(([x1, x2]) => [x1, x2]),
    y: points.map(([, , y]) => y),
    ...{ activation, width, init, weightScale, biasScale, outerScale },
    ...{ regime: alpha, method, momentum, stop: settled },
    ...(learningRate !== undefined && method !== 'gradient-flow' && { learningRate }),
  };
}

/** The run that takes the experiment to the same place. */
export function runRequest(
  choices: Choices,
  reached: { readonly step: number; readonly time: number },
): RunRequest {
  const { stop: _, ...params } = simulateParams(choices);
  const end =
    choices.method === 'gradient-flow' ? { until: reached.time } : { steps: reached.step };
  return { experiment: 'simulate', params: { ...params, ...end }, seed: choices.seed };
}

/** What makes another run: those that begin alike have the same. */
export function startKey(choices: Choices): string {
  const { width, activation, init, weightScale, biasScale, outerScale, seed } = choices;
  return JSON.stringify([width, activation, init, weightScale, biasScale, outerScale, seed]);
}

/** What a run takes over on its way. */
export function courseKey({ points, method, learningRate, momentum }: Choices): string {
  const rate = method === 'gradient-flow' ? undefined : learningRate;
  return JSON.stringify([points, method, rate, method === 'momentum' && momentum]);
}

/** How far the plane is shown from the origin: 1.35 times the farthest coordinate, in round numbers. */
export function planeReach(points: readonly Sample[]): number {
  const far = Math.max(0.1, ...points.flatMap(([x1, x2]) => [Math.abs(x1), Math.abs(x2)]));
  const power = 10 ** Math.floor(Math.log10(1.35 * far));
  return Number((Math.ceil((1.35 * far) / (power / 4)) * (power / 4)).toPrecision(6));
}

function samplesIn(value: Json | undefined): readonly Sample[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const sound = value.filter(
    (row) =>
      Array.isArray(row) &&
      row.length === 3 &&
      row.every((one) => typeof one === 'number' && Math.abs(one) <= limits.coordinate),
  ) as unknown as Sample[];
  return sound.length > 0 ? sound.slice(0, limits.points) : undefined;
}

function number(value: Json | undefined, other: number, least: number, most: number): number {
  if (typeof value !== 'number' || Number.isNaN(value)) return other;
  return Math.min(Math.max(value, least), most);
}

function whole(value: Json | undefined, other: number, least: number, most: number): number {
  return Math.round(number(value, other, least, most));
}
