import {
  checkpoint,
  InvalidParameterError,
  type ParameterValues,
  type Regularizer,
  type RegularizerPlugin,
  type WorkOptions,
} from '@spectral-bias/core';
import type { SplineShape } from '@spectral-bias/linalg';
import type { SpectralSystem } from './system.ts';

/** How strongly to regularize, in one of seven ways; learningRate only goes with iterations. */
export interface Strength {
  /** λ in ‖y − Aw‖² + λ‖w‖². */
  readonly lambda?: number;
  /** λ in ‖y − f‖² + λ ∫|f^(p)|² dx, x in the data's own unit (spline activations). */
  readonly splineLambda?: number;
  /** Effective degrees of freedom, the null space's included. */
  readonly df?: number;
  /** Number of penalised components kept: singular values ≥ τ. */
  readonly components?: number;
  /** τ on the singular values. */
  readonly threshold?: number;
  /** Gradient-descent steps q. */
  readonly iterations?: number;
  /** Step size α; 1/s₁² if not given. */
  readonly learningRate?: number;
  /** Highest frequency kept, in cycles per unit of x. */
  readonly bandwidth?: number;
}

/** One strength in all its forms; null where it does not apply. */
export interface Equivalents {
  readonly lambda: number | null;
  readonly splineLambda: number | null;
  readonly learningRate: number | null;
  readonly iterations: number | null;
  readonly threshold: number | null;
  readonly components: number | null;
  readonly df: number;
  readonly bandwidth: number | null;
}

/** What conversions need to know beside the spectrum. */
export interface StrengthScale {
  /** Length of the unit span in the data's own unit. */
  readonly span: number;
  readonly shape?: SplineShape | undefined;
  /** ∫ density of biases that one unit of ‖w‖² stands for: 1 for infinite width, else 1/(M − 1). */
  readonly spacing: number;
}

const ways = [
  'lambda',
  'splineLambda',
  'df',
  'components',
  'threshold',
  'iterations',
  'bandwidth',
] as const;

/** The one way in which a strength is given, if any. @throws InvalidParameterError for two */
export function strengthWay(strength: Strength): (typeof ways)[number] | undefined {
  const given = ways.filter((way) => strength[way] !== undefined);
  if (given.length > 1) {
    throw new InvalidParameterError('strength', given.join(' and '), 'at most one of them');
  }
  const way = given[0];
  if (strength.learningRate !== undefined && way !== undefined && way !== 'iterations') {
    throw new InvalidParameterError('learning rate', strength.learningRate, 'it with iterations');
  }
  if (way !== undefined && !(strength[way]! >= 0 && strength[way]! < Infinity)) {
    throw new InvalidParameterError(way, strength[way], 'a number, 0 or more');
  }
  return way;
}

/**
 * The regularizer of this plug-in at this strength. A strength that is one of the plug-in's own
 * parameters is taken as it is; every other is converted by the threshold τ: λ = τ²,
 * 1 − (1 − ατ²)^q = 1 − 1/e, τ = s_k for k components, k = 2 · bandwidth · span (theory section 2).
 */
export function atStrength(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  strength: Strength,
  system: SpectralSystem,
  scale: StrengthScale,
  options: WorkOptions = {},
): Regularizer {
  const way = strengthWay(strength);
  const rate = strength.learningRate;
  const own = {
    ...params,
    ...(rate !== undefined && 'learningRate' in plugin.params.shape && { learningRate: rate }),
  };
  if (way === undefined) return plugin.create(own);
  if (way === 'iterations' && !Number.isInteger(strength.iterations)) {
    throw new InvalidParameterError('iterations', strength.iterations, 'a whole number');
  }
  if (way === 'iterations' && 'time' in plugin.params.shape) {
    return plugin.create({ ...own, time: strength.iterations! * (rate ?? 1 / system.s1 ** 2) });
  }
  if (way in plugin.params.shape) return plugin.create({ ...own, [way]: strength[way] });
  if (way === 'df') return atDf(plugin, own, strength.df!, system, options);
  return atThreshold(plugin, own, thresholdOf(way, strength, system, scale), system.s1);
}

/** The regularizer whose threshold is τ; gradient descent takes the nearest whole number of steps. */
export function atThreshold(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  threshold: number,
  s1: number,
): Regularizer {
  if (!plugin.fromThreshold) {
    const names = Object.keys(plugin.params.shape).join(', ');
    const expected = `values for its own parameters (${names}); it converts from no other`;
    throw new InvalidParameterError(`strength of ${plugin.name}`, undefined, expected);
  }
  const values = { ...plugin.fromThreshold(threshold, s1, params) };
  if (typeof values.iterations === 'number') values.iterations = Math.round(values.iterations);
  return plugin.create(values);
}

function thresholdOf(
  way: Exclude<(typeof ways)[number], 'df'>,
  strength: Strength,
  system: SpectralSystem,
  scale: StrengthScale,
): number {
  const value = strength[way]!;
  switch (way) {
    case 'threshold':
      return value;
    case 'lambda':
      return Math.sqrt(value);
    case 'splineLambda':
      return Math.sqrt(value / splineFactor(scale, value));
    case 'iterations':
      return gradientThreshold(value, strength.learningRate ?? 1 / system.s1 ** 2);
    case 'components':
      return componentThreshold(value, system, way, value, 1);
    case 'bandwidth': {
      const unit = 1 / (2 * scale.span);
      return componentThreshold(Math.round(value / unit), system, way, value, unit);
    }
  }
}

