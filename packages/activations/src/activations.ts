import type { ActivationPlugin } from '@spectral-bias/core';
import { arctan } from './arctan.ts';
import { cauchy } from './cauchy.ts';
import { elu } from './elu.ts';
import { erf } from './erf.ts';
import { gabor } from './gabor.ts';
import { gaussian } from './gaussian.ts';
import { gelu } from './gelu.ts';
import { halfTanh } from './half-tanh.ts';
import { hat } from './hat.ts';
import { heaviside } from './heaviside.ts';
import { impulse } from './impulse.ts';
import { laplace } from './laplace.ts';
import { leakyRelu } from './leaky-relu.ts';
import { mish } from './mish.ts';
import { relu } from './relu.ts';
import { reluPower } from './relu-power.ts';
import { ricker } from './ricker.ts';
import { sech } from './sech.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { sinc } from './sinc.ts';
import { sine } from './sine.ts';
import { softplus } from './softplus.ts';
import { softsign } from './softsign.ts';
import { squaredSinc } from './squared-sinc.ts';
import { squareplus } from './squareplus.ts';
import { tanh } from './tanh.ts';

/** Every built-in activation, in the order they are listed to users: steps and ramps, bells, waves. */
export const activations: readonly ActivationPlugin[] = Object.freeze([
  heaviside,
  relu,
  reluPower,
  leakyRelu,
  elu,
  softplus,
  tanh,
  halfTanh,
  sigmoid,
  erf,
  arctan,
  gelu,
  silu,
  mish,
  squareplus,
  softsign,
  sinc,
  squaredSinc,
  gaussian,
  laplace,
  sech,
  cauchy,
  sine,
  gabor,
  ricker,
  hat,
  impulse,
]);
