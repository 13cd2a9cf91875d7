// The jobs that are timed: each makes its input and returns the function to time.
import { relu } from '@spectral-bias/activations';
import { createRandom } from '@spectral-bias/core';
import { finiteNeurons, fit, jacobian } from '@spectral-bias/network';
import { gradientDescent, ridge } from '@spectral-bias/regularizers';

function noisySignal(n) {
  const random = createRandom(1);
  const x = Float64Array.from({ length: n }, (_, i) => i / (n - 1));
  const y = x.map((u) => Math.sin(40 * u) + 0.3 * random.normal());
  return { x, y };
}

const network = { activation: relu.create() };

/** The exact result of q gradient steps, infinite width, in linear time. */
function gradientDescentFit(n, iterations, solver = 'auto') {
  const signal = noisySignal(n);
  const options = { ...network, regularizer: gradientDescent, strength: { iterations }, solver };
  return () => fit(signal, options);
}

/** The smoothing spline with its strength chosen by GCV. */
function chosenRidgeFit(n) {
  const signal = noisySignal(n);
  return () => fit(signal, { ...network, regularizer: ridge });
}

/** Literal gradient steps on the dense Jacobian of a network as wide as there are samples. */
function literalSteps(n, iterations) {
  const { x, y } = noisySignal(n);
  const at = { u: x, origin: 0, span: 1 };
  const A = jacobian(network.activation, x, finiteNeurons(n, 'equispaced', at, createRandom(0)));
  const rate = 3 / (n * n);
  return () => {
    const w = new Float64Array(n);
    for (let q = 0; q < iterations; q++) step(A.data, y, w, rate, n);
    return w;
  };
}

function step(A, y, w, rate, n) {
  const gradient = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let fitted = 0;
    for (let m = 0; m < n; m++) fitted += A[i * n + m] * w[m];
    const residual = y[i] - fitted;
    for (let m = 0; m < n; m++) gradient[m] += residual * A[i * n + m];
  }
  for (let m = 0; m < n; m++) w[m] += rate * gradient[m];
}

export const jobs = { gradientDescentFit, chosenRidgeFit, literalSteps };
