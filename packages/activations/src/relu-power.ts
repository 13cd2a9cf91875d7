import { type ActivationPlugin, type Complex, defineActivation, z } from '@spectral-bias/core';

/**
 * Power of the rectified linear unit: φ(z) = max(0, z)^p, p = `power`. Green's function of the
 * derivative of order p + 1, up to the factor p! (theory section 4). φ̂(k) = p!/(ik)^{p+1}.
 */
export const reluPower: ActivationPlugin = defineActivation({
  name: 'relu-power',
  title: 'Power of ReLU',
  formula: String.raw`\max(0, z)^p`,
  params: z.object({
    power: z.int().min(1).max(8).default(2).describe('exponent p, an integer'),
  }),
  create: ({ power }) => ({
    value: (z) => (z > 0 ? integerPower(z, power) : 0),
    slope: (z) => (z > 0 ? power * integerPower(z, power - 1) : 0),
    curvature: (z) => (z > 0 && power > 1 ? power * (power - 1) * integerPower(z, power - 2) : 0),
    kinks: [0],
    homogeneity: power,
    greensOrder: power + 1,
    monotonic: 'monotonic',
    fourier: (k) => factorialOverPower(power, k),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! > 0 ? integerPower(z[i]!, power) : 0;
    },
    tensor: (ops, z) => ops.pow(ops.max(z, 0), power),
  }),
});

function integerPower(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i++) product *= base;
  return product;
}

/** p!/(ik)^{p+1}: the powers of 1/i go round −i, −1, i, 1. */
function factorialOverPower(p: number, k: number): Complex {
  let size = 1 / k;
  for (let j = 1; j <= p; j++) size *= j / k;
  const sign = Math.floor((p + 2) / 2) % 2 === 0 ? 1 : -1;
  return p % 2 === 0 ? { re: 0, im: sign * size } : { re: sign * size, im: 0 };
}
