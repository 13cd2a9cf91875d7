import { createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { createMatrix, deflatedGram, denseOperator, quadraticForm, svd } from '../src/index.ts';

const size = 60;
const { normal } = createRandom(4);
const a = createMatrix(size, size, Float64Array.from({ length: size * size }, normal));
const { u, s } = svd(a);
const y = Float64Array.from({ length: size }, normal);
const shares = s.map((_, k) => y.reduce((sum, value, n) => sum + value * u.data[n * size + k]!, 0));
const gram = deflatedGram(denseOperator(a), []);

describe('yᵀf(AAᵀ)y by quadrature', () => {
  it.each([
    ['1', () => 1],
    ['t', (t: number) => t],
    ['(λ/(t + λ))²', (t: number) => (1 / (t + 1)) ** 2],
    ['exp(−2t)', (t: number) => Math.exp(-2 * t)],
  ])('is that of the singular vectors to 1e-9 for f = %s', (_, f) => {
    const exact = s.reduce((sum, value, k) => sum + f(value ** 2) * shares[k]! ** 2, 0);
    const { value } = quadraticForm(gram, y).value(f, 1e-10 * exact, 2 * size);
    expect(Math.abs(value / exact - 1)).toBeLessThan(1e-9);
  });

  it('errs by no more than it says, and says the same after other questions', () => {
    const f = (t: number) => 1 / (t + 5);
    const form = quadraticForm(gram, y);
    const exact = s.reduce((sum, value, k) => sum + f(value ** 2) * shares[k]! ** 2, 0);
    const found = form.value(f, 1e-2 * exact, size);
    expect(found.steps).toBeLessThan(size);
    expect(Math.abs(found.value - exact)).toBeLessThanOrEqual(found.error + 1e-13 * exact);
    form.value(f, 0, size);
    expect(form.value(f, 1e-2 * exact, size)).toEqual(found);
  });
});
