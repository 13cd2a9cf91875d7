import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { type Integral, integrate } from '../integrate.ts';
import { defineLaw, type Law } from '../law.ts';

/** k0/Δ: at 12 standard deviations a singularity at k = 0 weighs e^{−72}. */
const SHARPNESS = 12;

/** Standard deviations after which a Gaussian is cut: e^{−40}. */
const CUT = 9;

/**
 * φ̂ against φ itself, seen through Gaussian wave packets: by Parseval
 * ∫ φ(z) e^{−Δ²z²/2} e^{−ik0z} dz = ∫ φ̂(k) e^{−(k−k0)²/2Δ²} dk / (√(2π) Δ), with Δ = |k0|/12 so
 * that k = 0 does not matter. Both sides by quadrature, for |k0| from 0.2 to 8 times `scale`, of
 * both signs. They agree to 1e-8 of the right side's integrand, or to 1e-12 of the left side's: a
 * transform far smaller than φ is only checked absolutely, as double precision cannot see it.
 */
export const fourier: Law<Activation> = defineLaw({
  law: 'fourier is the transform of value',
  sample: fc
    .tuple(fc.constantFrom(1, -1), fc.integer({ min: -22, max: 29 }))
    .map(([sign, i]) => sign * 10 ** (i / 32)),
  expensive: true,
  missing: ({ fourier }) => (fourier ? undefined : 'it gives no fourier'),
  broken({ subject, sample }) {
    const { scale } = subject.params;
    const unit = typeof scale === 'number' ? scale : 1;
    const k0 = sample * unit;
    const direct = throughPacket(subject, k0, unit);
    const given = averaged(subject, k0);
    const gap = Math.hypot(direct.re - given.re, direct.im - given.im);
    if (gap <= 1e-8 * given.size + 1e-12 * direct.size) return undefined;
    return (
      `around k = ${k0} fourier averages to ${given.re} + ${given.im}i, ` +
      `the transform of value to ${direct.re} + ${direct.im}i`
    );
  },
});

/** ∫ φ(z) e^{−Δ²z²/2} e^{−ik0z} dz, panels of half an oscillation, finer around 0. */
function throughPacket({ value, kinks }: Activation, k0: number, unit: number): Integral {
  const width = Math.abs(k0) / SHARPNESS;
  const end = CUT / width;
  const half = Math.PI / Math.abs(k0);
  const breaks = [0, ...kinks];
  for (let z = half; z < end; z += half) breaks.push(-z, z);
  for (let z = 2 ** -4 / unit; z < end; z *= 2) breaks.push(-z, z);
  return integrate(
    (z, out) => {
      const amplitude = value(z) * Math.exp(-((width * z) ** 2) / 2);
      out[0] = amplitude * Math.cos(k0 * z);
      out[1] = -amplitude * Math.sin(k0 * z);
    },
    within(breaks, -end, end),
  );
}

/** ∫ φ̂(k) e^{−(k−k0)²/2Δ²} dk / (√(2π) Δ), panels of Δ. */
function averaged({ fourier, bandLimit = 0 }: Activation, k0: number): Integral {
  const width = Math.abs(k0) / SHARPNESS;
  const breaks = [-bandLimit, bandLimit];
  for (let j = -CUT; j <= CUT; j++) breaks.push(k0 + j * width);
  return integrate(
    (k, out) => {
      const { re, im } = fourier!(k);
      const weight = Math.exp(-(((k - k0) / width) ** 2) / 2) / (Math.sqrt(2 * Math.PI) * width);
      out[0] = weight * re;
      out[1] = weight * im;
    },
    within(breaks, k0 - CUT * width, k0 + CUT * width),
  );
}

function within(breaks: readonly number[], from: number, to: number): number[] {
  const inside = breaks.filter((place) => place > from && place < to);
  return [from, ...new Set(inside.sort((a, b) => a - b)), to];
}
