import {
  type Activation,
  type ActivationPlugin,
  checkpoint,
  createRandom,
  InvalidParameterError,
  type ParameterValues,
  type WorkOptions,
} from '@spectral-bias/core';
import { singularValues } from '@spectral-bias/linalg';
import { buildSystem } from './build-system.ts';
import { isScaleSensitive } from './choose-scale.ts';
import { jacobian } from './jacobian.ts';
import { finiteNeurons } from './neurons.ts';
import { prepareSamples, type Samples } from './samples.ts';
import { splineActivation } from './spline-shape.ts';

/** An activation that a plan may use, with the parameter values that are already fixed. */
export interface PlanCandidate {
  readonly plugin: ActivationPlugin;
  readonly params?: ParameterValues;
}

/** What a plan is for. */
export interface PlanTarget {
  /** Where the samples are. */
  readonly x: ArrayLike<number>;
  /** Components to keep: 2 · bandwidth · span. */
  readonly components: number;
  /** More gradient steps than this count as out of reach; 1e6 by default. */
  readonly maxIterations?: number;
  /** Steps for activations that are regularized by scale; 1000 by default. */
  readonly modestIterations?: number;
}

/** One way to reach the target, or why there is none. */
export interface PlanOption {
  readonly activation: string;
  readonly params: ParameterValues;
  readonly scale: number;
  readonly width: number;
  /** Distance between biases, in the unit of x. */
  readonly biasSpacing: number;
  readonly learningRate: number | null;
  readonly iterations: number | null;
  /** Components that are kept: singular values above the threshold of these steps. */
  readonly components: number;
  /** Effective degrees of freedom of that much gradient descent, the null space's included. */
  readonly df: number | null;
  readonly reachable: boolean;
  readonly why: string;
}

/** Dense spectra are taken at no more places than this. */
const mostPlaces = 256;

/** Biases for each component: four times as many as Shannon's 2 · bandwidth · span. */
const biasesPerComponent = 4;

interface Planner {
  readonly samples: Samples;
  readonly thinned: Samples;
  readonly target: Required<Omit<PlanTarget, 'x'>>;
  readonly width: number;
}

interface Spectrum {
  readonly s: Float64Array;
  readonly nullity: number;
}

/**
 * For each activation the scale, width, learning rate and number of gradient steps that keep the
 * wanted components (Lucey 2025, section 5): monotonic ones at a scale of one bias spacing with
 * q = (s₁/s_k)² steps of size 1/s₁²; non-monotonic ones in a modest number of steps at the scale
 * whose spectrum falls off after k components.
 *
 * @throws InvalidParameterError if the samples cannot hold that many components
 */
export function plan(
  candidates: readonly PlanCandidate[],
  { x, components, maxIterations = 1e6, modestIterations = 1000 }: PlanTarget,
  options: WorkOptions = {},
): PlanOption[] {
  const samples = prepareSamples({ x, y: new Float64Array(x.length) });
  const places = samples.x.length;
  if (!Number.isInteger(components) || components < 1 || components >= places) {
    const expected = `a whole number from 1 to ${places - 1}, below the ${places} places of the samples`;
    throw new InvalidParameterError('components', components, expected);
  }
  const planner: Planner = {
    samples,
    thinned: thin(samples, Math.max(mostPlaces, 2 * components)),
    target: { components, maxIterations, modestIterations },
    width: Math.max(biasesPerComponent * components, 16),
  };
  const plans = candidates.map((candidate, i) => {
    checkpoint(options, i / candidates.length, `planning ${candidate.plugin.name}`);
    return planOne(planner, candidate);
  });
  return plans.sort(
    (a, b) =>
      Number(b.reachable) - Number(a.reachable) ||
      (a.iterations ?? Infinity) - (b.iterations ?? Infinity),
  );
}

function planOne(planner: Planner, { plugin, params = {} }: PlanCandidate): PlanOption {
  if (!isScaleSensitive(plugin, params)) return bySteps(planner, plugin, { scale: 1, ...params });
  const monotonic = plugin.create(params).monotonic ?? 'non-monotonic';
  if (params.scale !== undefined) return bySteps(planner, plugin, params);
  if (monotonic === 'non-monotonic') return byScale(planner, plugin, params);
  return bySteps(planner, plugin, { ...params, scale: planner.width });
}

/** Scale fixed, as many steps as it takes. */
function bySteps(planner: Planner, plugin: ActivationPlugin, params: ParameterValues): PlanOption {
  const { components: k, maxIterations } = planner.target;
  const activation = plugin.create(params);
  const spectrum = spectrumOf(planner, activation);
  const s1 = spectrum.s[0] ?? 0;
  const sk = spectrum.s[k - 1] ?? 0;
  if (!(sk > 1e-14 * s1)) {
    const rank = spectrum.s.filter((s) => s > 1e-14 * s1).length;
    return unreachable(planner, activation, `its rank is ${rank}: it has no ${k} components`);
  }
  const iterations = Math.max(Math.ceil((s1 / sk) ** 2), 1);
  const reachable = iterations <= maxIterations;
  const much = `${readable(iterations)} steps of gradient descent keep ${k} components`;
  const why = reachable ? much : `${much}, more than ${readable(maxIterations)}`;
  return option(planner, activation, spectrum, iterations, reachable, why);
}

