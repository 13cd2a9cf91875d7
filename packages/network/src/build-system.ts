import { type Activation, createRandom, InvalidParameterError } from '@spectral-bias/core';
import { finiteWidthProcess, infiniteWidthProcess, type SplineShape } from '@spectral-bias/linalg';
import { denseSystem } from './dense-system.ts';
import type { NetworkOptions } from './fit.ts';
import { finiteNeurons, infiniteNeurons, type Neurons } from './neurons.ts';
import { nullSpaceDimension } from './null-space.ts';
import type { Samples } from './samples.ts';
import { type SplineActivation, splineActivation } from './spline-shape.ts';
import { stateSpaceSystem } from './state-space-system.ts';
import type { StrengthScale } from './strength.ts';
import type { SpectralSystem } from './system.ts';

/** Which solver to use; `auto` takes state-space wherever it applies. */
export type Solver = 'auto' | 'state-space' | 'dense';

/** A network at the samples, with what its choice of solver and its conversions rest on. */
export interface BuiltSystem {
  readonly system: SpectralSystem;
  readonly width: number | 'infinite';
  readonly scale: StrengthScale;
  readonly reason: string;
}

/** The most entries a dense Jacobian may have. */
const mostEntries = 4e7;

/** The network of this activation at the samples. */
export function buildSystem(
  samples: Samples,
  activation: Activation,
  options: NetworkOptions = {},
): BuiltSystem {
  const { solver = 'auto', biases = 'equispaced', nullSpace = 'auto' } = options;
  const spline = splineActivation(activation);
  const n = samples.u.length;
  const nullity = Math.min(nullSpaceDimension(nullSpace, activation), n);
  const width = options.width ?? defaultWidth(spline !== undefined, biases, n);
  const obstacle = stateSpaceObstacle(spline, nullity, n);
  const sparse = spline !== undefined && !obstacle && solver !== 'dense';
  checkWidth(width, sparse ? 1 : n);
  const neurons =
    width === 'infinite'
      ? undefined
      : finiteNeurons(width, biases, samples, options.random ?? createRandom(0));
  if (solver === 'state-space' && obstacle) {
    throw new InvalidParameterError('solver', solver, `auto or dense: ${obstacle}`);
  }
  const count = neurons?.biases.length;
  const scale: StrengthScale = {
    span: samples.span,
    shape: spline,
    spacing: count === undefined ? 1 : 1 / Math.max(count - 1, 1),
  };
  const base = { width: count ?? ('infinite' as const), scale };
  if (sparse) {
    const reason = `${activation.name} is a spline activation: linear time, no matrix`;
    const system = splineSystem(spline, neurons, samples, nullity);
    if (system.s1 > 0) return { ...base, reason, system };
  }
  const system = denseOf(activation, neurons, samples, nullity);
  const reason = solver === 'dense' ? 'asked for' : (obstacle ?? 'any activation');
  return { ...base, reason, system };
}

/** Infinite for splines; else as many neurons as samples, from 32 to 512. */
function defaultWidth(
  spline: boolean,
  biases: NonNullable<NetworkOptions['biases']>,
  n: number,
): number | 'infinite' {
  if (typeof biases !== 'string') return biases.length;
  if (biases === 'samples') return n;
  if (spline && biases === 'equispaced') return 'infinite';
  return Math.min(Math.max(n, 32), 512);
}

/** Why the state-space solver cannot be used; undefined if it can. */
function stateSpaceObstacle(
  spline: SplineActivation | undefined,
  nullity: number,
  n: number,
): string | undefined {
  if (!spline) return 'the activation is no spline';
  if (nullity > spline.order) return 'the null space is larger than the order of the spline';
  if (n <= nullity) return 'there are no more samples than unpenalised polynomials';
  if (!spline.causal && nullity < spline.order) {
    return 'the activation does not vanish left of 0 and its polynomial part is penalised';
  }
  return undefined;
}

/** @throws InvalidParameterError if a Jacobian of that width at so many places is too large */
function checkWidth(width: number | 'infinite', places: number): void {
  if (width === 'infinite' || !(width * places > mostEntries)) return;
  const most = Math.floor(mostEntries / places);
  throw new InvalidParameterError('width', width, `at most ${most} at ${places} places`);
}

function splineSystem(
  shape: SplineShape,
  neurons: Neurons | undefined,
  samples: Samples,
  nullity: number,
): SpectralSystem {
  const process = neurons
    ? finiteWidthProcess(shape, samples.u, neurons.biases)
    : infiniteWidthProcess(shape, samples.u);
  const model = neurons ? { shape, biases: neurons.biases } : { shape };
  return stateSpaceSystem(model, process, samples, nullity);
}

function denseOf(
  activation: Activation,
  finite: Neurons | undefined,
  samples: Samples,
  nullity: number,
): SpectralSystem {
  const neurons = finite ?? infiniteNeurons(activation, samples.u, samples.u.length);
  checkWidth(neurons.biases.length, samples.u.length);
  return denseSystem(activation, neurons, samples, nullity);
}
