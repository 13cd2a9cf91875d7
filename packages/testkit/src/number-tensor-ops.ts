import type { TensorOps } from '@spectral-bias/core';
import { errorFunction } from './error-function.ts';

/** The tensor operations on plain numbers, in double precision: a tensor of one element. */
export const numberTensorOps: TensorOps<number> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  max: Math.max,
  min: Math.min,
  pow: (a, exponent) => a ** exponent,
  exp: Math.exp,
  expm1: Math.expm1,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  erf: errorFunction,
  atan: Math.atan,
  greater: (a, b) => (a > b ? 1 : 0),
  where: (condition, a, b) => (condition !== 0 ? a : b),
};
