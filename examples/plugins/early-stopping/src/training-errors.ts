import { type Activation, checkpoint, type WorkOptions } from '@spectral-bias/core';
import { type Fit, fit } from '@spectral-bias/network';
import { gradientDescent } from '@spectral-bias/regularizers';
import type { NoisyWave } from './noisy-wave.ts';

/** A fit of the noisy wave at one number of steps. */
export interface Stop {
  readonly steps: number;
  /** Root mean square of the fit less the wave. */
  readonly error: number;
  readonly fitted: Float64Array;
}

/** Root mean square errors over the steps of gradient descent, and fits at four of them. */
export interface Training {
  readonly activation: string;
  readonly x: Float64Array;
  readonly wave: Float64Array;
  /** Wave and noise. */
  readonly y: Float64Array;
  readonly steps: Float64Array;
  /** Of the wave less the fit to the wave alone. */
  readonly lost: Float64Array;
  /** Of the fit to the noise alone. */
  readonly learned: Float64Array;
  /** Of the fit to both less the wave. */
  readonly error: Float64Array;
  /** A hundredth of the best steps. */
  readonly early: Stop;
  readonly best: Stop;
  readonly last: Stop;
  /** Where generalized cross-validation stops, which sees nothing but the noisy wave. */
  readonly chosen: Stop;
}

/** Trains to each of many numbers of steps, exactly: f_q = U m(S) Uᵀ y, no step is taken. */
export function trainingErrors(
  activation: Activation,
  { x, wave, noise }: NoisyWave,
  most: number,
  work: WorkOptions,
): Training {
  const y = wave.map((value, n) => value + noise[n]!);
  const untold = { activation, regularizer: gradientDescent, signal: work.signal };
  const free = fit({ x, y }, untold); // its strength is chosen by cross-validation
  const trained = (values: Float64Array, iterations: number): Fit =>
    fit({ x, y: values }, { ...untold, network: free.network, strength: { iterations } });
  const stopAt = (wanted: number): Stop => {
    const steps = Math.max(1, Math.round(wanted));
    const { fitted } = trained(y, steps);
    return { steps, error: distance(fitted, wave), fitted };
  };
  const steps = stepCounts(most);
  const lost = new Float64Array(steps.length);
  const learned = new Float64Array(steps.length);
  const error = new Float64Array(steps.length);
  for (const [i, iterations] of steps.entries()) {
    checkpoint(work, i / steps.length, `${iterations} steps`);
    lost[i] = distance(trained(wave, iterations).fitted, wave);
    learned[i] = distance(trained(noise, iterations).fitted);
    error[i] = distance(trained(y, iterations).fitted, wave);
  }
  const best = steps[error.indexOf(Math.min(...error))]!;
  checkpoint(work, 1, 'four fits');
  return {
    activation: activation.title,
    ...{ x, wave, y, steps, lost, learned, error },
    early: stopAt(best / 100),
    best: stopAt(best),
    last: stopAt(most),
    chosen: stopAt(free.equivalents.iterations ?? most),
  };
}

const perDecade = 6;

/** Whole numbers from 1 to `most`, at equal ratios. */
function stepCounts(most: number): Float64Array {
  const count = Math.ceil(perDecade * Math.log10(most)) + 1;
  const all = Array.from({ length: count }, (_, i) => Math.round(most ** (i / (count - 1))));
  return Float64Array.from(new Set(all));
}

/** Root mean square of a − b, or of a alone. */
function distance(a: Float64Array, b?: Float64Array): number {
  const sum = a.reduce((total, value, n) => total + (value - (b?.[n] ?? 0)) ** 2, 0);
  return Math.sqrt(sum / a.length);
}
