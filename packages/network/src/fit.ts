import {
  type Activation,
  checkpoint,
  InvalidParameterError,
  type ParameterValues,
  type Random,
  type Regularizer,
  type RegularizerPlugin,
  type WorkOptions,
} from '@spectral-bias/core';
import { type BuiltSystem, buildSystem, type Solver } from './build-system.ts';
import { type CurveData, curveOf } from './curve.ts';
import { bandHalfWidth, type Diagnostics, diagnose, scaleDiagnostics } from './diagnostics.ts';
import type { BiasPlacement } from './neurons.ts';
import { type NullSpace, nullSpaceName } from './null-space.ts';
import { prepareSamples, type Samples, type SignalData, thinSamples, within } from './samples.ts';
import { type Selection, selectStrength } from './select.ts';
import {
  atStrength,
  type Equivalents,
  equivalentsOf,
  type Strength,
  strengthWay,
} from './strength.ts';
import type { Candidate, Criterion, Level } from './strength-scan.ts';
import type { Approximation, Shrunk, SpectralSystem } from './system.ts';

/** The network, beside its activation. */
export interface NetworkOptions extends WorkOptions {
  /** Number of neurons; infinite is the default for spline activations. */
  readonly width?: number | 'infinite' | undefined;
  readonly biases?: BiasPlacement | undefined;
  readonly nullSpace?: NullSpace | 'auto' | undefined;
  readonly solver?: Solver | undefined;
  /** For random biases. */
  readonly random?: Random | undefined;
}

/** What to fit with. */
export interface FitOptions extends NetworkOptions {
  readonly activation: Activation;
  readonly regularizer: RegularizerPlugin;
  /** Values for the regularizer's own parameters. */
  readonly regularizerParams?: ParameterValues | undefined;
  readonly strength?: Strength | undefined;
  /** How to choose the strength if none is given. */
  readonly select?: Criterion | undefined;
  /**
   * The network of a former fit of the same signal with the same activation and network options:
   * what was factorized there is used again, so that another strength costs next to nothing.
   */
  readonly network?: BuiltSystem | undefined;
}

/** A fitted network. */
export interface Fit {
  readonly samples: Samples;
  readonly activation: Activation;
  /** Number of neurons, or infinite. */
  readonly width: number | 'infinite';
  readonly nullSpace: NullSpace;
  readonly regularizer: Regularizer;
  readonly selection: {
    readonly criterion: Criterion | 'given';
    readonly score: number | null;
    readonly candidates: readonly Candidate[];
  };
  readonly equivalents: Equivalents;
  readonly diagnostics: Diagnostics;
  readonly solver: SpectralSystem['solver'];
  /** Why that solver. */
  readonly solverReason: string;
  /** At the distinct places. */
  readonly fitted: Float64Array;
  /** Half-widths of the 95 % pointwise band, at the distinct places. */
  readonly band: Float64Array;
  /** Diagonal of the map from y to the fitted values, at the distinct places. */
  readonly leverage: Float64Array;
  readonly curve: CurveData;
  /** How well df, fitted values and leverages are known, where a solver only bounds them. */
  readonly approximation?: Approximation | undefined;
  readonly system: SpectralSystem;
  /** For the next fit of the same signal and activation. */
  readonly network: BuiltSystem;
}

/**
 * Fits a shallow network with exactly the regularization asked for, or chosen by GCV or
 * leave-one-out: the result of ridge, PCA, or any number of gradient-descent steps, computed in
 * closed form. Invariant to x → ax + b, equivariant in y.
 *
 * @throws InvalidSignalError, InvalidParameterError, NumericalError, AbortedError
 */
export function fit(signal: SignalData, options: FitOptions): Fit {
  checkpoint(options, 0, 'preparing the signal');
  const samples = prepareSamples(signal);
  const network = options.network ?? buildSystem(samples, options.activation, options);
  checkNetwork(network, samples);
  const normalized = normalize(samples, network.system.nullity);
  const chosen = chooseStrength(normalized.samples, network, options);
  const regularizer = chosen.regularizer;
  checkpoint(options, 1, 'fitting');
  const inside = network.system.shrink(normalized.samples.y, regularizer, {
    ...options,
    curve: true,
  });
  const diagnostics = scaleDiagnostics(diagnose(normalized.samples, inside), normalized.scale);
  const shrunk = denormalize(inside, normalized);
  const { system, width, scale, reason } = network;
  return {
    samples,
    activation: options.activation,
    width,
    nullSpace: nullSpaceName(system.nullity),
    regularizer,
    selection: selectionOf(chosen, diagnostics, normalized.scale),
    equivalents: equivalentsOf(regularizer, system, scale, shrunk.df),
    diagnostics,
    solver: system.solver,
    solverReason: reason,
    fitted: shrunk.fitted,
    band: bandHalfWidth(samples, shrunk, diagnostics.sigma),
    leverage: shrunk.leverage,
    curve: shrunk.curve!,
    approximation: inside.approximation,
    system,
    network,
  };
}

function checkNetwork({ system: { size } }: BuiltSystem, { x: { length } }: Samples): void {
  if (size === length) return;
  throw new InvalidParameterError('network', `one at ${size} places`, `one at these ${length}`);
}

/** The choice, its scores brought back from the normalized y. */
function selectionOf(
  { criterion, candidates }: Chosen,
  diagnostics: Diagnostics,
  scale: number,
): Fit['selection'] {
  return {
    criterion,
    score: criterion === 'given' ? null : diagnostics[criterion],
    candidates: candidates.map(({ threshold, df, score }) => ({
      threshold,
      df,
      score: score * scale ** 2,
    })),
  };
}

