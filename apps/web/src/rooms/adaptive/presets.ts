import type { Values } from '../../worker/protocol.ts';
import { type Sample, threeSamples } from './choices.ts';

/** A beginning that shows one thing. */
export interface Preset {
  readonly name: string;
  readonly title: string;
  /** What to look at. */
  readonly text: string;
  readonly values: Values;
}

/** Samples on two half circles that reach into each other. */
const twoMoons: readonly Sample[] = Array.from({ length: 20 }, (_, n) => {
  const upper = n < 10;
  const angle = (Math.PI * ((n % 10) + 0.5)) / 10;
  const x1 = (upper ? Math.cos(angle) : 0.9 - Math.cos(angle)) - 0.45;
  const x2 = (upper ? Math.sin(angle) : 0.35 - Math.sin(angle)) - 0.2;
  return [Number(x1.toFixed(3)), Number(x2.toFixed(3)), upper ? 1 : -1];
});

/** What figures 3, 4 and 5 of Sahs et al. (2025) show, and more; samples and sizes are ours. */
export const presets: readonly Preset[] = [
  {
    name: 'clusters',
    title: 'Figure 5: clusters',
    text: 'All weights begin tiny. Before the loss falls, the lines gather at the sinks and sources of the velocity field.',
    values: {
      ...{ points: threeSamples, width: 100, init: 'balanced', weightScale: 1e-5, biasScale: 1e-5 },
      ...{ alpha: 1, seed: 1, speed: 200 },
    },
  },
  {
    name: 'lazy',
    title: 'Figure 5: lazy control',
    text: 'The same lines with large weights: the loss falls as far, and no line moves.',
    values: {
      ...{ points: threeSamples, width: 100, init: 'balanced', weightScale: 3, biasScale: 3 },
      ...{ alpha: 1, seed: 1, speed: 30 },
    },
  },
  {
    name: 'pinning',
    title: 'Figure 4: pinning',
    text: 'A line that reaches a sample on a valley floor stays on it and turns about it.',
    values: {
      points: [
        [0.9, 0.3, 1],
        [0.3, 0.9, -1],
        [-0.6, 0.7, 0.8],
        [-0.9, -0.2, -1],
        [-0.2, -0.8, 1],
        [0.6, -0.7, -0.6],
      ],
      ...{ width: 30, alpha: 0.3, seed: 4, speed: 60 },
    },
  },
  {
    name: 'slice',
    title: 'Figure 3: a loss slice',
    text: 'Four samples, six neurons: every sample is a crease of the loss, and the neuron slides down to a valley floor.',
    values: {
      points: [
        [0.8, 0.2, 1],
        [-0.3, 0.9, -1],
        [-0.8, -0.4, 1],
        [0.4, -0.7, -0.8],
      ],
      ...{ width: 6, outerScale: 1, alpha: 1, seed: 2, speed: 30 },
    },
  },
  {
    name: 'moons',
    title: 'Two half moons',
    text: 'Twenty samples, two hundred neurons: the prediction is folded along the moons.',
    values: { points: twoMoons, width: 200, alpha: 0.3, seed: 1, speed: 120 },
  },
];

/** Every value that a preset may set, taken back. */
export const nothingSet: Values = Object.fromEntries(
  [
    ...['points', 'width', 'activation', 'alpha', 'init', 'weightScale', 'biasScale', 'outerScale'],
    ...['method', 'learningRate', 'momentum', 'seed', 'speed', 'neuron', 'at', 'preset'],
  ].map((name) => [name, null]),
);
