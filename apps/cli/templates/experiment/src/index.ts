import { checkpoint, defineExperiment, z } from '@spectral-bias/core';

/** What a run finds: numbers, text, arrays and plain objects, so that it can be kept as JSON. */
interface Averaging {
  readonly looks: Float64Array;
  readonly error: Float64Array;
  readonly expected: Float64Array;
}

/** Looks at a noisy value again and again: put your own question in its place. */
export default defineExperiment({
  name: 'my-plugin',
  title: 'My plugin',
  summary: 'How fast does the mean of noisy looks at a value tend to it?',

  // Described once: flags, controls of the page, checks and documentation come from here. Every
  // parameter needs a default; choose them so that a run takes seconds.
  params: z.object({
    looks: z.int().min(2).max(100_000).default(1000).describe('looks at the value'),
    trials: z.int().min(1).max(1000).default(100).describe('times that all is done'),
    noise: z.number().min(0.001).max(10).default(1).describe('standard deviation of one look'),
  }),

  // Chance comes from `random` alone: the same seed gives the same result. `checkpoint` tells how
  // far the work is, and ends it when it is aborted; call it between rounds.
  run({ looks, trials, noise }, context): Averaging {
    const squares = new Float64Array(looks);
    for (let trial = 0; trial < trials; trial++) {
      checkpoint(context, trial / trials, `trial ${trial + 1}`);
      let sum = 0;
      for (let i = 0; i < looks; i++) {
        sum += noise * context.random.normal();
        squares[i]! += (sum / (i + 1)) ** 2;
      }
    }
    checkpoint(context, 1, 'done');
    const counts = Float64Array.from(squares, (_, i) => i + 1);
    return {
      looks: counts,
      error: squares.map((square) => Math.sqrt(square / trials)),
      expected: counts.map((count) => noise / Math.sqrt(count)),
    };
  },

  // Figures are data: the command line and the page draw them in their own way.
  figures: ({ looks, error, expected }) => [
    {
      name: 'error',
      title: 'Error of the mean',
      caption: 'The error falls with the square root of the number of looks.',
      x: { label: 'looks', scale: 'log' },
      y: { label: 'root mean square error', scale: 'log' },
      marks: [
        { mark: 'line', role: 'data', label: 'measured', x: looks, y: error },
        { mark: 'line', role: 'truth', label: 'σ/√n', dashed: true, x: looks, y: expected },
      ],
    },
  ],
  table: ({ looks, error, expected }) => ({
    columns: [
      { name: 'looks', values: looks },
      { name: 'error', values: error },
      { name: 'expected', values: expected },
    ],
  }),
});