/** τ that keeps k components; `value` is what was asked for as `way`, one component being `unit`. */
function componentThreshold(
  k: number,
  system: SpectralSystem,
  way: 'components' | 'bandwidth',
  value: number,
  unit: number,
): number {
  if (!Number.isInteger(k)) throw new InvalidParameterError(way, k, 'a whole number');
  if (k === 0) return 2 * system.s1;
  const found = system.singularValue(k);
  if (found > 0) return found;
  const most = system.componentsAbove(Number.MIN_VALUE);
  const limit = way === 'components' ? '' : `${Number((most * unit).toPrecision(6))} or less, `;
  const expected = `${limit}at most ${most} components, the rank of this network on these samples`;
  throw new InvalidParameterError(way, value, expected);
}

/** τ of q steps of size α: where 1 − m = 1/e. */
function gradientThreshold(iterations: number, learningRate: number): number {
  return Math.sqrt(-Math.expm1(-1 / iterations) / learningRate);
}

/** splineLambda / λ: |f^(p)|² in the data's unit against ‖w‖². */
function splineFactor({ span, shape, spacing }: StrengthScale, value?: number): number {
  if (!shape) {
    const expected =
      'another form of strength: only spline activations, such as relu, have this one';
    throw new InvalidParameterError('splineLambda', value, expected);
  }
  return (spacing * span ** (2 * shape.order - 1)) / shape.jump ** 2;
}

/** All forms of the strength of `regularizer`, whose fit has `df` degrees of freedom. */
export function equivalentsOf(
  regularizer: Regularizer,
  system: SpectralSystem,
  scale: StrengthScale,
  df: number,
): Equivalents {
  const { s1 } = system;
  const threshold = s1 > 0 ? regularizer.threshold?.(s1) : undefined;
  if (threshold === undefined || Number.isNaN(threshold)) {
    return { ...nothing, df };
  }
  const own = regularizer.params;
  const learningRate = typeof own.learningRate === 'number' ? own.learningRate : 1 / s1 ** 2;
  const steps = -1 / Math.log1p(-Math.min(learningRate * threshold ** 2, 1));
  const components = system.componentsAbove(threshold);
  return {
    lambda: threshold ** 2,
    splineLambda: scale.shape ? threshold ** 2 * splineFactor(scale) : null,
    learningRate,
    iterations: ownSteps(own, learningRate) ?? Math.abs(steps),
    threshold,
    components,
    df,
    bandwidth: components / (2 * scale.span),
  };
}

/** Steps as the regularizer itself counts them: q, or flow time over the learning rate. */
function ownSteps({ iterations, time }: ParameterValues, learningRate: number): number | undefined {
  if (typeof iterations === 'number') return iterations;
  return typeof time === 'number' ? time / learningRate : undefined;
}

const nothing: Omit<Equivalents, 'df'> = {
  lambda: null,
  splineLambda: null,
  learningRate: null,
  iterations: null,
  threshold: null,
  components: null,
  bandwidth: null,
};

/**
 * The strength with these effective degrees of freedom, by bisection in log τ.
 *
 * @throws InvalidParameterError for as many as no strength has
 */
function atDf(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  df: number,
  system: SpectralSystem,
  options: WorkOptions,
): Regularizer {
  const most = system.nullity + system.componentsAbove(Number.MIN_VALUE);
  if (!(df > system.nullity && df < most)) {
    const range = `more than ${system.nullity} (the null space) and less than ${most}`;
    throw new InvalidParameterError('df', df, range);
  }
  const probe = new Float64Array(system.size);
  const dfAt = (logThreshold: number) => {
    const regularizer = atThreshold(plugin, params, Math.exp(logThreshold), system.s1);
    return affordableDf(() => system.shrink(probe, regularizer, options).df);
  };
  let high = Math.log(system.s1);
  let low = high - 2;
  while ((dfAt(high) ?? Infinity) > df) high += 2;
  let below = dfAt(low);
  for (; below !== undefined && below < df && low > high - 400; below = dfAt(low)) low -= 2;
  for (let step = 0; step < 60 && high - low > 1e-14 * (1 + Math.abs(high)); step++) {
    checkpoint(options, step / 60, 'matching the degrees of freedom');
    const middle = (low + high) / 2;
    const found = dfAt(middle);
    if (found === undefined || found > df + 2e-11) {
      low = middle;
      below = found;
    } else high = middle;
  }
  const reached = dfAt(high)!;
  if (below === undefined || (below < df && reached < df * (1 - unreached))) {
    const limit = below === undefined ? `what the ${system.solver} solver can afford` : 'its rank';
    throw new InvalidParameterError('df', df, `at most ${Math.floor(reached)}: ${limit}`);
  }
  return atThreshold(plugin, params, Math.exp(high), system.s1);
}

/** Share of the degrees of freedom asked for that may be missing at the weakest strength. */
const unreached = 1e-3;

/** Undefined where the solver refuses so weak a strength. */
function affordableDf(df: () => number): number | undefined {
  try {
    return df();
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error;
    if (!error.parameter.startsWith('strength of')) throw error;
    return undefined;
  }
}
