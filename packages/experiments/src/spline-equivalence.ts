import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { createMatrix, type Matrix } from '@spectral-bias/linalg';
import {
  binomial,
  type DifferenceShape,
  freePolynomials,
  inverseDifference,
  lead,
} from './difference-operator.ts';
import { splineAndRidge } from './difference-ridge.ts';
import { withoutPolynomials } from './polynomial-space.ts';
import { splineEquivalenceFigures } from './spline-equivalence-figures.ts';

const params = z.object({
  samples: z.number().int().min(16).max(160).default(64).describe('N, number of samples'),
  orders: z
    .array(z.number().int().min(1).max(4))
    .min(1)
    .default([1, 2, 3])
    .describe('p, the orders of the difference'),
  boundary: z
    .enum(['valid', 'same', 'circulant'])
    .default('same')
    .describe('what a difference does at the ends'),
  alignment: z
    .enum(['causal', 'centred'])
    .default('causal')
    .describe('whether a difference belongs to its last sample or to the one in its middle'),
  columns: z.number().int().min(1).max(8).default(4).describe('how many columns are shown'),
  lambda: z.number().positive().default(10).describe('λ of the ridge and of the spline'),
});

/** A column of G⁻¹ beside the shifted power that it should be. */
export interface InverseColumn {
  /** The sample at which the power starts. */
  readonly shift: number;
  /** The column, free of the polynomials that the boundary leaves open. */
  readonly column: Float64Array;
  /** C(i − shift + p − 1, p − 1), free of the same polynomials. */
  readonly power: Float64Array;
}

/** What was measured for one order p. */
export interface SplineOrder extends DifferenceShape {
  readonly columns: readonly InverseColumn[];
  /** Largest |column − power| over all columns, relative to the largest power. */
  readonly difference: number;
  /** The same before the open polynomials are taken out. */
  readonly rawDifference: number;
  /** The same, raw, for a centred difference with zeros beyond the ends. */
  readonly centredDifference: number;
  /** A column of the centred difference's inverse, and the power it is not. */
  readonly centred: InverseColumn;
  /** Largest |C(i + p − 1, p − 1) (p − 1)! − (i + p/2)^{p−1}|, relative: how near to z₊^{p−1}. */
  readonly continuumGap: number;
  /** argmin ‖y − f‖² + λ‖Gf‖². */
  readonly spline: Float64Array;
  /** G⁻¹w (and the free null space) at argmin ‖y − f‖² + λ‖w‖². */
  readonly ridge: Float64Array;
  /** Largest |spline − ridge|, relative to the largest |y|. */
  readonly ridgeGap: number;
}

/** The columns of G⁻¹ against shifted powers, and ridge against spline, order by order. */
export interface SplineEquivalenceResult {
  readonly orders: readonly SplineOrder[];
  readonly y: Float64Array;
  readonly lambda: number;
}

/**
 * An activation is a spline penalty, made discrete (Lucey 2025, Prop. 3.1, App. A, Fig. 7): with
 * f = G⁻¹w the penalty λ‖Gf‖² is λ‖w‖², and the columns of G⁻¹ are the shifted powers
 * C(i − j + p − 1, p − 1) ~ z₊^{p−1}/(p − 1)!: Heaviside, ReLU, ReLU². What holds for `valid` and
 * `circulant`, the ridge identity and the counter-example of a centred difference are ours.
 */
export const splineEquivalenceExperiment: ExperimentPlugin<SplineEquivalenceResult> =
  defineExperiment({
    name: 'spline-equivalence',
    title: 'An activation is a spline penalty',
    summary: 'The inverse of a difference is a row of activations.',
    params,
    run: (values, context) => runSplineEquivalence(values, context),
    figures: splineEquivalenceFigures,
    table: ({ orders }) => ({
      columns: [
        { name: 'order p', values: orders.map(({ order }) => order) },
        { name: 'boundary', values: orders.map(({ boundary }) => boundary) },
        { name: 'alignment', values: orders.map(({ alignment }) => alignment) },
        { name: 'difference from powers', values: orders.map((o) => o.difference) },
        { name: 'before polynomials are removed', values: orders.map((o) => o.rawDifference) },
        { name: 'of a centred difference', values: orders.map((o) => o.centredDifference) },
        { name: 'ridge against spline', values: orders.map((o) => o.ridgeGap) },
      ],
    }),
  });

function runSplineEquivalence(
  values: z.output<typeof params>,
  context: RunContext,
): SplineEquivalenceResult {
  const { samples: size, boundary, alignment, lambda } = values;
  const orders = [...new Set(values.orders)];
  const y = Float64Array.from({ length: size }, (_, i) => {
    const x = (i + 0.5) / size;
    return Math.sin(2 * Math.PI * x) + (x > 0.6 ? 1 : 0) + 0.2 * context.random.normal();
  });
  const measured = orders.map((order, done) => {
    checkpoint(context, done / orders.length, `order ${order}`);
    const shape = { order, size, boundary, alignment };
    const { spline, ridge } = splineAndRidge(shape, y, lambda);
    const ridgeGap = largestDifference(spline, ridge, y);
    return { ...shape, ...columnsOf(shape, values.columns), spline, ridge, ridgeGap };
  });
  return { orders: measured, y, lambda };
}

/** All columns of G⁻¹ are compared, some are kept to be shown. */
function columnsOf(shape: DifferenceShape, shown: number) {
  const { order, size } = shape;
  const inverse = compareInverse(shape);
  const centredShape = { ...shape, boundary: 'same', alignment: 'centred' } as const;
  const centred = compareInverse(centredShape);
  const middle = Math.floor(size / 3);
  const places = Array.from({ length: shown }, (_, i) => Math.round((size * i) / shown));
  let continuumGap = 0;
  for (let i = 0; i < size; i++) {
    const exact = binomial(i + order - 1, order - 1) * factorial(order - 1);
    const continuous = (i + order / 2) ** (order - 1);
    continuumGap = Math.max(continuumGap, Math.abs(exact - continuous) / size ** (order - 1));
  }
  return {
    columns: places.map((place) => inverse.columnAt(place - lead(shape))),
    difference: inverse.difference,
    rawDifference: inverse.rawDifference,
    centredDifference: centred.rawDifference,
    centred: centred.columnAt(middle),
    continuumGap,
  };
}

function compareInverse(shape: DifferenceShape) {
  const { order, size } = shape;
  const inverse = inverseDifference(shape);
  const powers = createMatrix(size, inverse.columns);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < inverse.columns; j++) {
      powers.data[i * inverse.columns + j] = binomial(i - j - lead(shape) + order - 1, order - 1);
    }
  }
  const free = freePolynomials(shape);
  const columns = withoutPolynomials(inverse, free);
  const targets = withoutPolynomials(powers, free);
  const column = (a: Matrix, j: number) =>
    Float64Array.from({ length: size }, (_, i) => a.data[i * a.columns + j]!);
  return {
    difference: largestDifference(columns.data, targets.data, powers.data),
    rawDifference: largestDifference(inverse.data, powers.data, powers.data),
    columnAt(wanted: number): InverseColumn {
      const at = Math.min(Math.max(wanted, 0), inverse.columns - 1);
      const shift = at + lead(shape);
      return { shift, column: column(columns, at), power: column(targets, at) };
    },
  };
}

function largestDifference(a: Float64Array, b: Float64Array, scale: Float64Array): number {
  let largest = 0;
  let size = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  for (const value of scale) size = Math.max(size, Math.abs(value));
  return largest / size;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
