// Gradient descent step by step: the Jacobian of ReLU on an even grid is two cumulative sums, so
// that a step costs O(N). The time of the steps that are asked for, from that of a million of them.
import { runSide } from '../src/exchange.mjs';

runSide(({ measured, iterations, learningRate }, read) => {
  const y = read('y');
  return () => {
    const fitted = descend(y, learningRate, measured);
    const factor = iterations / measured;
    const software = `${iterations} literal O(N) steps, extrapolated from ${measured}`;
    return { software, factor, arrays: () => ({ fittedEarly: fitted }) };
  };
});

/** Fitted values after so many steps from w = 0. */
function descend(y, rate, steps) {
  const n = y.length;
  const weights = new Float64Array(n);
  const fitted = new Float64Array(n);
  const h = 1 / (n - 1);
  for (let q = 0; q < steps; q++) {
    stepWeights(weights, fitted, y, rate * h);
    fill(fitted, weights, h);
  }
  return fitted;
}

/** w ← w + rate Aᵀ(y − f): A[n, m] = (n − m)₊, from the last neuron to the first. */
function stepWeights(weights, fitted, y, rate) {
  let sum = 0;
  let slope = 0;
  for (let m = weights.length - 1; m >= 0; m--) {
    sum += slope;
    weights[m] += rate * sum;
    slope += y[m] - fitted[m];
  }
}

/** f ← h (n − m)₊ w, from the first sample to the last. */
function fill(fitted, weights, h) {
  let sum = 0;
  let slope = 0;
  for (let n = 0; n < fitted.length; n++) {
    sum += slope;
    fitted[n] = h * sum;
    slope += weights[n];
  }
}
