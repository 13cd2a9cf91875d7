import { bundleSize } from './bundle-size.mjs';
import { scope } from './rooms.mjs';

/**
 * What a page pays for one import, and the most it may pay, in kB: the everyday name of each
 * package, and a small one, which shows that nothing comes along unasked.
 */
const limits = [
  ['core', 'defineActivation', 3],
  ['core', 'defineRegularizer', 3],
  ['core', 'createRegistry', 3],
  ['core', 'createRandom', 2],
  ['core', 'isSpectralBiasError', 1.5],
  ['signals', 'readSignal', 45],
  ['signals', 'readTableSignal', 23],
  ['signals', 'psnr', 1.5],
  ['network', 'fit', 330],
  ['network', 'predict', 2],
  ['linalg', 'ShiftedSolver', 125],
  ['linalg', 'svd', 140],
  ['linalg', 'factorial', 0.2],
  ['radon-spline', 'spectralPenalty', 5],
  ['radon-spline', 'toRadonSpline', 2],
  ['adaptive-regime', 'train', 26],
  ['adaptive-regime', 'breakplanes', 2],
  ['figures', 'drawFigure', 120],
  ['figures', 'readPlot', 1],
  ['experiments', 'fitExperiment', 350],
  ['experiments', 'wantedPenalty', 16],
  ['testkit', 'checkPlugin', 75],
];

/** The most that one activation or regularizer may cost. */
const onePlugin = 3;

/** The most that zod may cost, once for all that describe parameters. */
const zod = 21;

/** The size of each import, `{ door, name, bytes, later, beside, limit }`, as linked in `project`. */
export async function importSizes(project, doors) {
  const plugins = ['activations', 'regularizers'].flatMap((door) =>
    pluginNames(doors[door]).map((name) => [door, name, onePlugin]),
  );
  const sizes = [];
  for (const [door, name, limit] of [...plugins, ...limits]) {
    sizes.push({ door, name, limit, ...(await measure(project, door, name, ['zod'])) });
  }
  return [...sizes, await zodItself(project, sizes[0])];
}

function pluginNames(door) {
  return Object.keys(door).filter((name) => typeof door[name].create === 'function');
}

async function measure(project, door, name, without) {
  const size = await bundleSize(project, { door: scope + door, names: [name], without });
  return { bytes: size.atOnce, later: size.later, beside: size.beside };
}

async function zodItself(project, { door, name, bytes }) {
  const together = await measure(project, door, name, []);
  return { door: 'zod', limit: zod, bytes: together.bytes - bytes, later: 0, beside: [] };
}
