import { describe, expect, it } from 'vitest';
import { gaussQuadrature, radauQuadrature } from '../src/gauss-quadrature.ts';
import { deflatedGram, probeBound, toeplitzOperator, traceProbes } from '../src/index.ts';

/** The Jacobi matrix of Legendre's polynomials on [0, 1]. */
function legendre(count: number) {
  const diagonal = new Float64Array(count).fill(0.5);
  const off = Float64Array.from(
    { length: count },
    (_, i) => (i + 1) / 2 / Math.sqrt(4 * (i + 1) ** 2 - 1),
  );
  return [diagonal, off] as const;
}

describe('Gauss rules of a Jacobi matrix', () => {
  it('integrate powers up to 2n − 1 (Legendre), and with a node at 0 up to 2n − 2', () => {
    for (const count of [1, 2, 5, 12]) {
      const gauss = gaussQuadrature(...legendre(count));
      const radau = radauQuadrature(...legendre(count));
      expect(Math.min(...radau.nodes.map(Math.abs))).toBeLessThan(1e-14);
      for (let power = 0; power < 2 * count; power++) {
        const integral = (rule: typeof gauss) =>
          rule.nodes.reduce((sum, node, i) => sum + rule.weights[i]! * node ** power, 0);
        expect(Math.abs(integral(gauss) - 1 / (power + 1))).toBeLessThan(1e-13);
        if (power > 2 * count - 2) continue;
        expect(Math.abs(integral(radau) - 1 / (power + 1))).toBeLessThan(1e-13);
      }
    }
  });

  it('bracket 1/(t + λ), whose derivatives alternate', () => {
    const f = (t: number) => 1 / (t + 1e-3);
    for (const count of [2, 4, 8, 16]) {
      const [low, high] = [
        gaussQuadrature(...legendre(count)),
        radauQuadrature(...legendre(count)),
      ].map(({ nodes, weights }) =>
        nodes.reduce((sum, node, i) => sum + weights[i]! * f(node), 0),
      ) as [number, number];
      expect(low).toBeLessThanOrEqual(Math.log1p(1e3));
      expect(high).toBeGreaterThanOrEqual(Math.log1p(1e3));
    }
  });
});

describe('traces by random probes', () => {
  const size = 300;
  // lower-triangular ones: s_k = 1/(2 sin((2k − 1)π/(4N + 2)))
  const ones = toeplitzOperator({ rows: size, columns: size }, (j) => (j >= 0 ? 1 : 0));
  const squares = Float64Array.from(
    { length: size },
    (_, k) => (2 * Math.sin(((2 * k + 1) * Math.PI) / (4 * size + 2))) ** -2,
  );
  const probes = traceProbes(deflatedGram(ones, []));

  it.each([1, 1e2, 1e4])('lie within their bound of Σ t/(t + λ), λ = %d', (lambda) => {
    const f = (t: number) => t / (t + lambda);
    const exact = squares.reduce((sum, t) => sum + f(t), 0);
    for (const count of [4, 16]) {
      const found = probes.estimate(f, { probes: count, steps: 300 });
      const bound = probeBound(found.squares, 1, found.probes, 1e-3) + found.quadrature;
      expect(Math.abs(found.value - exact)).toBeLessThan(bound);
      expect(found.quadrature).toBeLessThan(0.01 * exact);
    }
  });

  it('are the same for the same effort, whatever was asked for before', () => {
    const f = (t: number) => t / (t + 10);
    const again = traceProbes(deflatedGram(ones, []));
    const first = again.estimate(f, { probes: 4, steps: 20 });
    again.estimate(f, { probes: 12, steps: 50 });
    expect(again.estimate(f, { probes: 4, steps: 20 })).toEqual(first);
  });

  it('miss their bound as often as they may: not in 100 seeds at a risk of 1e-3', () => {
    const small = toeplitzOperator({ rows: 40, columns: 40 }, (j) => (j >= 0 ? 1 : 0));
    const gram = deflatedGram(small, []);
    const f = (t: number) => t / (t + 5);
    const exact = Array.from({ length: 40 }, (_, k) =>
      f((2 * Math.sin(((2 * k + 1) * Math.PI) / 162)) ** -2),
    ).reduce((sum, value) => sum + value, 0);
    for (let seed = 0; seed < 100; seed++) {
      const found = traceProbes(gram, seed).estimate(f, { probes: 4, steps: 40 });
      const bound = probeBound(found.squares, 1, 4, 1e-3) + found.quadrature;
      expect(Math.abs(found.value - exact)).toBeLessThan(bound);
    }
  });
});
