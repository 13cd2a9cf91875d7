import type { CurveData } from './curve.ts';
import { type Samples, within } from './samples.ts';
import type { Shrunk } from './system.ts';

/** Samples whose y was brought to size 1 about 0, and how to bring it back. */
export interface Normalized {
  readonly samples: Samples;
  readonly offset: number;
  readonly scale: number;
}

/**
 * y less its mean (where constants cost nothing) and brought to size 1, so that neither a large
 * offset nor 1e300 costs digits. Every fit is equivariant in both.
 */
export function normalize(samples: Samples, nullity: number): Normalized {
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
export function denormalize(shrunk: Shrunk, normalized: Normalized): Shrunk {
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
