import { createRandom } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { trigonometricRoots } from '../src/arcs-roots.ts';

describe('roots of trigonometric polynomials', () => {
  it('are the six angles a product of sines was made from, to 1e-9', () => {
    const random = createRandom(1);
    for (let trial = 0; trial < 300; trial++) {
      const roots = Array.from({ length: 6 }, () => (2 * random.uniform() - 1) * Math.PI);
      roots.sort((a, b) => a - b);
      const gaps = roots.map((root, k) => root - (roots[k - 1] ?? roots[5] - 2 * Math.PI));
      if (Math.min(...gaps) < 1e-2) continue;
      const f = (theta: number) => roots.reduce((p, root) => p * Math.sin((theta - root) / 2), 1);
      const found = trigonometricRoots(f, 3, -Math.PI, Math.PI, 1e-3);
      expect(found).toHaveLength(6);
      for (const k of roots.keys()) expect(Math.abs(found[k] - roots[k])).toBeLessThan(1e-9);
    }
  });

  it('are all found also where the problem is symmetric about the middle', () => {
    const found = trigonometricRoots((theta) => Math.sin(3 * theta), 3, -0.5, 2.5, 1);
    expect(found).toHaveLength(3);
    for (const k of [0, 1, 2]) expect(Math.abs(found[k] - (k * Math.PI) / 3)).toBeLessThan(1e-14);
  });

  it('are none where the polynomial is rounding throughout', () => {
    expect(trigonometricRoots((theta) => 1e-15 * Math.sin(theta), 3, -3, 3, 1)).toEqual([]);
  });
});