/** The fitted function, or a derivative of it, at places in the data's own unit. */
export function predict(
  {
    samples: { origin, span },
    curve,
  }: Pick<Fit, 'curve'> & { samples: Pick<Samples, 'origin' | 'span'> },
  x: ArrayLike<number>,
  derivative = 0,
): Float64Array {
  if (![0, 1, 2].includes(derivative)) {
    throw new InvalidParameterError('derivative', derivative, '0, 1 or 2');
  }
  const f = curveOf(curve);
  const unit = span ** derivative;
  return Float64Array.from({ length: x.length }, (_, i) => {
    const value = x[i]!;
    if (!Number.isFinite(value))
      throw new InvalidParameterError(`x[${i}]`, value, 'a finite number');
    return f.at((value - origin) / span, derivative) / unit;
  });
}

type Chosen = Omit<Selection, 'criterion' | 'score'> & { criterion: Criterion | 'given' };

function chooseStrength(samples: Samples, network: BuiltSystem, options: FitOptions): Chosen {
  const { regularizer: plugin, regularizerParams = {}, strength = {}, select } = options;
  const way = strengthWay(strength);
  const own = Object.keys(regularizerParams).some((name) => name !== 'learningRate');
  if (select !== undefined && (way !== undefined || own)) {
    throw new InvalidParameterError('select', select, 'it without a given strength');
  }
  const { system, scale } = network;
  if (system.s1 === 0) {
    return { regularizer: plugin.create(regularizerParams), criterion: 'given', candidates: [] };
  }
  if (way !== undefined || own || (select === undefined && !plugin.fromThreshold)) {
    const regularizer = atStrength(plugin, regularizerParams, strength, system, scale, options);
    return { regularizer, criterion: 'given', candidates: [] };
  }
  const params = {
    ...regularizerParams,
    ...(strength.learningRate !== undefined && { learningRate: strength.learningRate }),
  };
  const level = { samples, system };
  const thinned = thinnedLevel(level, network, options);
  return selectStrength(plugin, params, select ?? 'gcv', level, thinned, options);
}

/** Above this many places a choice of strength begins on a thinned signal. */
const manyPlaces = 2e4;

/** Places of the thinned signal. */
const thinnedPlaces = 5000;

function thinnedLevel(
  { samples, system }: Level,
  { width }: BuiltSystem,
  options: FitOptions,
): Level | undefined {
  if (system.solver !== 'state-space' || width !== 'infinite' || system.size < manyPlaces) return;
  const thinned = thinSamples(samples, thinnedPlaces);
  return { samples: thinned, system: buildSystem(thinned, options.activation, options).system };
}

interface Normalized {
  readonly samples: Samples;
  readonly offset: number;
  readonly scale: number;
}

/**
 * y less its mean (where constants cost nothing) and brought to size 1, so that neither a large
 * offset nor 1e300 costs digits. Every fit is equivariant in both.
 */
function normalize(samples: Samples, nullity: number): Normalized {
  const { y, weights, totalWeight, all } = samples;
  let offset = 0;
  for (let g = 0; nullity > 0 && g < y.length; g++) {
    offset += y[g]! * (weights[g]! / totalWeight);
  }
  let scale = 0;
  for (let i = 0; i < all.y.length; i++) {
    const size = Math.abs(all.y[i]! - offset);
    if (size > scale) scale = size;
  }
  if (scale === 0) scale = 1;
  const means = normalizeValues(y, offset, scale);
  const values = all.y === y ? means : normalizeValues(all.y, offset, scale);
  const inside = { ...all, y: values };
  return {
    offset,
    scale,
    samples: { ...samples, y: means, all: inside, within: within(inside, means) },
  };
}

function normalizeValues(values: Float64Array, offset: number, scale: number): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = (values[i]! - offset) / scale;
  return result;
}

/** Every `step`-th value is a value of y, the others are derivatives or weights. In place. */
function denormalizeValues(
  values: Float64Array,
  step: number,
  { offset, scale }: Normalized,
): Float64Array {
  for (let i = 0; i < values.length; i += step) {
    values[i] = values[i]! * scale + offset;
    for (let j = i + 1; j < i + step; j++) values[j]! *= scale;
  }
  return values;
}

/** Brings a result that nobody else holds back to the size of y, in place. */
function denormalize(shrunk: Shrunk, normalized: Normalized): Shrunk {
  const fitted = denormalizeValues(shrunk.fitted, 1, normalized);
  const { curve } = shrunk;
  if (curve === undefined) return { ...shrunk, fitted };
  return { ...shrunk, fitted, curve: denormalizeCurve(curve, normalized) };
}

function denormalizeCurve(curve: CurveData, normalized: Normalized): CurveData {
  const { offset, scale } = normalized;
  if (curve.kind === 'neurons') {
    const polynomial = curve.polynomial.map((value, k) => value * scale + (k === 0 ? offset : 0));
    return { ...curve, weights: curve.weights.map((value) => value * scale), polynomial };
  }
  const derivatives = denormalizeValues(curve.derivatives, curve.degree + 1, normalized);
  const { neurons } = curve;
  if (!neurons) return { ...curve, derivatives };
  const weights = neurons.weights.map((value) => value * scale);
  return { ...curve, derivatives, neurons: { ...neurons, weights } };
}
