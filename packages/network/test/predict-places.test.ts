import { tanh } from '@spectral-bias/activations';
import { gradientFlow } from '@spectral-bias/regularizers';
import { expect, test } from 'vitest';
import { curveOf } from '../src/curve.ts';
import { type FitOptions, fit, predict } from '../src/index.ts';
import { irregularSignal } from './signals.ts';

const signal = irregularSignal(60);
const places = Float64Array.from({ length: 300 }, (_, i) => i / 299);

test.each(['constant', 'affine'] as const)(
  'the curve at many places is, bit for bit, the curve at each of them, at any strength (null space %s)',
  (nullSpace) => {
    const options: FitOptions = {
      activation: tanh.create({ scale: 12 }),
      regularizer: gradientFlow,
      width: 50,
      nullSpace,
    };
    const first = fit(signal, { ...options, strength: { df: 8 } });
    for (const df of [8, 20, 8, 5]) {
      const next = fit(signal, { ...options, network: first.network, strength: { df } });
      const { origin, span } = next.samples;
      const curve = curveOf(next.curve);
      expect(predict(next, places)).toEqual(places.map((x) => curve.at((x - origin) / span)));
      const fewer = places.subarray(0, 40);
      expect(predict(next, fewer)).toEqual(fewer.map((x) => curve.at((x - origin) / span)));
    }
  },
);
