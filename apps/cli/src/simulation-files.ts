import type { SimulateResult } from '@spectral-bias/experiments';
import { formatNpy } from '@spectral-bias/signals';
import { jsonDocument } from './json.ts';

/** A file to be written. */
export interface NamedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/**
 * The run over time as files to compute on: the parameters at each snapshot as NumPy arrays, T × M × D,
 * T × M and T × M, and the rest as JSON.
 */
export function seriesFiles({ data, snapshots, regime, losses }: SimulateResult): NamedFile[] {
  const { dimension } = data;
  const [moments, width] = [snapshots.length, snapshots[0]!.network.width];
  const stacked = (of: 'w' | 'b' | 'v') => {
    const length = snapshots[0]!.network[of].length;
    const all = new Float64Array(moments * length);
    snapshots.forEach(({ network }, k) => {
      all.set(network[of], k * length);
    });
    return all;
  };
  const series = {
    snapshots: { step: snapshots.map(({ step }) => step), time: snapshots.map(({ time }) => time) },
    parameters: {
      w: { file: 'w.npy', shape: [moments, width, dimension] },
      b: { file: 'b.npy', shape: [moments, width] },
      v: { file: 'v.npy', shape: [moments, width] },
    },
    regime,
    losses,
    warnings: [],
  };
  return [
    { name: 'w.npy', content: formatNpy(stacked('w'), series.parameters.w.shape) },
    { name: 'b.npy', content: formatNpy(stacked('b'), series.parameters.b.shape) },
    { name: 'v.npy', content: formatNpy(stacked('v'), series.parameters.v.shape) },
    { name: 'series.json', content: jsonDocument(series) },
  ];
}
