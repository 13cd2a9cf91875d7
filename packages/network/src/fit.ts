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
import type { CurveData } from './curve.ts';
import { curveValues } from './curve-values.ts';
import { bandHalfWidth, type Diagnostics, diagnose, scaleDiagnostics } from './diagnostics.ts';
import type { BiasPlacement } from './neurons.ts';
import { denormalize, normalize } from './normalize.ts';
import { type NullSpace, nullSpaceName } from './null-space.ts';
import { ownStrength } from './own-strength.ts';
import { prepareSamples, type Samples, type SignalData, thinSamples } from './samples.ts';
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
    /** Whether no minimum was bracketed before the solver had to give up: a lower one may be weaker. */
    readonly open: boolean;
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
    solverReason: reasonOf(reason, inside),
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

/** Why that solver, and what it did beyond the components that it takes exactly. */
function reasonOf(reason: string, { approximation }: Shrunk): string {
  if (!approximation) return reason;
  const { leading, method } = approximation;
  return `${reason}; beyond ${leading} components by ${method}`;
}

/** The choice, its scores brought back from the normalized y. */
function selectionOf(
  { criterion, candidates, open }: Chosen,
  diagnostics: Diagnostics,
  scale: number,
): Fit['selection'] {
  return {
    criterion,
    open,
    score: criterion === 'given' ? null : diagnostics[criterion],
    candidates: candidates.map(({ threshold, df, score }) => ({
      threshold,
      df,
      score: score * scale ** 2,
    })),
  };
}

/**
 * The fitted function, or a derivative of it, at places in the data's own unit.
 *
 * @param derivative 0, 1 or 2; in units of y over units of x to this power
 * @throws InvalidParameterError for another derivative, or a place that is not finite
 */
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
  const places = Float64Array.from(x, (value, i) => {
    if (Number.isFinite(value)) return (value - origin) / span;
    throw new InvalidParameterError(`x[${i}]`, value, 'a finite number');
  });
  const unit = span ** derivative;
  return curveValues(curve, places, derivative).map((value) => value / unit);
}

type Chosen = Omit<Selection, 'criterion' | 'score'> & { criterion: Criterion | 'given' };

function chooseStrength(samples: Samples, network: BuiltSystem, options: FitOptions): Chosen {
  const { regularizer: plugin, regularizerParams = {}, strength = {}, select } = options;
  const way = strengthWay(strength);
  const own = ownStrength(plugin, regularizerParams) !== undefined;
  if (select !== undefined && (way !== undefined || own)) {
    throw new InvalidParameterError('select', select, 'it without a given strength');
  }
  const { system, scale } = network;
  if (system.s1 === 0) {
    return {
      regularizer: plugin.create(regularizerParams),
      criterion: 'given',
      candidates: [],
      open: false,
    };
  }
  if (way !== undefined || own || (select === undefined && !plugin.fromThreshold)) {
    const regularizer = atStrength(plugin, regularizerParams, strength, system, scale, options);
    return { regularizer, criterion: 'given', candidates: [], open: false };
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
