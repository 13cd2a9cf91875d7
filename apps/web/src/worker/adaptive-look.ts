import {
  type Arrangement,
  arrangement,
  breakplanes,
  type Charges,
  cylinderGrid,
  evaluateNetwork,
  findClusters,
  lossSlice,
  masses,
  type NetworkState,
  pinning,
  potentialGrid,
  quantiles,
  rectifier,
  residualCharges,
  sliceArcs,
  sliceGrid,
  sliceMinima,
  sourcesAndSinks,
  type TrainingData,
  trainingData,
  velocityGrid,
} from '@spectral-bias/adaptive-regime';
import type { Activation } from '@spectral-bias/core';
import type {
  AdaptiveLook,
  AdaptiveSlice,
  AdaptiveSliceLook,
  AdaptiveView,
  GridValues,
} from './adaptive-messages.ts';
import { registry } from './catalogue.ts';

const predictionCells = 40;
const arrows = { columns: 26, rows: 13 };
const fieldCells = { columns: 72, rows: 40 };
const sliceCells = { columns: 108, rows: 60 };

/** What there is to be seen beside the neurons themselves. */
export function lookAdaptive(look: AdaptiveLook): AdaptiveView {
  const { network, points, clusterScale, reach, gammaReach } = look;
  const activation = registry().activation(look.activation);
  const data = dataOf(points);
  const charges = residualCharges(network, data, { activation });
  const planes = breakplanes(network, activation);
  const norm = activation.homogeneity === undefined ? (quantiles(planes.norm, [0.5])[0] ?? 1) : 1;
  const options = { activation: responseOf(activation), norm };
  const rectified = asRectifier(network, activation);
  const neurons = rectified && pinning(rectified, data);
  const among = Array.from(masses(planes).keys()).filter((i) => neurons?.[i]?.status !== 'dead');
  const clusters = clusterScale > 0 ? findClusters(planes, { scale: clusterScale, among }) : [];
  const cluster = new Int32Array(network.width);
  clusters.forEach(({ members }, k) => {
    for (const i of members) cluster[i] = k + 1;
  });
  return {
    prediction: predictionOf(network, activation, reach),
    potential: {
      ...fieldCells,
      values: potentialGrid(charges, cells(fieldCells, gammaReach), options),
    },
    velocity: { ...arrows, ...velocityGrid(charges, cells(arrows, gammaReach), options) },
    critical: rectified ? sourcesAndSinks(charges, { plane: arrangementOf(charges) }) : [],
    neurons: neurons?.map(({ status, points: held }) => ({ status, points: held })),
    cluster,
    clusters: clusters.length,
  };
}

/** The loss slice of a neuron. */
export function sliceAdaptive(look: AdaptiveSliceLook): AdaptiveSlice {
  const { neuron, points, gammaReach, minima } = look;
  const data = dataOf(points);
  const activation = registry().activation(look.activation);
  const slice = lossSlice(look.network, data, neuron, activation);
  const exact = slice.response === rectifier;
  const plane = arrangementOf(data);
  return {
    neuron,
    loss: { ...sliceCells, values: sliceGrid(slice, cells(sliceCells, gammaReach)) },
    base: slice.base,
    creases: exact
      ? sliceArcs(slice, plane).map(({ points: [point = 0], from, to, kind }) => ({
          ...{ point, from, to, kind },
        }))
      : undefined,
    minima: exact && minima ? sliceMinima(slice, plane) : [],
  };
}

/** Middles of the cells of a grid over the unrolled cylinder. */
function cells({ columns, rows }: { columns: number; rows: number }, reach: number) {
  const high = reach * (1 - 1 / rows);
  const grid = cylinderGrid(columns, rows, [-high, high]);
  return { ...grid, angles: grid.angles.map((theta) => theta + Math.PI / columns) };
}

function dataOf(points: AdaptiveLook['points']): TrainingData {
  return trainingData(
    points.map(([x1, x2]) => [x1, x2]),
    points.map(([, , y]) => y),
  );
}

function predictionOf(network: NetworkState, activation: Activation, reach: number): GridValues {
  const places = new Float64Array(2 * predictionCells ** 2);
  for (let k = 0; k < predictionCells ** 2; k++) {
    const [column, row] = [k % predictionCells, Math.floor(k / predictionCells)];
    places[2 * k] = (reach * (2 * column + 1)) / predictionCells - reach;
    places[2 * k + 1] = (reach * (2 * row + 1)) / predictionCells - reach;
  }
  const values = evaluateNetwork(network, activation, places);
  return { columns: predictionCells, rows: predictionCells, values };
}

/** z₊ itself for a multiple of it, whose factor the charges of a field do not show. */
function responseOf(activation: Activation) {
  return activation.homogeneity === 1 && activation.value(-1) === 0 ? rectifier : activation;
}

/** The same function as a network of z₊; undefined for an activation that is no multiple of it. */
function asRectifier(network: NetworkState, activation: Activation): NetworkState | undefined {
  if (responseOf(activation) !== rectifier) return undefined;
  const factor = activation.value(1);
  return factor === 1 ? network : { ...network, v: network.v.map((value) => factor * value) };
}

let known: { readonly key: string; readonly plane: Arrangement } | undefined;

/** The arrangement of the samples, which stays as long as they do. */
function arrangementOf({ x }: Pick<Charges, 'x'>): Arrangement {
  const key = x.join();
  if (known?.key !== key) known = { key, plane: arrangement(x) };
  return known.plane;
}
