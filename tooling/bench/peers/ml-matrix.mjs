// Dense factorizations and the product by ml-matrix.
import { readFileSync } from 'node:fs';
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { runSide } from '../src/exchange.mjs';

const manifest = new URL('../node_modules/ml-matrix/package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
const software = `ml-matrix ${version}`;

function singularValueDecomposition({ n }, read) {
  const a = square(n, read('a'));
  return () => {
    const found = new SingularValueDecomposition(a);
    const { leftSingularVectors: u, rightSingularVectors: v, diagonal: values } = found;
    return { software, arrays: () => ({ values, rebuilt: rebuild(u, values, v) }) };
  };
}

function eigendecomposition({ n }, read) {
  const a = square(n, read('a'));
  return () => {
    const found = new EigenvalueDecomposition(a, { assumeSymmetric: true });
    const { eigenvectorMatrix: v, realEigenvalues: values } = found;
    return { software, arrays: () => ({ values, rebuilt: rebuild(v, values, v) }) };
  };
}

function matrixProduct({ n }, read) {
  const [a, b] = [square(n, read('a')), square(n, read('b'))];
  return () => {
    const product = a.mmul(b);
    return { software, arrays: () => ({ product: product.to1DArray() }) };
  };
}

function square(n, data) {
  return Matrix.from1DArray(n, n, data);
}

function rebuild(u, values, v) {
  return u.mmul(Matrix.diag(values)).mmul(v.transpose()).to1DArray();
}

const jobs = { singularValueDecomposition, eigendecomposition, matrixProduct };

runSide((parameters, read) => jobs[parameters.job](parameters, read));
