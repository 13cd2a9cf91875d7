import { defineRegularizer, z } from '@spectral-bias/core';

/**
 * A Butterworth filter of the singular values, m(s) = s⁴/(s⁴ + τ⁴): as ridge, with a steeper edge.
 * Put your own mask in its place.
 */
export default defineRegularizer({
  name: 'my-plugin',
  title: 'My plugin',
  formula: String.raw`\frac{s^4}{s^4 + \tau^4}`,

  // Described once: flags, controls of the page, checks and documentation come from here.
  params: z.object({
    tau: z.number().min(0).default(0.1).describe('singular value that is halved'),
  }),

  create: ({ tau }) => ({
    // What multiplies the component with singular value s: 0 forgets it, 1 fits it.
    mask: (s) => (s === 0 ? 0 : 1 / (1 + (tau / s) ** 4)),

    // 1 − m as a function of t = s², to full accuracy where m is close to 1. With it spline
    // networks are fitted in linear time; without it every fit needs singular values.
    residualOfSquare: (t) => (t === 0 ? 1 : tau ** 4 / (t ** 2 + tau ** 4)),

    // The strength as a threshold on the singular values, and back again below: by these it is
    // chosen by cross-validation, and converted into λ, iterations or degrees of freedom.
    threshold: () => tau,
  }),
  fromThreshold: (threshold) => ({ tau: threshold }),
});
