import type { TensorOps } from '@spectral-bias/core';
import * as tf from '@tensorflow/tfjs-core';

/** A tensor and its derivative by z, element by element (a dual number). */
export interface Dual {
  readonly value: tf.Tensor;
  readonly slope: tf.Tensor;
}

type Operand = Dual | number;

const partOf = (a: Operand): tf.Tensor | number => (typeof a === 'number' ? a : a.value);
const slopeOf = (a: Operand, like: tf.Tensor): tf.Tensor =>
  typeof a === 'number' ? tf.zeros(like.shape) : a.slope;

/** g(a) with slope g′(a) a′. */
const chain = (a: Dual, value: tf.Tensor, derivative: tf.Tensor): Dual => ({
  value,
  slope: tf.mul(a.slope, derivative),
});

const select = (test: tf.Tensor, a: Operand, b: Operand): Dual => {
  const chosen = (x: tf.Tensor | number, y: tf.Tensor | number) =>
    tf.where(test, spread(x, test), spread(y, test));
  return {
    value: chosen(partOf(a), partOf(b)),
    slope: chosen(slopeOf(a, test), slopeOf(b, test)),
  };
};

/** tfjs selects among tensors of one shape only. */
function spread(value: tf.Tensor | number, like: tf.Tensor): tf.Tensor {
  return typeof value === 'number' ? tf.fill(like.shape, value, 'float32') : value;
}

/**
 * The operations of tfjs, lent to an activation's tensor form so that it gives φ and φ′ together: by
 * forward differentiation, as tfjs in Node comes without the derivatives of its operations.
 */
const slopeOps: TensorOps<Dual> = {
  add: (a, b) => {
    const value = tf.add(partOf(a), partOf(b));
    return { value, slope: tf.add(slopeOf(a, value), slopeOf(b, value)) };
  },
  sub: (a, b) => {
    const value = tf.sub(partOf(a), partOf(b));
    return { value, slope: tf.sub(slopeOf(a, value), slopeOf(b, value)) };
  },
  mul: (a, b) => {
    const value = tf.mul(partOf(a), partOf(b));
    const left = tf.mul(slopeOf(a, value), partOf(b));
    return { value, slope: tf.add(left, tf.mul(partOf(a), slopeOf(b, value))) };
  },
  div: (a, b) => {
    const value = tf.div(partOf(a), partOf(b));
    const slope = tf.sub(slopeOf(a, value), tf.mul(value, slopeOf(b, value)));
    return { value, slope: tf.div(slope, partOf(b)) };
  },
  max: (a, b) => select(tf.greater(partOf(a), partOf(b)), a, b),
  min: (a, b) => select(tf.less(partOf(a), partOf(b)), a, b),
  pow: (a, p) => chain(a, tf.pow(a.value, p), tf.mul(tf.pow(a.value, p - 1), p)),
  exp: (a) => {
    const value = tf.exp(a.value);
    return chain(a, value, value);
  },
  expm1: (a) => chain(a, tf.expm1(a.value), tf.exp(a.value)),
  log1p: (a) => chain(a, tf.log1p(a.value), tf.reciprocal(tf.add(a.value, 1))),
  sqrt: (a) => {
    const value = tf.sqrt(a.value);
    return chain(a, value, tf.div(0.5, value));
  },
  abs: (a) => chain(a, tf.abs(a.value), tf.sign(a.value)),
  sin: (a) => chain(a, tf.sin(a.value), tf.cos(a.value)),
  cos: (a) => chain(a, tf.cos(a.value), tf.neg(tf.sin(a.value))),
  tanh: (a) => {
    const value = tf.tanh(a.value);
    return chain(a, value, tf.sub(1, tf.square(value)));
  },
  erf: (a) =>
    chain(a, tf.erf(a.value), tf.mul(tf.exp(tf.neg(tf.square(a.value))), 2 / Math.sqrt(Math.PI))),
  atan: (a) => chain(a, tf.atan(a.value), tf.reciprocal(tf.add(tf.square(a.value), 1))),
  greater: (a, b) => {
    const value = tf.cast(tf.greater(a.value, partOf(b)), 'float32');
    return { value, slope: tf.zerosLike(value) };
  },
  where: (condition, a, b) => select(tf.cast(condition.value, 'bool'), a, b),
};

/** φ and φ′ of z. */
export function withSlope(tensor: <T>(ops: TensorOps<T>, z: T) => T, z: tf.Tensor): Dual {
  return tensor(slopeOps, { value: z, slope: tf.onesLike(z) });
}
