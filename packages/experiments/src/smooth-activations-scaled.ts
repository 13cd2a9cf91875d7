import type { Activation } from '@spectral-bias/core';

/** Far enough for φ to be what it is at infinity. */
const FAR = 1e3;

/** p where |φ(z)| grows like |z|^p on one side or the other; 0 where it is bounded. */
export function growthOrder({ value }: Activation): number {
  const orders = [FAR, -FAR].map((z) => Math.log2(Math.abs(value(2 * z) / value(z))));
  return Math.max(0, ...orders.filter(Number.isFinite).map(Math.round));
}

/**
 * φ_s(z) = φ(sz)/s^p, p its order of growth: as s → ∞ its bend draws together at 0 and it keeps its
 * shape far from there. GELU, SiLU and softplus tend to ReLU, within a constant over s; tanh tends to
 * a jump.
 */
export function scaledActivation(activation: Activation, scale: number): Activation {
  const { value, slope, curvature, params, kinks } = activation;
  const size = scale ** -growthOrder(activation);
  const { fourier: _f, tensor: _t, support: _s, bandLimit: _b, ...facts } = activation;
  return {
    ...facts,
    params: { ...params, scale },
    kinks: kinks.map((kink) => kink / scale),
    value: (z) => size * value(scale * z),
    slope: (z) => size * scale * slope(scale * z),
    ...(curvature && { curvature: (z: number) => size * scale ** 2 * curvature(scale * z) }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = scale * z[i]!;
      activation.fill(out, out);
      for (let i = 0; i < z.length; i++) out[i]! *= size;
    },
  };
}

/** Whether φ_s tends to z₊. */
export function tendsToRelu({ value }: Activation): boolean {
  return Math.abs(value(FAR) / FAR - 1) < 1e-2 && Math.abs(value(-FAR) / FAR) < 1e-2;
}

/** Whether φ and φ′ are continuous. */
export function isSmooth({ kinks, value, slope }: Activation): boolean {
  const jumps = (f: (z: number) => number, at: number) =>
    Math.abs(f(at + 1e-9) - f(at - 1e-9)) > 1e-6;
  return !kinks.some((kink) => jumps(value, kink) || jumps(slope, kink));
}