/** Steps fixed, the scale by bisection on the number of components that are kept. */
function byScale(planner: Planner, plugin: ActivationPlugin, params: ParameterValues): PlanOption {
  const { components: k, modestIterations } = planner.target;
  const at = (logScale: number) => {
    const activation = plugin.create({ ...params, scale: Math.exp(logScale) });
    const spectrum = spectrumOf(planner, activation);
    return { activation, spectrum, kept: keptBy(spectrum.s, modestIterations) };
  };
  let low = Math.log(k / 8);
  let high = Math.log(2 * planner.width);
  let best = at(high);
  if (best.kept < k) {
    const why = `${readable(modestIterations)} steps keep ${best.kept} components at any scale up to ${readable(2 * planner.width)}`;
    return unreachable(planner, best.activation, why);
  }
  for (let step = 0; step < 14 && best.kept !== k; step++) {
    const middle = (low + high) / 2;
    const tried = at(middle);
    if (Math.abs(tried.kept - k) < Math.abs(best.kept - k)) best = tried;
    if (tried.kept >= k) high = middle;
    else low = middle;
  }
  if (Math.abs(best.kept - k) > 1) {
    const why = `no scale keeps ${k} components in ${readable(modestIterations)} steps; the nearest keeps ${best.kept}`;
    return unreachable(planner, best.activation, why);
  }
  const hole = bandHole(best.activation, k);
  if (hole !== undefined) {
    const frequency = readable(hole / (2 * planner.samples.span));
    const why = `its components are not the lowest frequencies: it passes little at ${frequency} cycles per unit`;
    return unreachable(planner, best.activation, why);
  }
  const why = `its spectrum falls off after ${best.kept} components at this scale`;
  return option(planner, best.activation, best.spectrum, modestIterations, true, why);
}

/** The first component below the k-th at whose frequency φ̂ is less than half of that at the k-th. */
function bandHole(activation: Activation, k: number): number | undefined {
  const { fourier } = activation;
  if (!fourier) return undefined;
  const size = (j: number) => {
    const { re, im } = fourier(Math.PI * j);
    return Math.hypot(re, im);
  };
  for (let j = 1; j < k; j++) if (size(j) < size(k) / 2) return j;
  return undefined;
}

function option(
  planner: Planner,
  activation: Activation,
  { s, nullity }: Spectrum,
  iterations: number,
  reachable: boolean,
  why: string,
): PlanOption {
  const s1 = s[0]!;
  const masks = s.map((value) => -Math.expm1(iterations * Math.log1p(-((value / s1) ** 2))));
  return {
    ...described(planner, activation),
    learningRate: 1 / s1 ** 2,
    iterations,
    components: keptBy(s, iterations),
    df: nullity + masks.reduce((sum, mask) => sum + mask, 0),
    reachable,
    why,
  };
}

function unreachable(planner: Planner, activation: Activation, why: string): PlanOption {
  return {
    ...described(planner, activation),
    learningRate: null,
    iterations: null,
    components: 0,
    df: null,
    reachable: false,
    why,
  };
}

function described({ width, samples }: Planner, activation: Activation) {
  return {
    activation: activation.name,
    params: activation.params,
    scale: Number(activation.params.scale),
    width,
    biasSpacing: samples.span / (width - 1),
  };
}

/** How many singular values q steps of size 1/s₁² keep: 1 − m ≤ 1/e. */
function keptBy(s: Float64Array, iterations: number): number {
  const threshold = s[0]! * Math.sqrt(-Math.expm1(-1 / iterations)) * (1 - 1e-9);
  return s.filter((value) => value >= threshold).length;
}

/** The spectrum on all samples; dense ones on a thinned set, brought to the full count. */
function spectrumOf(
  { samples, thinned, width, target }: Planner,
  activation: Activation,
): Spectrum {
  if (splineActivation(activation)) {
    const { system } = buildSystem(samples, activation, { width });
    return { s: system.singularValues(4 * target.components), nullity: system.nullity };
  }
  const neurons = finiteNeurons(width, 'equispaced', thinned, createRandom(0));
  const factor = Math.sqrt(samples.totalWeight / thinned.x.length);
  const s = singularValues(jacobian(activation, thinned.u, neurons));
  return { s: s.map((value) => value * factor), nullity: 0 };
}

function thin(samples: Samples, most: number): Samples {
  const n = samples.x.length;
  if (n <= most) return samples;
  const x = Float64Array.from(
    { length: most },
    (_, i) => samples.x[Math.round((i * (n - 1)) / (most - 1))]!,
  );
  return prepareSamples({ x, y: x });
}

function readable(value: number): string {
  return value >= 1e6 ? value.toPrecision(2) : String(Number(value.toPrecision(6)));
}
