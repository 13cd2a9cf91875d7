// Strict TypeScript of the same, type-checked only.
import { relu } from '@spectral-bias/activations';
import {
  type Activation,
  createRegistry,
  defineRegularizer,
  type RegularizerPlugin,
  z,
} from '@spectral-bias/core';
import { type Fit, fit, predict } from '@spectral-bias/network';

const ridge: RegularizerPlugin = defineRegularizer({
  name: 'my-ridge',
  title: 'Ridge of my own',
  formula: 's^2 / (s^2 + \\lambda)',
  params: z.object({ lambda: z.number().min(0).default(1e-3).describe('λ') }),
  create: ({ lambda }) => ({ mask: (s) => (s * s) / (s * s + lambda) }),
});

const registry = createRegistry([relu, ridge]);
const activation: Activation = registry.activation('relu:scale=2');
const fitted: Fit = fit({ x: [0, 1, 2], y: [0, 1, 0] }, { activation, regularizer: ridge });
export const slope: number | undefined = predict(fitted, [1], 1)[0];
// @ts-expect-error a signal has places
fit({ y: [0, 1] }, { activation, regularizer: ridge });
// @ts-expect-error λ is a number
defineRegularizer({ ...ridge, create: ({ lambda }: { lambda: string }) => ({ mask: lambda }) });
