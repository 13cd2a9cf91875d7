import {
  checkpoint,
  InvalidParameterError,
  type ParameterValues,
  type Regularizer,
  type RegularizerPlugin,
  type WorkOptions,
} from '@spectral-bias/core';
import { minimizeByFours } from './minimum.ts';
import { atThreshold } from './strength.ts';
import {
  type Candidate,
  type Criterion,
  coarseStep,
  type Level,
  type Look,
  lookAt,
  type Scanned,
  scanDown,
  scoreEach,
} from './strength-scan.ts';
import type { SpectralSystem } from './system.ts';

/** The chosen strength, and the ones that were looked at, by ascending threshold. */
export interface Selection {
  readonly regularizer: Regularizer;
  readonly criterion: Criterion;
  readonly score: number;
  readonly candidates: readonly Candidate[];
  /**
   * Whether the solver could not afford to look until a minimum was bracketed: a lower score may lie at
   * weaker strengths.
   */
  readonly open: boolean;
}

/** The most whole steps that the choice is walked on from where the search stopped. */
const mostSteps = 100;

/** The most components looked at for a mask that is a step. */
const mostComponents = 400;

/** Thresholds closer together than this do not bracket a minimum. */
const apart = 1.01;

/**
 * The strength of least criterion, scale-free. Smooth masks: a first search in log τ, from where
 * everything is shrunk away down to where the fit all but interpolates, then parabolas around the
 * best. Steps (masks without a residual): every number of components.
 *
 * @param thinned a stand-in for a long signal, for the first search where df is far below its size
 */
export function selectStrength(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  criterion: Criterion,
  level: Level,
  thinned: Level | undefined,
  options: WorkOptions = {},
): Selection {
  const { system } = level;
  const { judge, known } = remember(level, criterion, options);
  const regularizerAt = (threshold: number) => atThreshold(plugin, params, threshold, system.s1);
  const look: Look = (thresholds) => judge(thresholds.map(regularizerAt));
  let first: readonly Scanned[] = [];
  let cut = false;
  if (regularizerAt(system.s1).residualOfSquare === undefined) cut = searchComponents(look, system);
  else {
    const thinnedLook = thinned && lookAt(plugin, params, criterion, thinned, options);
    first = searchThresholds(look, thinnedLook, system, thinned);
  }
  const near = bestOf(known.values()).regularizer;
  for (const by of [1, -1]) walk(plugin, judge, near, by);
  const chosen = bestOf(known.values());
  const looked = [...known.values()];
  const open = !isBracketed(chosen, looked) && (cut || looked.some(({ refused }) => refused));
  const candidates = [...looked, ...first.map(({ seen }) => seen)].filter((one) => !one.refused);
  candidates.sort((a, b) => a.threshold - b.threshold);
  return { regularizer: chosen.regularizer, criterion, score: chosen.score, candidates, open };
}

interface Judged extends Candidate {
  readonly regularizer: Regularizer;
}

type Judge = (regularizers: readonly Regularizer[]) => Judged[];

/** Scores regularizers, each once. */
function remember(
  level: Level,
  criterion: Criterion,
  options: WorkOptions,
): { readonly judge: Judge; readonly known: ReadonlyMap<string, Judged> } {
  const { system } = level;
  const known = new Map<string, Judged>();
  const keyOf = (regularizer: Regularizer) => JSON.stringify(regularizer.params);
  const judge: Judge = (regularizers) => {
    const unknown = regularizers.filter((one) => !known.has(keyOf(one)));
    scoreEach(level, unknown, criterion, options).forEach((found, i) => {
      const regularizer = unknown[i]!;
      const { df } = found;
      const threshold = regularizer.threshold?.(system.s1) ?? system.s1;
      const score = roundedScore(found.score);
      known.set(keyOf(regularizer), { ...found, threshold, score, regularizer });
      const done = (df - system.nullity) / (system.size - system.nullity);
      checkpoint(options, Math.min(Math.max(done, 0), 1), `choosing the strength by ${criterion}`);
    });
    return regularizers.map((one) => known.get(keyOf(one))!);
  };
  return { judge, known };
}

