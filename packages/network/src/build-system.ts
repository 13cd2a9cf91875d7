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
import { chooseStructure } from './structured-choice.ts';
import { structuredSystem } from './structured-system.ts';
import { type Solver, type SpectralSystem, solvers } from './system.ts';

export type { Solver } from './system.ts';

/** A network at the samples, with what its choice of solver and its conversions rest on. */
export interface BuiltSystem {
  readonly system: SpectralSystem;
  readonly width: number | 'infinite';
  readonly scale: StrengthScale;
  readonly reason: string;
}

/** The most entries a dense Jacobian may have. */
const mostEntries = 4e7;

/** Up to this product of both sizes and the smaller one, the dense solver takes a few seconds. */
const cheapDense = 3e9;

/** The most neurons of a network that is not dense. */
const mostNeurons = 1e6;

/**
 * The network of this activation at the samples.
 *
 * @throws InvalidParameterError for a solver that cannot be used, and for sizes beyond all of them
 */
export function buildSystem(
  samples: Samples,
  activation: Activation,
  options: NetworkOptions = {},
): BuiltSystem {
  const { solver = 'auto', biases = 'equispaced', nullSpace = 'auto' } = options;
  checkSolver(solver);
  const spline = splineActivation(activation);
  const n = samples.u.length;
  const nullity = Math.min(nullSpaceDimension(nullSpace, activation), n);
  const width = options.width ?? defaultWidth(spline !== undefined, biases, n);
  const obstacle = stateSpaceObstacle(spline, nullity, n);
  const sparse = !obstacle && (solver === 'auto' || solver === 'state-space');
  checkWidth(width, solver === 'dense' ? n : sparse ? 1 : mostEntries / mostNeurons);
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
  if (spline && sparse) {
    const reason = `${activation.name} is a spline activation: linear time, no matrix`;
    const system = splineSystem(spline, neurons, samples, nullity);
    if (system.s1 > 0) return { ...base, reason, system };
  }
  const placed = neurons ?? infiniteNeurons(activation, samples.u, n);
  const network = { activation, neurons: placed, samples, nullity };
  return { ...base, ...withoutStates(network, solver, spline ? obstacle : undefined) };
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
  throw new InvalidParameterError('width', width, `at most ${most} for so many samples`);
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

interface PlacedNetwork {
  readonly activation: Activation;
  readonly neurons: Neurons;
  readonly samples: Samples;
  readonly nullity: number;
}

/** Dense where that is cheap or asked for, or the network a spline's; else by its structure. */
function withoutStates(
  network: PlacedNetwork,
  solver: Solver,
  splineObstacle: string | undefined,
): { readonly system: SpectralSystem; readonly reason: string } {
  const { activation, neurons, samples, nullity } = network;
  const [n, width] = [samples.u.length, neurons.biases.length];
  const cheap = n * width * Math.min(n, width) <= cheapDense;
  const spline = activation.greensOrder !== undefined && n * width <= mostEntries;
  if (solver === 'dense' || solver === 'state-space' || (solver === 'auto' && (cheap || spline))) {
    checkWidth(width, n);
    const reason = solver === 'dense' ? 'asked for' : (splineObstacle ?? 'any activation');
    return { reason, system: denseSystem(activation, neurons, samples, nullity) };
  }
  const choice = chooseStructure(solver, activation, neurons, samples.u, mostEntries);
  if (!('obstacle' in choice)) {
    const reason = solver === 'auto' ? choice.reason : 'asked for';
    return {
      reason,
      system: structuredSystem({ activation, neurons, ...choice }, samples, nullity),
    };
  }
  if (solver !== 'auto') {
    throw new InvalidParameterError('solver', solver, `auto or dense: ${choice.obstacle}`);
  }
  checkWidth(width, n);
  return { reason: choice.obstacle, system: denseSystem(activation, neurons, samples, nullity) };
}

/** @throws InvalidParameterError for a name that is no solver's */
function checkSolver(solver: Solver): void {
  if (!solvers.includes(solver)) {
    throw new InvalidParameterError('solver', solver, solvers.join(', '));
  }
}
