import {
  type Activation,
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type Random,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import {
  createMatrix,
  type Matrix,
  multiply,
  symmetricEigen,
  transpose,
} from '@spectral-bias/linalg';
import { components2dFigures } from './components-2d-figures.ts';
import { gradientOnGrid } from './grid-gradient.ts';
import { rankCorrelationWithOrder } from './rank-correlation.ts';
import { sineMaps } from './sine-grid.ts';

const params = z.object({
  side: z.number().int().min(8).max(24).default(20).describe('R, rows and columns of the grid'),
  activation: specSchema('activation')
    .default('relu')
    .describe('activation: name or name:param=value,…'),
  width: z
    .number()
    .int()
    .min(16)
    .max(4096)
    .optional()
    .describe('number of neurons; as many as places (R²) where left out'),
  examined: z
    .number()
    .int()
    .min(8)
    .max(200)
    .optional()
    .describe('components whose smoothness is measured; 4R where left out'),
  shown: z
    .array(z.number().int().min(1))
    .min(1)
    .max(10)
    .default([1, 2, 3, 4, 8, 16, 32, 64])
    .describe('components that are drawn'),
  transform: z.enum(['dst-i', 'dst-vii']).default('dst-i').describe('sine transform beside them'),
});

/** The components of one kind of directions. */
export interface GridComponents {
  readonly kind: 'rank-one' | 'full-rank' | 'sine';
  readonly title: string;
  /** The first components, each R × R row after row, of norm 1. */
  readonly maps: readonly Float64Array[];
  /** Mean squared difference of neighbours along and down, relative to the mean square. */
  readonly roughness: Float64Array;
  /** The share of the roughness that lies along the rows (horizontal). */
  readonly horizontal: Float64Array;
  /** Rank correlation of roughness with order. */
  readonly correlation: number;
}

/** Components in two dimensions, beside the sine basis. */
export interface Components2dResult {
  readonly activation: string;
  readonly side: number;
  readonly transform: string;
  readonly shown: readonly number[];
  readonly families: readonly GridComponents[];
}

/**
 * Principal components in two dimensions (Lucey 2025, App. E, Fig. 9):
 * A[n, m] = φ(⟨v_m, x_n⟩ − b_m) on an R × R grid, with all v_m = [1, R] for x = (row, column),
 * which reads the grid column by column (Zhang et al.), or with directions uniform on the circle. Smoothness is the mean squared
 * gradient [ours]. Unknown from the paper and ours: the range of biases (equispaced on the
 * projections for rank one, uniform on each direction's projections for full rank), the width.
 */
export const components2dExperiment: ExperimentPlugin<Components2dResult> = defineExperiment({
  name: 'components-2d',
  title: 'Components in two dimensions',
  summary: 'Directions of full rank tie the order of a component to its smoothness.',
  params,
  run: (values, context) => runComponents2d(values, context),
  figures: components2dFigures,
  table: ({ families }) => ({
    columns: [
      { name: 'k', values: families[0]!.roughness.map((_, k) => k + 1) },
      ...families.flatMap(({ kind, roughness, horizontal }) => [
        { name: `${kind} roughness`, values: roughness },
        { name: `${kind} horizontal share`, values: horizontal },
      ]),
    ],
  }),
});

function runComponents2d(values: z.output<typeof params>, context: RunContext): Components2dResult {
  const { side, shown, transform } = values;
  const count = Math.min(Math.max(values.examined ?? 4 * side, ...shown), side * side);
  const width = values.width ?? side * side;
  const activation = context.registry.activation(values.activation);
  checkpoint(context, 0, 'rank-one directions');
  const rankOne = leftVectors(jacobian2d(activation, side, rankOneNeurons(side, width)), count);
  checkpoint(context, 0.5, 'full-rank directions');
  const drawn = fullRankNeurons(width, context.random);
  const fullRank = leftVectors(jacobian2d(activation, side, drawn), count);
  const sines = sineMaps(side, count, transform).map((map) => map.values);
  const families = [
    family('rank-one', 'v = [1, R]', side, rankOne),
    family('full-rank', 'v on the circle', side, fullRank),
    family('sine', 'sine basis', side, sines),
  ];
  const kept = shown.filter((k) => k <= count);
  return { activation: values.activation, side, transform, shown: kept, families };
}

/** A neuron φ(⟨v, x⟩ − b) on the unit square; x is (along, down). */
interface Neuron2d {
  readonly v: readonly [along: number, down: number];
  readonly b: number;
}

/** All of direction [1, R] in (row, column), brought to projections on [0, 1]: the place in reading order. */
function rankOneNeurons(side: number, width: number): Neuron2d[] {
  const v = [side / (side + 1), 1 / (side + 1)] as const;
  return Array.from({ length: width }, (_, m) => ({ v, b: m / (width - 1) }));
}

/** Directions uniform on the circle, biases uniform on the projections of the unit square. */
function fullRankNeurons(width: number, random: Random): Neuron2d[] {
  return Array.from({ length: width }, () => {
    const angle = 2 * Math.PI * random.uniform();
    const v = [Math.cos(angle), Math.sin(angle)] as const;
    const low = Math.min(v[0], 0) + Math.min(v[1], 0);
    const high = Math.max(v[0], 0) + Math.max(v[1], 0);
    return { v, b: low + (high - low) * random.uniform() };
  });
}

function jacobian2d(activation: Activation, side: number, neurons: readonly Neuron2d[]): Matrix {
  const A = createMatrix(side * side, neurons.length);
  for (let n = 0; n < A.rows; n++) {
    const along = (n % side) / (side - 1);
    const down = Math.floor(n / side) / (side - 1);
    const row = A.data.subarray(n * A.columns, (n + 1) * A.columns);
    neurons.forEach(({ v, b }, m) => {
      row[m] = v[0] * along + v[1] * down - b;
    });
    activation.fill(row, row);
  }
  return A;
}

/** The first left singular vectors, as eigenvectors of AAᵀ, the largest entry of each positive. */
function leftVectors(A: Matrix, count: number): Float64Array[] {
  const { vectors } = symmetricEigen(multiply(A, transpose(A)));
  return Array.from({ length: count }, (_, k) => {
    const u = Float64Array.from(
      { length: A.rows },
      (_, n) => vectors.data[(n + 1) * A.rows - 1 - k]!,
    );
    const peak = u.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
    return peak < 0 ? u.map((value) => -value) : u;
  });
}

function family(
  kind: GridComponents['kind'],
  title: string,
  side: number,
  maps: readonly Float64Array[],
): GridComponents {
  const gradients = maps.map((map) => gradientOnGrid(map, side));
  const roughness = Float64Array.from(gradients, ({ along, down }) => along + down);
  return {
    kind,
    title,
    maps,
    roughness,
    horizontal: Float64Array.from(gradients, ({ along, down }) => along / (along + down)),
    correlation: rankCorrelationWithOrder(roughness),
  };
}