/** Goes on in whole steps, up or down, for as long as that is better. */
function walk(plugin: RegularizerPlugin, judge: Judge, from: Regularizer, by: number): void {
  for (let at = from, step = 0; step < mostSteps; step++) {
    const { iterations } = at.params;
    if (typeof iterations !== 'number' || iterations + by < 0) return;
    const next = plugin.create({ ...at.params, iterations: iterations + by });
    const [one, other] = judge([next, at]);
    if (!(one!.score < other!.score)) return;
    at = next;
  }
}

/** Whether there are weaker and stronger ones that the solver could look at. */
function isBracketed({ threshold }: Candidate, looked: readonly Candidate[]): boolean {
  const seen = looked.filter(({ refused }) => !refused);
  return (
    seen.some((one) => one.threshold < threshold / apart) &&
    seen.some((one) => one.threshold > threshold * apart)
  );
}

/** The least score; of equal ones (a signal in the null space) the strongest. */
function bestOf<C extends Candidate>(candidates: Iterable<C>): C {
  return [...candidates].reduce((least, one) => {
    const better = one.score < least.score;
    return better || (one.score === least.score && one.threshold > least.threshold) ? one : least;
  });
}

/** The scan by the thinned look, if any; what the other saw it remembers itself. */
function searchThresholds(
  look: Look,
  thinnedLook: Look | undefined,
  system: SpectralSystem,
  thinned: Level | undefined,
): readonly Scanned[] {
  const looks = thinnedLook ? [thinnedLook, look] : [look];
  const limits = thinned ? [thinned.system.size / 10, Infinity] : [Infinity];
  const scanned = scanDown(looks, limits, system, 0.9);
  const best = scanned.reduce((least, one) => (one.seen.score < least.seen.score ? one : least));
  const [by, last] = [looks[best.by]!, looks.length - 1];
  const step = Math.abs((scanned[1]?.at ?? 0) - (scanned[0]?.at ?? 0)) || coarseStep;
  const wide = best.by === 0 ? step : 2 * step;
  if (best.by === last) narrow(by, best.at, wide, 1, 2e-5);
  else narrow(look, narrow(by, best.at, wide, 1, 1e-3), 0.02, 40, 2e-5);
  return scanned.filter((one) => one.by < last);
}

/**
 * The log τ of least score around `center`, to the tolerance; at most so many reaches away, where
 * the score may still be falling.
 */
function narrow(
  look: Look,
  center: number,
  reach: number,
  most: number,
  tolerance: number,
): number {
  const values = (places: readonly number[]) =>
    look(places.map(Math.exp)).map(({ score }) => score);
  for (let round = 0; round < most; round++) {
    const places = [center - reach, center, center + reach / 2, center + reach];
    const found = values(places);
    const [low, middle, , high] = found;
    if (low! < middle!) center -= reach;
    else if (high! < middle!) center += reach;
    else {
      const known = places.map((at, i) => ({ at, value: found[i]! }));
      return minimizeByFours(values, known, tolerance).at;
    }
  }
  return center;
}

/** Every number of components that can be had; whether the search ended before the fit all but interpolates. */
function searchComponents(look: Look, system: SpectralSystem): boolean {
  look([2 * system.s1]);
  for (let k = 1; k <= mostComponents; k++) {
    const s = affordableValue(system, k);
    if (s === undefined) return true;
    if (s < 2 * system.resolution || s === 0) return false;
    const { df, refused } = look([s])[0]!;
    if (refused) return true;
    if (df - system.nullity > 0.999 * (system.size - system.nullity)) return false;
  }
  return system.componentsAbove(Number.MIN_VALUE) > mostComponents;
}

/** The k-th singular value; undefined where the solver cannot afford so many. */
function affordableValue(system: SpectralSystem, k: number): number | undefined {
  try {
    return system.singularValue(k);
  } catch (error) {
    if (error instanceof InvalidParameterError && error.parameter === 'components')
      return undefined;
    throw error;
  }
}

/** The score of y of size 1, with what is only its round-off counted as nothing. */
function roundedScore(score: number): number {
  return score < 1e-28 ? 0 : score;
}
