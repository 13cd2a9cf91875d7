import { type LinearOperator, toeplitzOperator } from '../src/index.ts';
import type { KrylovEngine } from '../src/krylov-basis.ts';

const activations: Record<string, (z: number) => number> = {
  tanh: Math.tanh,
  'half-tanh': (z) => (1 + Math.tanh(z)) / 2,
  sinc: (z) => (z === 0 ? 1 : Math.sin(Math.PI * z) / (Math.PI * z)),
  gaussian: (z) => Math.exp((-z * z) / 2),
};

/** A[n, m] = φ(scale (n − m)/(size − 1)). */
export function evenNetwork(
  activation: string,
  scale: number,
  size: number,
  engine?: KrylovEngine,
): LinearOperator {
  const phi = activations[activation];
  return toeplitzOperator(
    { rows: size, columns: size },
    (j) => phi((scale * j) / (size - 1)),
    engine,
  );
}
