import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law, NotJudged } from '../law.ts';
import { near } from '../near.ts';
import { place } from '../samples.ts';

/** With parameter `scale` s: φ_s(z) = φ(sz), φ_s′(z) = sφ′(sz), φ̂_s(k) = φ̂(k/s)/s; to 1e-11. */
export const scale: Law<Activation> = defineLaw({
  law: 'the parameter scale stretches value, slope, kinks and transform together',
  sample: place,
  broken({ subject, sample, plugin, values }) {
    const s = subject.params.scale;
    if (typeof s !== 'number') throw new NotJudged('it has no parameter scale');
    const base = plugin.create({ ...values, scale: 1 });
    const k = sample === 0 ? s : sample;
    const pairs: readonly (readonly [string, number | undefined, number | undefined])[] = [
      [`value(${sample})`, subject.value(sample), base.value(s * sample)],
      [`slope(${sample})`, subject.slope(sample), s * base.slope(s * sample)],
      ['the number of kinks', subject.kinks.length, base.kinks.length],
      ...subject.kinks.map((kink, i) => ['a kink', kink, base.kinks[i]! / s] as const),
      [
        `the real part of fourier(${k})`,
        subject.fourier?.(k).re,
        over(base.fourier?.(k / s).re, s),
      ],
      [
        `the imaginary part of fourier(${k})`,
        subject.fourier?.(k).im,
        over(base.fourier?.(k / s).im, s),
      ],
    ];
    for (const [name, found, expected] of pairs) {
      if (found === expected || near(found!, expected!, 1e-11)) continue;
      return `${name} is ${found}; stretched from scale 1 it is ${expected}`;
    }
    return undefined;
  },
});

function over(value: number | undefined, s: number): number | undefined {
  return value === undefined ? undefined : value / s;
}
