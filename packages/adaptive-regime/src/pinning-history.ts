import { InvalidParameterError } from '@spectral-bias/core';
import { type Breakplanes, breakplanes } from './breakplanes.ts';
import type { NetworkState, TrainingData } from './network-state.ts';
import { type NeuronPinning, type PinningOptions, pinning } from './pinning.ts';

/** A network at a time of its training, as every `TrainingState` is. */
export interface Snapshot {
  /** Ascending over a series. */
  readonly time: number;
  readonly network: NetworkState;
}

/** A stretch of snapshots over which one point holds one breakplane. */
export interface PinnedStretch {
  readonly neuron: number;
  readonly point: number;
  /** Times of its first and last snapshot. */
  readonly since: number;
  readonly until: number;
  /** It still holds at the last snapshot of the series. */
  readonly lasting: boolean;
  /** How far the breakplane turned about the point while it was held, radians: it slid so far. */
  readonly turned: number;
}

/** What a series of snapshots says of pinning. */
export interface PinningHistory {
  /** One row a snapshot, one entry a neuron. */
  readonly pinning: readonly (readonly NeuronPinning[])[];
  /** By neuron, point and time. */
  readonly stretches: readonly PinnedStretch[];
}

/**
 * Which breakplane is pinned by which point, from when to when, over a series of snapshots.
 *
 * @throws InvalidParameterError for times that do not ascend, widths that differ, or as `pinning`
 */
export function pinningHistory(
  snapshots: readonly Snapshot[],
  data: TrainingData,
  options: PinningOptions = {},
): PinningHistory {
  checkSnapshots(snapshots);
  const rows = snapshots.map(({ network }) => pinning(network, data, options));
  const planes = snapshots.map(({ network }) => breakplanes(network));
  const stretches = (rows[0] ?? []).flatMap((_, neuron) =>
    Array.from({ length: data.count }, (_, point) => point).flatMap((point) =>
      runs(rows.map((row) => row[neuron]!.points.includes(point))).map(([first, last]) => ({
        neuron,
        point,
        since: snapshots[first]!.time,
        until: snapshots[last]!.time,
        lasting: last === rows.length - 1,
        turned: turning(planes.slice(first, last + 1), neuron),
      })),
    ),
  );
  return { pinning: rows, stretches };
}

/** @throws InvalidParameterError for times that do not ascend or widths that differ */
export function checkSnapshots(snapshots: readonly Snapshot[]): void {
  snapshots.forEach(({ time, network }, k) => {
    const previous = snapshots[k - 1];
    if (previous === undefined) return;
    if (!(time > previous.time)) {
      throw new InvalidParameterError(`snapshots[${k}].time`, time, `above ${previous.time}`);
    }
    const { width } = previous.network;
    if (network.width !== width) {
      throw new InvalidParameterError(`snapshots[${k}].network.width`, network.width, `${width}`);
    }
  });
}

/** First and last index of each run of true. */
function runs(flags: readonly boolean[]): [first: number, last: number][] {
  const found: [number, number][] = [];
  flags.forEach((flag, k) => {
    if (!flag) return;
    if (flags[k - 1]) found.at(-1)![1] = k;
    else found.push([k, k]);
  });
  return found;
}

/** Sum of the angles between the directions of successive snapshots. */
function turning(planes: readonly Breakplanes[], neuron: number): number {
  let turned = 0;
  for (let k = 1; k < planes.length; k++) {
    const { dimension, direction: before } = planes[k - 1]!;
    const { direction: after } = planes[k]!;
    let chord = 0;
    for (let d = neuron * dimension; d < (neuron + 1) * dimension; d++) {
      chord += (after[d]! - before[d]!) ** 2;
    }
    turned += 2 * Math.asin(Math.min(1, Math.sqrt(chord) / 2));
  }
  return turned;
}
