import type { RegularizerPlugin } from '@spectral-bias/core';
import { gradientDescent } from './gradient-descent.ts';
import { gradientFlow } from './gradient-flow.ts';
import { heavyBall } from './heavy-ball.ts';
import { nesterov } from './nesterov.ts';
import { pca } from './pca.ts';
import { ridge } from './ridge.ts';
import { weightDecay } from './weight-decay.ts';

/** Every built-in regularizer, in the order they are listed to users. */
export const regularizers: readonly RegularizerPlugin[] = Object.freeze([
  ridge,
  pca,
  gradientDescent,
  gradientFlow,
  heavyBall,
  nesterov,
  weightDecay,
]);
