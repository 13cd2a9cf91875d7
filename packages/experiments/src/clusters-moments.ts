import {
  breakplanes,
  type Cluster,
  type CriticalPoint,
  findClusters,
  masses,
  type NetworkState,
  pinning,
  residualCharges,
  type Snapshot,
  sourcesAndSinks,
  type TrainingData,
} from '@spectral-bias/adaptive-regime';

/** Clusters at one moment. */
export interface ClusterMoment {
  /** Of the gradient flow; for the control, the sum of its learning rates. */
  readonly time: number;
  readonly network: NetworkState;
  readonly loss: number;
  readonly clusters: readonly Cluster[];
  /** Share of the |μ| of all neurons that is in clusters. */
  readonly gathered: number;
  /** Sinks and sources of v_t. */
  readonly field: readonly CriticalPoint[];
}

/** Clusters of a network, and what it does to the samples, at one moment. */
export function momentOf(
  { time, network }: Snapshot,
  data: TrainingData,
  scale: number,
): ClusterMoment {
  const planes = breakplanes(network);
  const charges = residualCharges(network, data);
  const among = pinning(network, data).flatMap(({ status }, i) => (status === 'dead' ? [] : [i]));
  const clusters = findClusters(planes, { scale, among });
  const total = masses(planes).reduce((sum, mass) => sum + mass, 0);
  return {
    time,
    network,
    loss: charges.charge.reduce((sum, e) => sum + (e * e) / 2, 0),
    clusters,
    gathered: clusters.reduce((sum, { mass }) => sum + mass, 0) / total,
    field: sourcesAndSinks(charges),
  };
}

/** Distance of a cluster from the nearest of the sinks and sources; ∞ where there is none. */
export function distanceFrom(field: readonly CriticalPoint[], cluster: Cluster): number {
  const ends = field.filter(({ kind }) => kind !== 'saddle');
  const distances = ends.map(({ direction, offset }) =>
    Math.hypot(
      direction[0]! - cluster.direction[0]!,
      direction[1]! - cluster.direction[1]!,
      offset - cluster.offset,
    ),
  );
  return Math.min(Infinity, ...distances);
}

/** The last moment whose loss is above nine tenths of the first: before the network learns. */
export function gatheredMoment(moments: readonly ClusterMoment[]): ClusterMoment {
  const enough = 0.9 * moments[0]!.loss;
  return moments.findLast(({ loss }) => loss >= enough) ?? moments[0]!;
}
