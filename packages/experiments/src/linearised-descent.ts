import {
  type Matrix,
  multiply,
  multiplyTransposed,
  multiplyVector,
  symmetricEigen,
  transpose,
} from '@spectral-bias/linalg';

/** Gradient descent on a model linear in its parameters, in closed form. */
export interface LinearisedDescent {
  /** s₁², the largest eigenvalue of JJᵀ. */
  readonly largest: number;
  /** What q steps of size α add to the initial function, when `target` is what is missing. */
  after(q: number, learningRate: number, target: Float64Array): Float64Array;
}

/**
 * Gradient descent on the linearisation f₀ + J(θ − θ₀), J of size N × P, by the eigenvectors of
 * JJᵀ: f_q − f₀ = U (1 − (1 − αs²)^q) Uᵀ (y − f₀) (Lucey 2025, Prop. 4.1, where J is the Jacobian of
 * the outer weights; for any parameters this is the lazy or kernel regime).
 */
export function linearisedDescent(J: Matrix): LinearisedDescent {
  const { values, vectors } = symmetricEigen(multiply(J, transpose(J)));
  return {
    largest: values.at(-1)!,
    after(q, learningRate, target) {
      const inner = multiplyTransposed(vectors, target);
      const learnt = inner.map((value, k) => {
        const x = learningRate * Math.max(values[k]!, 0);
        return value * (x < 1 ? -Math.expm1(q * Math.log1p(-x)) : 1 - (1 - x) ** q);
      });
      return multiplyVector(vectors, learnt);
    },
  };
}
