import {
  checkpoint,
  type ParameterValues,
  type Regularizer,
  type RegularizerPlugin,
  type WorkOptions,
} from '@spectral-bias/core';
import { diagnose } from './diagnostics.ts';
import { minimize } from './minimum.ts';
import type { Samples } from './samples.ts';
import { atThreshold } from './strength.ts';
import type { SpectralSystem } from './system.ts';

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

/** Thresholds of the coarse search: four to a decade of τ. */
const coarseStep = Math.LN10 / 4;

/** The most whole steps that the choice is walked on from where Brent's method stopped. */
const mostSteps = 100;

/** The most components looked at for a mask that is a step. */
const mostComponents = 400;

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
  const look = (threshold: number) => {
    const regularizer = atThreshold(plugin, params, threshold, system.s1);
    const shrunk = system.shrink(samples.y, regularizer, { signal: options.signal });
    return { threshold, df: shrunk.df, score: diagnose(samples, shrunk)[criterion] };
  };
  return scanDown(look, system)
    .map(({ seen }) => seen)
    .reverse();
}

/**
 * The strength of least criterion, scale-free. Smooth masks: a coarse search in log τ, from where
 * everything is shrunk away down to where the fit all but interpolates, then Brent's method around
 * the best. Steps (masks without a residual): every number of components.
 */
export function selectStrength(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  criterion: Criterion,
  samples: Samples,
  system: SpectralSystem,
  options: WorkOptions = {},
): Selection {
  const candidates = new Map<string, Candidate & { regularizer: Regularizer }>();
  const stage = `choosing the strength by ${criterion}`;
  const judge = (regularizer: Regularizer) => {
    const key = JSON.stringify(regularizer.params);
    const known = candidates.get(key);
    if (known) return known;
    const shrunk = system.shrink(samples.y, regularizer, { signal: options.signal });
    const score = roundedScore(samples, diagnose(samples, shrunk)[criterion]);
    const threshold = regularizer.threshold?.(system.s1) ?? system.s1;
    const seen = { threshold, df: shrunk.df, score, regularizer };
    candidates.set(key, seen);
    const done = (seen.df - system.nullity) / (system.size - system.nullity);
    checkpoint(options, Math.min(Math.max(done, 0), 1), stage);
    return seen;
  };
  const look = (threshold: number) => judge(atThreshold(plugin, params, threshold, system.s1));
  const walk = (from: Regularizer, by: 1 | -1) => {
    for (let at = from, step = 0; step < mostSteps; step++) {
      const { iterations } = at.params;
      if (typeof iterations !== 'number' || iterations + by < 0) return;
      const next = plugin.create({ ...at.params, iterations: iterations + by });
      if (!(judge(next).score < judge(at).score)) return;
      at = next;
    }
  };
  const smooth = atThreshold(plugin, params, system.s1, system.s1).residualOfSquare !== undefined;
  if (smooth) searchThresholds(look, system);
  else searchComponents(look, system);
  const near = bestOf(candidates.values());
  walk(near.regularizer, 1);
  walk(near.regularizer, -1);
  const all = [...candidates.values()].sort((a, b) => a.threshold - b.threshold);
  const chosen = bestOf(all);
  return { regularizer: chosen.regularizer, criterion, score: chosen.score, candidates: all };
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
}

/** Looks at thresholds from where everything is shrunk away to where the fit all but interpolates. */
function scanDown(look: (threshold: number) => Candidate, system: SpectralSystem): Scanned[] {
  const scanned: Scanned[] = [];
  const top = Math.log(system.s1) + 4 * coarseStep;
  for (let at = top; at > top - 95; at -= coarseStep) {
    const seen = look(Math.exp(at));
    scanned.push({ at, seen });
    if (seen.df - system.nullity > 0.999 * (system.size - system.nullity)) break;
  }
  return scanned;
}

function searchThresholds(look: (threshold: number) => Candidate, system: SpectralSystem): void {
  const at = (logThreshold: number) => look(Math.exp(logThreshold));
  const scanned = scanDown(look, system);
  const { at: best } = scanned.reduce((least, one) =>
    one.seen.score < least.seen.score ? one : least,
  );
  minimize((t) => at(t).score, best - coarseStep, best, best + coarseStep, 1e-7);
}

function searchComponents(look: (threshold: number) => Candidate, system: SpectralSystem): void {
  look(2 * system.s1);
  const most = Math.min(system.componentsAbove(Number.MIN_VALUE), mostComponents);
  for (let k = 1; k <= most; k++) {
    const s = system.singularValue(k);
    if (s < 2 * system.resolution) break;
    const { df } = look(s);
    if (df - system.nullity > 0.999 * (system.size - system.nullity)) break;
  }
}

/** The score, with what is only the round-off of y counted as nothing. */
function roundedScore({ y }: Samples, score: number): number {
  let largest = 0;
  for (const value of y) largest = Math.max(largest, Math.abs(value));
  return score < (1e-14 * largest) ** 2 ? 0 : score;
}
