// Plain JavaScript of somebody who installed three packages.
import { strict as assert } from 'node:assert';
import { tanh } from '@spectral-bias/activations';
import { defineRegularizer, z } from '@spectral-bias/core';
import { fit, predict } from '@spectral-bias/network';

const ridge = defineRegularizer({
  name: 'my-ridge',
  title: 'Ridge of my own',
  formula: 's^2 / (s^2 + \\lambda)',
  params: z.object({ lambda: z.number().min(0).default(1e-3).describe('λ') }),
  create: ({ lambda }) => ({ mask: (s) => (s * s) / (s * s + lambda) }),
});

const x = Array.from({ length: 40 }, (_, n) => n / 39);
const line = fit(
  { x, y: x.map((place) => 3 * place - 1) },
  { activation: tanh.create({ scale: 4 }), regularizer: ridge, strength: { lambda: 1e-8 } },
);
const [middle] = predict(line, [0.5]);
assert.ok(Math.abs(middle - 0.5) < 1e-3, `a line through (0.5, 0.5) is fitted as ${middle}`);
