import type { Activation } from '@spectral-bias/core';
import { createMatrix, type Matrix, multiplyVector } from '@spectral-bias/linalg';
import { type CurveData, curveOf, type NeuronSum } from './curve.ts';

/** What the neurons of a network give at some places, a row each. */
interface NeuronValues {
  readonly activation: Activation;
  readonly places: Float64Array;
  readonly values: Matrix;
}

/** More numbers than these are not kept. */
const mostKept = 1_000_000;

/** By the biases, which a network keeps while its strength changes. */
const kept = new WeakMap<Float64Array, NeuronValues>();

/**
 * The function, or a derivative of it, at places on the unit span. What the neurons of a network give
 * at moderately many places is kept for the next fit of that network there, which only weighs it
 * anew: bit for bit what `Curve.at` gives.
 */
export function curveValues(
  data: CurveData,
  places: Float64Array,
  derivative: number,
): Float64Array {
  const few = data.kind === 'neurons' && data.biases.length * places.length <= mostKept;
  if (few && derivative === 0) return weighedValues(data, places);
  const curve = curveOf(data);
  return places.map((u) => curve.at(u, derivative));
}

function weighedValues(data: NeuronSum, places: Float64Array): Float64Array {
  const { weights, polynomial } = data;
  const sums = multiplyVector(neuronValues(data, places), weights);
  for (let i = 0; i < sums.length; i++) {
    for (let k = polynomial.length - 1; k >= 0; k--) sums[i]! += polynomial[k]! * places[i]! ** k;
  }
  return sums;
}

function neuronValues({ activation, biases }: NeuronSum, places: Float64Array): Matrix {
  const before = kept.get(biases);
  if (before?.activation === activation && isSame(before.places, places)) return before.values;
  const values = createMatrix(places.length, biases.length);
  places.forEach((u, i) => {
    const row = values.data.subarray(i * biases.length, (i + 1) * biases.length);
    for (let m = 0; m < row.length; m++) row[m] = u - biases[m]!;
    activation.fill(row, row);
  });
  kept.set(biases, { activation, places, values });
  return values;
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
