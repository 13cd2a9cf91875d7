import { breakplanes } from './breakplanes.ts';
import { type Cluster, type ClusterOptions, findClusters } from './clusters.ts';
import { checkSnapshots, type Snapshot } from './pinning-history.ts';

/** A cluster over the snapshots of its life. */
export interface ClusterLife {
  /** Times of its first and last snapshot. */
  readonly since: number;
  readonly until: number;
  /** It is still there at the last snapshot of the series. */
  readonly lasting: boolean;
  /** What it was at each snapshot from first to last. */
  readonly moments: readonly { readonly time: number; readonly cluster: Cluster }[];
}

/** Share of members in both, of those in either, above which two clusters are the same. */
const SAME = 0.5;

/**
 * Follows clusters through a series of snapshots: a cluster lives on as the one of the next snapshot
 * that shares more than half of the members of both together, which no two can. Where clusters merge,
 * the one that brings that much lives on and the others end.
 *
 * @returns in the order of their first snapshots, the heaviest first
 * @throws InvalidParameterError for times that do not ascend, widths that differ, or as `findClusters`
 */
export function clusterLives(
  snapshots: readonly Snapshot[],
  options: ClusterOptions,
): ClusterLife[] {
  checkSnapshots(snapshots);
  const lives: { time: number; cluster: Cluster }[][] = [];
  let previous: number | undefined;
  for (const { time, network } of snapshots) {
    const alive = lives.filter((moments) => moments.at(-1)!.time === previous);
    for (const cluster of findClusters(breakplanes(network), options)) {
      const life = alive.find((moments) => overlap(moments.at(-1)!.cluster, cluster) > SAME);
      if (life && life.at(-1)!.time === previous) life.push({ time, cluster });
      else lives.push([{ time, cluster }]);
    }
    previous = time;
  }
  const end = snapshots.at(-1)?.time;
  return lives.map((moments) => {
    const until = moments.at(-1)!.time;
    return { since: moments[0]!.time, until, lasting: until === end, moments };
  });
}

/** Jaccard's index of the members. */
function overlap(a: Cluster, b: Cluster): number {
  const members = new Set(a.members);
  const both = b.members.filter((i) => members.has(i)).length;
  return both / (a.members.length + b.members.length - both);
}
