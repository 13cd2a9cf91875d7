import {
  checkpoint,
  InvalidParameterError,
  type ParameterValues,
  type Regularizer,
  type RegularizerPlugin,
  type WorkOptions,
} from '@spectral-bias/core';
import { criteria } from './diagnostics.ts';
import { minimizeByPairs } from './minimum.ts';
import type { Samples } from './samples.ts';
import { atThreshold } from './strength.ts';
import type { Shrunk, SpectralSystem } from './system.ts';

/** What to make least when choosing a strength. */
export type Criterion = 'gcv' | 'loo';

/** One strength that was looked at. */
export interface Candidate {
  readonly threshold: number;
  readonly df: number;
  readonly score: number;
}

/** The chosen strength, and the ones that were looked at, by ascending threshold. */
export interface Selection {
  readonly regularizer: Regularizer;
  readonly criterion: Criterion;
  readonly score: number;
  readonly candidates: readonly Candidate[];
}

/** Thresholds of the first search: four to a decade of τ. */
const coarseStep = Math.LN10 / 4;

/** Above this many places the first search takes two to a decade where it cannot be thinned. */
const many = 2e5;

/** The most whole steps that the choice is walked on from where the search stopped. */
const mostSteps = 100;

/** The most components looked at for a mask that is a step. */
const mostComponents = 400;

/** A signal and its network, or a thinned stand-in for both. */
export interface Level {
  readonly samples: Samples;
  readonly system: SpectralSystem;
}

/** Looks at thresholds, all of them faster than one after another. */
type Look = (thresholds: readonly number[]) => Candidate[];

/**
 * The criterion over thresholds four to a decade, from where everything is shrunk away to where the
 * fit all but interpolates: the curve behind a choice, or beside a strength that was given.
 */
export function scanStrengths(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  criterion: Criterion,
  samples: Samples,
  system: SpectralSystem,
  options: WorkOptions = {},
): readonly Candidate[] {
  const look = lookAt(plugin, params, criterion, { samples, system }, options);
  return scanDown([look], [Infinity], system)
    .map(({ seen }) => seen)
    .reverse();
}

function lookAt(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  criterion: Criterion,
  level: Level,
  options: WorkOptions,
): Look {
  const { system } = level;
  return (thresholds) => {
    const regularizers = thresholds.map((one) => atThreshold(plugin, params, one, system.s1));
    const scored = scoreEach(level, regularizers, criterion, options);
    return scored.map((one, i) => ({ threshold: thresholds[i]!, ...one }));
  };
}

