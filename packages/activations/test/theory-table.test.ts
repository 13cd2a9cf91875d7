import type { ActivationPlugin, ParameterValues } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import * as built from '../src/index.ts';

const { PI, exp, sinh, cosh, sqrt, abs, max } = Math;

/** |φ̂(k)| for k > 0 and a free width a, as in section 6 of the theory. */
type Size = (k: number, a: number) => number;

/** What is built in, the parameters that make it the table's φ up to `factor`, and |φ̂|. */
type Row = [
  string,
  ActivationPlugin,
  (a: number) => { values?: ParameterValues; factor?: number },
  Size,
];

const rows: Row[] = [
  ['Heaviside', built.heaviside, () => ({}), (k) => 1 / k],
  ['ReLU', built.relu, () => ({}), (k) => 1 / k ** 2],
  [
    'leaky ReLU',
    built.leakyRelu,
    (a) => ({ values: { alpha: a / 8 } }),
    (k, a) => (1 - a / 8) / k ** 2,
  ],
  ['ReLU²', built.reluPower, () => ({ values: { power: 2 } }), (k) => 2 / k ** 3],
  ['ReLU⁵', built.reluPower, () => ({ values: { power: 5 } }), (k) => 120 / k ** 6],
  ['ELU', built.elu, () => ({}), (k) => 1 / (k ** 2 * sqrt(1 + k ** 2))],
  [
    'ln(1 + e^{az})/a',
    built.softplus,
    (a) => ({ values: { scale: a }, factor: 1 / a }),
    (k, a) => PI / (a * k * sinh((PI * k) / a)),
  ],
  ['GELU', built.gelu, () => ({}), (k) => ((1 + k ** 2) * exp(-(k ** 2) / 2)) / k ** 2],
  ['SiLU', built.silu, () => ({}), (k) => (PI ** 2 * cosh(PI * k)) / sinh(PI * k) ** 2],
  [
    'tanh(az)',
    built.tanh,
    (a) => ({ values: { scale: a } }),
    (k, a) => PI / a / sinh((PI * k) / (2 * a)),
  ],
  [
    '(1 + tanh(az))/2',
    built.halfTanh,
    (a) => ({ values: { scale: a } }),
    (k, a) => PI / (2 * a) / sinh((PI * k) / (2 * a)),
  ],
  [
    'sigmoid(az)',
    built.sigmoid,
    (a) => ({ values: { scale: a } }),
    (k, a) => PI / a / sinh((PI * k) / a),
  ],
  [
    'erf(az)',
    built.erf,
    (a) => ({ values: { scale: a } }),
    (k, a) => (2 / k) * exp(-(k ** 2) / (4 * a ** 2)),
  ],
  ['arctan(az)', built.arctan, (a) => ({ values: { scale: a } }), (k, a) => (PI / k) * exp(-k / a)],
  [
    'Gaussian of width σ',
    built.gaussian,
    (s) => ({ values: { scale: 1 / s } }),
    (k, s) => s * sqrt(2 * PI) * exp(-(s ** 2 * k ** 2) / 2),
  ],
  [
    'e^{−a|z|}',
    built.laplace,
    (a) => ({ values: { scale: a } }),
    (k, a) => (2 * a) / (a ** 2 + k ** 2),
  ],
  [
    'sech(az)',
    built.sech,
    (a) => ({ values: { scale: a } }),
    (k, a) => PI / a / cosh((PI * k) / (2 * a)),
  ],
  ['Cauchy', built.cauchy, () => ({}), (k) => PI * exp(-k)],
  [
    'sin(az)/(az)',
    built.sinc,
    (a) => ({ values: { scale: a / PI } }),
    (k, a) => (k < a ? PI / a : 0),
  ],
  [
    '[sin(az/2)/(az/2)]²',
    built.squaredSinc,
    (a) => ({ values: { scale: a / (2 * PI) } }),
    (k, a) => ((2 * PI) / a) * max(0, 1 - k / a),
  ],
];

/** 0.05 to 8, off the band limits, where 1 − k/a loses all digits. */
const frequencies = Array.from({ length: 60 }, (_, i) => 0.05 * 159.9 ** (i / 59));
const widths = [0.7, 1, 2.5, 6];

describe('|φ̂(k)| is that of the theory, section 6, to 1e-12 for k from 0.05 to 8', () => {
  it.each(rows)('%s', (_, plugin, choose, size) => {
    for (const a of widths) {
      const { values = {}, factor = 1 } = choose(a);
      const { fourier } = plugin.create(values);
      for (const k of frequencies) {
        const { re, im } = fourier!(k);
        const expected = size(k, a);
        expect(abs(factor * Math.hypot(re, im) - expected)).toBeLessThanOrEqual(1e-12 * expected);
      }
    }
  });
});
