import { type ActivationPlugin, checkpoint, type ParameterValues } from '@spectral-bias/core';
import { type Fit, type FitOptions, fit } from './fit.ts';
import type { SignalData } from './samples.ts';

/** One scale that was tried. */
export interface ScaleCandidate {
  readonly scale: number;
  readonly score: number;
}

/** The fit at the chosen scale, and the scales that were tried, ascending. */
export interface ScaledFit {
  readonly fit: Fit;
  readonly scales: readonly ScaleCandidate[];
}

/**
 * Whether a fit depends on the activation's scale: for homogeneous activations the scale only
 * multiplies the Jacobian, all others are regularized by it too (Lucey 2025, section 5).
 */
export function isScaleSensitive(plugin: ActivationPlugin, params: ParameterValues = {}): boolean {
  return plugin.create(params).homogeneity === undefined;
}

/**
 * Fits with the scale of least criterion: octaves from 1 to the number of distinct places (a scale
 * of k lets sinc keep k components), then half octaves around the best.
 */
export function fitChoosingScale(
  signal: SignalData,
  plugin: ActivationPlugin,
  params: ParameterValues,
  options: Omit<FitOptions, 'activation'>,
): ScaledFit {
  const criterion = options.select ?? 'gcv';
  const tried = new Map<number, Fit>();
  const octaves = Math.floor(Math.log2(Math.max(new Set(Array.from(signal.x)).size, 2)));
  const most = Math.min(octaves, 9);
  const look = (octave: number) => {
    const scale = 2 ** octave;
    const stage = `scale ${scale.toPrecision(3)}`;
    const progress = (share: number) =>
      checkpoint(options, (tried.size + share) / (most + 3), stage);
    progress(0);
    const activation = plugin.create({ ...params, scale });
    tried.set(scale, fit(signal, { ...options, progress, activation }));
  };
  for (let octave = 0; octave <= most; octave++) look(octave);
  const best = Math.log2(bestScale(tried, criterion));
  for (const octave of [best - 0.5, best + 0.5]) look(octave);
  const scales = [...tried]
    .map(([scale, one]) => ({ scale, score: one.diagnostics[criterion] }))
    .sort((a, b) => a.scale - b.scale);
  return { fit: tried.get(bestScale(tried, criterion))!, scales };
}

function bestScale(tried: ReadonlyMap<number, Fit>, criterion: 'gcv' | 'loo'): number {
  let best = [...tried.keys()][0]!;
  for (const [scale, one] of tried) {
    if (one.diagnostics[criterion] < tried.get(best)!.diagnostics[criterion]) best = scale;
  }
  return best;
}
