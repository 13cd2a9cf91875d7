import { type Activation, checkpoint, parsePluginSpec, type RunContext } from '@spectral-bias/core';
import {
  createMatrix,
  type Matrix,
  multiply,
  symmetricEigen,
  transpose,
} from '@spectral-bias/linalg';
import { type BiasPlacement, finiteNeurons, jacobian } from '@spectral-bias/network';
import { logSpaced } from './log-spaced.ts';

/** Numbers of gradient-descent steps that are looked at. */
const steps = [1e2, 1e4, 1e6] as const;

/** A network that was given samples too close to each other. */
export interface CrowdedNetwork {
  readonly placement: string;
  readonly width: number;
  readonly iterations: number;
  /** Share of alternating values ±1 that is left, over `Crowding.spacing`. */
  readonly residual: Float64Array;
}

/** What a network of band B leaves of opposite neighbours, against their distance. */
export interface Crowding {
  readonly activation: string;
  /** Distance of neighbours in units of 1/(2B), for a row of samples. */
  readonly spacing: Float64Array;
  readonly networks: readonly CrowdedNetwork[];
  /** The same for two samples alone. */
  readonly pairSpacing: Float64Array;
  readonly pairs: readonly CrowdedNetwork[];
}

/** Which networks are given crowded samples. */
export interface CrowdingShape {
  /** Number of samples in a row. */
  readonly samples: number;
  /** A band-limited activation; `scale` is set to 2B. */
  readonly activation: string;
  readonly widths: readonly number[];
  /** The share of the work that is done already. */
  readonly share: number;
}

/**
 * Opposite values at neighbours a distance d apart, given to networks of band B: a row of samples
 * ±1, ∓1, … on [0, 1], and two samples alone in the middle. Below d = 1/(2B) the row oscillates
 * faster than B and stays unlearnt for any number of steps, width or placement (Lucey 2025,
 * section 7). Two samples alone do get apart, after about 12/(πd·2B)² steps or more [ours].
 */
export function crowdedSamples(shape: CrowdingShape, context: RunContext): Crowding {
  const { samples, activation: spec, widths, share } = shape;
  const spacing = logSpaced(0.25, 2, 25);
  const pairSpacing = logSpaced(1e-4, 2, 33);
  const kinds = (['equispaced', 'random'] as const).flatMap((placement) =>
    widths.map((width) => ({ placement, width })),
  );
  const all = [...kinds, { placement: 'samples' as const, width: samples }];
  const networks: CrowdedNetwork[] = [];
  const pairs: CrowdedNetwork[] = [];
  all.forEach(({ placement, width }, done) => {
    checkpoint(context, share + ((1 - share) * done) / all.length, `${placement} biases`);
    const row = equispaced(samples, 1);
    const measure = (u: Float64Array, scale: number) => {
      const draw = { u, origin: 0, span: 1 };
      const random = context.random.stream(0);
      const neurons = finiteNeurons(width, placement as BiasPlacement, draw, random);
      return leftOver(jacobian(withScale(spec, scale, context), u, neurons));
    };
    const rows = Array.from(spacing, (d) => measure(row, d * (samples - 1)));
    const couples = Array.from(pairSpacing, (d) => {
      const scale = samples / 2;
      return measure(
        equispaced(2, d / scale).map((x) => x + 0.5 - d / scale / 2),
        scale,
      );
    });
    steps.forEach((iterations, i) => {
      const base = { placement, iterations };
      const at = (all: number[][]) => Float64Array.from(all, (left) => left[i]!);
      networks.push({ ...base, width, residual: at(rows) });
      pairs.push({ ...base, width: placement === 'samples' ? 2 : width, residual: at(couples) });
    });
  });
  return { activation: spec, spacing, networks, pairSpacing, pairs };
}

function equispaced(count: number, span: number): Float64Array {
  return Float64Array.from({ length: count }, (_, n) => (span * n) / (count - 1));
}

function withScale(spec: string, scale: number, { registry }: RunContext): Activation {
  const { name, values } = parsePluginSpec(spec);
  return registry.get('activation', name).create({ ...values, scale });
}

/** ‖y − f_q‖/‖y‖ of alternating y for each of `steps`. */
function leftOver(A: Matrix): number[] {
  const { rows } = A;
  const { values, vectors } = symmetricEigen(gram(A));
  const largest = values[rows - 1]!;
  const left = steps.map(() => 0);
  for (let k = 0; k < rows; k++) {
    let inner = 0;
    for (let n = 0; n < rows; n++) inner += (n % 2 === 0 ? 1 : -1) * vectors.data[n * rows + k]!;
    const x = Math.min(Math.max(values[k]! / largest, 0), 1);
    steps.forEach((q, i) => {
      left[i]! += (inner * Math.exp(q * Math.log1p(-x))) ** 2 / rows;
    });
  }
  return left.map(Math.sqrt);
}

function gram(A: Matrix): Matrix {
  return A.columns === 0 ? createMatrix(A.rows, A.rows) : multiply(A, transpose(A));
}
