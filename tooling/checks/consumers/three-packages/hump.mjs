// What page, worker and thread compute alike.
import { gaussian } from '@spectral-bias/activations';
import { defineRegularizer, z } from '@spectral-bias/core';
import { fit } from '@spectral-bias/network';

const cut = defineRegularizer({
  name: 'my-cut',
  title: 'A cut of my own',
  formula: '[s \\ge \\tau]',
  params: z.object({ tau: z.number().default(0.1).describe('τ') }),
  create: ({ tau }) => ({ mask: (s) => (s >= tau ? 1 : 0) }),
});

/** The middle of a fit to a hump, 200 samples with a dense solver. */
export function middleOfHump() {
  const x = Array.from({ length: 200 }, (_, n) => n / 199);
  const signal = { x, y: x.map((place) => Math.sin(Math.PI * place)) };
  const activation = gaussian.create({ scale: 8 });
  return fit(signal, { activation, regularizer: cut }).fitted[100];
}
