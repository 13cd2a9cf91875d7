import {
  type Arrangement,
  arrangement,
  breakplanes,
  type CreaseKind,
  type CylinderGrid,
  type CylinderPlace,
  gaussianNetwork,
  lossSlice,
  type NetworkState,
  type SliceArc,
  type SliceCoefficients,
  type SliceMinimum,
  sliceArcs,
  sliceGrid,
  sliceMinima,
  type TrainingData,
} from '@spectral-bias/adaptive-regime';
import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type Random,
  type RunContext,
  z,
} from '@spectral-bias/core';
import { cellCentres, cylinderReach } from './cylinder-figure.ts';
import { cutsOf, type SliceCut } from './loss-slice-cuts.ts';
import { planarData } from './loss-slice-data.ts';
import { type Descent, descend } from './loss-slice-descent.ts';
import { lossSliceFigures } from './loss-slice-figures.ts';
import { kindName, lengthOf } from './loss-slice-kinds.ts';

const params = z.object({
  points: z.number().int().min(2).max(12).default(4).describe('number of datapoints in the plane'),
  width: z.number().int().min(1).max(200).default(6).describe('number of ReLU neurons'),
  neuron: z
    .number()
    .int()
    .min(0)
    .optional()
    .describe('the neuron that moves, from 0; one that sees valleys and ridges where left out'),
  starts: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(16)
    .describe('places from which the neuron goes down its slice, the first being its own'),
  resolution: z
    .number()
    .int()
    .min(20)
    .max(1000)
    .default(360)
    .describe('columns of the map of the loss'),
});

/** The loss as a function of one neuron. */
export interface LossSliceResult {
  readonly neuron: number;
  readonly data: TrainingData;
  readonly slice: SliceCoefficients;
  /** γ is examined from −reach to reach. */
  readonly reach: number;
  readonly grid: CylinderGrid;
  /** ℓ̃, rows of offsets × columns of angles. */
  readonly values: Float64Array;
  readonly arcs: readonly SliceArc[];
  /** Where ellipses meet. */
  readonly crossings: readonly CylinderPlace[];
  /** Where the kind of an ellipse changes between crossings. */
  readonly changes: readonly CylinderPlace[];
  readonly minima: readonly SliceMinimum[];
  /** μ of the neuron. */
  readonly deltaSlope: number;
  /** Where the neuron is. */
  readonly place: CylinderPlace;
  readonly cuts: readonly SliceCut[];
  /** Ways down the slice, the first from where the neuron is. */
  readonly ways: readonly Descent[];
}

/**
 * The loss as a function of one ReLU neuron's (ξ, γ), the others held: smooth but for the datapoint
 * ellipses, each stretch of which is a valley floor, a ridge or a pass-through crease (Sahs et al.
 * 2025, Figures 3 and 4; theory section 7). Points and network are ours.
 */
export const lossSliceExperiment: ExperimentPlugin<LossSliceResult> = defineExperiment({
  name: 'loss-slice',
  title: 'Loss slice',
  summary: 'What does the loss look like to one neuron while the others rest?',
  params,
  run: (values, context) => runLossSlice(values, context),
  figures: lossSliceFigures,
  table: ({ arcs }) => ({
    columns: [
      { name: 'datapoint', values: arcs.map(({ points }) => points.map((n) => n + 1).join('+')) },
      { name: 'from θ', values: arcs.map(({ from }) => from) },
      { name: 'to θ', values: arcs.map(({ to }) => to) },
      { name: 'kind', values: arcs.map(({ kind }) => kindName(kind)) },
    ],
  }),
});

/** More radians of one kind do not make a slice richer. */
const ENOUGH = Math.PI;

function runLossSlice(values: z.output<typeof params>, context: RunContext): LossSliceResult {
  const { points, width, resolution } = values;
  if (values.neuron !== undefined && values.neuron >= width) {
    throw new InvalidParameterError('neuron', values.neuron, `below the width, ${width}`);
  }
  checkpoint(context, 0, 'network and datapoints');
  const data = planarData(points, context.random);
  const size = { dimension: 2, width, seed: context.random.integer(2 ** 31) };
  const network = gaussianNetwork(size, { weights: 1, biases: 0.5, outer: 1 });
  const plane = arrangement(data.x);
  const neuron = values.neuron ?? richest(network, data, plane);
  const slice = lossSlice(network, data, neuron);
  checkpoint(context, 0.2, 'map of the loss');
  const reach = cylinderReach(data);
  const rows = Math.round(resolution / 2);
  const grid = cellCentres(resolution, rows, reach);
  const arcs = sliceArcs(slice, plane);
  const { direction, offset, deltaSlope } = breakplanes(network);
  const place = {
    theta: Math.atan2(direction[2 * neuron + 1]!, direction[2 * neuron]!),
    gamma: offset[neuron]!,
  };
  const ways = Array.from({ length: values.starts }, (_, k) => {
    checkpoint(context, 0.4 + (0.6 * k) / values.starts, 'ways down the slice');
    return descend(slice, k === 0 ? place : placeWithin(0.8 * reach, context.random));
  });
  const { response: _, ...coefficients } = slice;
  return {
    neuron,
    data,
    slice: coefficients,
    reach,
    grid,
    values: sliceGrid(slice, grid),
    arcs,
    crossings: plane.crossings,
    changes: changesAlong(arcs, data),
    minima: sliceMinima(slice, plane),
    deltaSlope: deltaSlope[neuron]!,
    place,
    ways,
    cuts: cutsOf(slice, arcs),
  };
}

function placeWithin(reach: number, random: Random): CylinderPlace {
  const theta = Math.PI * (2 * random.uniform() - 1);
  return { theta, gamma: reach * (2 * random.uniform() - 1) };
}

/** The neuron that sees valley floors and ridges for the most part of its ellipses. */
function richest(network: NetworkState, data: TrainingData, plane: Arrangement): number {
  const scores = Array.from({ length: network.width }, (_, i) => {
    const arcs = sliceArcs(lossSlice(network, data, i), plane);
    const long = (kind: CreaseKind) => Math.min(ENOUGH, lengthOf(arcs, kind));
    return 2 * long('valley') + long('ridge');
  });
  return scores.indexOf(Math.max(...scores));
}

/** The starts of those stretches that follow another of the same arc. */
function changesAlong(arcs: readonly SliceArc[], { x }: TrainingData): CylinderPlace[] {
  return arcs
    .filter(({ from, arc }) => from !== arc.from)
    .map(({ from: theta, points: [n = 0] }) => ({
      theta,
      gamma: x[2 * n]! * Math.cos(theta) + x[2 * n + 1]! * Math.sin(theta),
    }));
}
