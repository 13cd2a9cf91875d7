// Our side of every row: from parameters and arrays to the function that is timed. What it returns
// tells facts that a peer may need, and arrays that are compared with the peer's.
import { gaussian, gelu, relu, sinc, tanh } from '@spectral-bias/activations';
import { cylinderGrid, residualCharges, velocityGrid } from '@spectral-bias/adaptive-regime';
import { multiply, svd, symmetricEigen, transpose } from '@spectral-bias/linalg';
import { buildSystem, fit, prepareSamples } from '@spectral-bias/network';
import { gradientDescent, pca, ridge } from '@spectral-bias/regularizers';
import { trainingSteps } from './training-steps.mjs';

/** q steps of gradient descent at a given rate, infinite width. */
function descent({ iterations, learningRate }, read) {
  const signal = { x: read('x'), y: read('y') };
  const strength = { iterations, learningRate };
  return () => {
    const { fitted } = fit(signal, {
      activation: relu.create(),
      regularizer: gradientDescent,
      nullSpace: 'affine',
      strength,
    });
    return { arrays: () => ({ fitted }) };
  };
}

/** As many steps as keep so many components of as many neurons as samples. */
function descentKeeping({ n, components, measured }, read) {
  const signal = { x: read('x'), y: read('y') };
  const network = {
    activation: relu.create(),
    regularizer: gradientDescent,
    nullSpace: 'none',
    width: n,
  };
  return () => {
    const { fitted, equivalents } = fit(signal, { ...network, strength: { components } });
    const { iterations, learningRate } = equivalents;
    const strength = { iterations: measured, learningRate };
    return {
      facts: { iterations, learningRate },
      arrays: () => ({ fitted, fittedEarly: fit(signal, { ...network, strength }).fitted }),
    };
  };
}

/** The smoothing spline with every sample a knot, its strength chosen by GCV. */
function smoothingSpline(_, read) {
  const signal = { x: read('x'), y: read('y') };
  return () => {
    const { fitted, equivalents } = fit(signal, { activation: relu.create(), regularizer: ridge });
    const { splineLambda, df } = equivalents;
    return { arrays: () => ({ fitted, lambda: [splineLambda], df: [df] }) };
  };
}

const activations = { gaussian, gelu, sinc, tanh };

/** Leading singular values of as many neurons as samples, and the signal on their vectors. */
function leadingComponents({ n, activation, scale, components }, read) {
  const signal = { x: read('x'), y: read('y') };
  const network = { width: n, nullSpace: 'none' };
  return () => {
    const samples = prepareSamples(signal);
    const { system } = buildSystem(samples, activations[activation].create({ scale }), network);
    const singularValues = system.singularValues(components);
    const regularizer = pca.create({ threshold: singularValues[components - 1] });
    const { fitted } = system.shrink(samples.y, regularizer);
    return { arrays: () => ({ singularValues, fitted }) };
  };
}

/** U diag(s) Vᵀ of a square matrix. */
function singularValueDecomposition({ n }, read) {
  const a = square(n, read('a'));
  return () => {
    const { u, s, v } = svd(a);
    return { arrays: () => ({ values: s, rebuilt: product(u, s, v) }) };
  };
}

/** V diag(values) Vᵀ of a symmetric matrix. */
function eigendecomposition({ n }, read) {
  const a = square(n, read('a'));
  return () => {
    const { values, vectors } = symmetricEigen(a);
    return { arrays: () => ({ values, rebuilt: product(vectors, values, vectors) }) };
  };
}

/** AB. */
function matrixProduct({ n }, read) {
  const [a, b] = [square(n, read('a')), square(n, read('b'))];
  return () => {
    const { data } = multiply(a, b);
    return { arrays: () => ({ product: data }) };
  };
}

/** The velocity field of breakplanes on a grid of the unrolled cylinder. */
function fieldOnGrid({ n, d, m, columns, rows }, read) {
  const network = {
    dimension: d,
    outputs: 1,
    width: m,
    ...{ w: read('w'), b: read('b'), v: read('v') },
  };
  const data = { dimension: d, outputs: 1, count: n, x: read('x'), y: read('y') };
  const grid = cylinderGrid(columns, rows, [-3, 3]);
  return () => {
    const { angle, offset } = velocityGrid(residualCharges(network, data), grid);
    return { arrays: () => ({ angle, offset }) };
  };
}

function square(n, data) {
  return { rows: n, columns: n, data };
}

function product(u, s, v) {
  const scaled = u.data.map((value, i) => value * s[i % s.length]);
  return multiply({ ...u, data: scaled }, transpose(v)).data;
}

export const jobs = {
  descent,
  descentKeeping,
  smoothingSpline,
  leadingComponents,
  singularValueDecomposition,
  eigendecomposition,
  matrixProduct,
  trainingSteps,
  fieldOnGrid,
};