function scoreEach(
  { samples, system }: Level,
  regularizers: readonly Regularizer[],
  criterion: Criterion,
  { signal }: WorkOptions,
): { df: number; score: number }[] {
  const { y } = samples;
  const use = (shrunk: Shrunk) => ({
    df: shrunk.df,
    score: roundedScore(criteria[criterion](samples, shrunk)),
  });
  return (
    system.shrinkEach?.(y, regularizers, { signal }, use) ??
    regularizers.map((regularizer) => use(system.shrink(y, regularizer, { signal })))
  );
}

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
  if (regularizerAt(system.s1).residualOfSquare === undefined) searchComponents(look, system);
  else {
    const thinnedLook = thinned && lookAt(plugin, params, criterion, thinned, options);
    first = searchThresholds(unlessRefused(look, system.size), thinnedLook, system, thinned);
  }
  const near = bestOf(known.values()).regularizer;
  for (const by of [1, -1]) walk(plugin, judge, near, by);
  const chosen = bestOf(known.values());
  const candidates = [...known.values(), ...first.map(({ seen }) => seen)];
  candidates.sort((a, b) => a.threshold - b.threshold);
  return { regularizer: chosen.regularizer, criterion, score: chosen.score, candidates };
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
    scoreEach(level, unknown, criterion, options).forEach(({ df, score }, i) => {
      const regularizer = unknown[i]!;
      const threshold = regularizer.threshold?.(system.s1) ?? system.s1;
      known.set(keyOf(regularizer), { threshold, df, score, regularizer });
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

/** The least score; of equal ones (a signal in the null space) the strongest. */
function bestOf<C extends Candidate>(candidates: Iterable<C>): C {
  return [...candidates].reduce((least, one) => {
    const better = one.score < least.score;
    return better || (one.score === least.score && one.threshold > least.threshold) ? one : least;
  });
}

interface Scanned {
  /** log τ. */
  readonly at: number;
  readonly seen: Candidate;
  /** Which of the looks it is by. */
  readonly by: number;
}

/**
 * Looks at thresholds from where everything is shrunk away to where the fit all but interpolates;
 * by the first look while df stays below its limit, then by the next.
 */
function scanDown(
  looks: readonly Look[],
  limits: readonly number[],
  system: SpectralSystem,
): Scanned[] {
  const scanned: Scanned[] = [];
  const top = Math.log(system.s1) + 4 * coarseStep;
  for (let at = top, by = 0, step = coarseStep; at > top - 95; ) {
    const places = [at, at - step];
    const seen = looks[by]!(places.map(Math.exp));
    if (seen[1]!.df > limits[by]!) {
      by++;
      step = system.size > many ? 2 * coarseStep : coarseStep;
      continue;
    }
    seen.forEach((one, i) => {
      scanned.push({ at: places[i]!, seen: one, by });
    });
    if (seen[1]!.df - system.nullity > 0.999 * (system.size - system.nullity)) break;
    at -= 2 * step;
  }
  return scanned;
}

/** Looks whose score is Infinity where the solver refuses so weak a strength. */
function unlessRefused(look: Look, size: number): Look {
  return (thresholds) => {
    try {
      return look(thresholds);
    } catch (error) {
      if (!(error instanceof InvalidParameterError)) throw error;
      if (!error.parameter.startsWith('strength of')) throw error;
      if (thresholds.length === 1) {
        return [{ threshold: thresholds[0]!, df: size, score: Number.POSITIVE_INFINITY }];
      }
      return thresholds.flatMap((one) => unlessRefused(look, size)([one]));
    }
  };
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
  const scanned = scanDown(looks, limits, system);
  const best = scanned.reduce((least, one) => (one.seen.score < least.seen.score ? one : least));
  const [by, last] = [looks[best.by]!, looks.length - 1];
  const step = Math.abs((scanned[1]?.at ?? 0) - (scanned[0]?.at ?? 0)) || coarseStep;
  const wide = best.by === 0 ? step : 2 * step;
  if (best.by === last) narrow(by, best.at, wide, 2e-5);
  else narrow(look, narrow(by, best.at, wide, 1e-3), 0.02, 2e-5);
  return scanned.filter((one) => one.by < last);
}

/** The log τ of least score around `center`, to the tolerance. */
function narrow(look: Look, center: number, reach: number, tolerance: number): number {
  const values = (...places: number[]) => look(places.map(Math.exp)).map(({ score }) => score);
  for (let round = 0; round < 40; round++) {
    const places = [center - reach, center, center + reach];
    const [low, middle, high] = values(...places) as [number, number, number];
    if (low < middle) center -= reach;
    else if (high < middle) center += reach;
    else {
      const [a, x, b] = [low, middle, high].map((value, i) => ({ at: places[i]!, value }));
      const pair = (p: number, q: number) => values(p, q) as [number, number];
      return minimizeByPairs(pair, a!, x!, b!, tolerance).at;
    }
  }
  return center;
}

function searchComponents(look: Look, system: SpectralSystem): void {
  look([2 * system.s1]);
  const most = Math.min(system.componentsAbove(Number.MIN_VALUE), mostComponents);
  for (let k = 1; k <= most; k++) {
    const s = system.singularValue(k);
    if (s < 2 * system.resolution) break;
    const { df } = look([s])[0]!;
    if (df - system.nullity > 0.999 * (system.size - system.nullity)) break;
  }
}

/** The score of y of size 1, with what is only its round-off counted as nothing. */
function roundedScore(score: number): number {
  return score < 1e-28 ? 0 : score;
}
