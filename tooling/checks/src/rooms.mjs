/**
 * Who may import whom: for each folder of packages/, the siblings and the outside packages that its
 * sources may import. A trailing star stands for the rest of a name. Apps may import everything.
 *
 * `globals` lists names that the room may use although packages have no page: a `document` that is
 * handed in, never the global one.
 */
export const rooms = {
  core: { siblings: [], outside: ['zod', 'pure-rand'] },
  linalg: { siblings: ['core'], outside: ['ml-matrix', 'fft.js'] },
  activations: { siblings: ['core'], outside: [] },
  regularizers: { siblings: ['core'], outside: [] },
  signals: {
    siblings: ['core'],
    outside: ['csv-parse', 'fast-png', 'fflate', 'jpeg-js'],
  },
  figures: {
    siblings: ['core'],
    outside: ['@observablehq/plot', 'fast-png'],
    globals: ['document'],
  },
  sweep: { siblings: ['core'], outside: ['piscina', 'bullmq'] },
  testkit: { siblings: ['core'], outside: ['fast-check'] },
  network: { siblings: ['linalg', 'core'], outside: [] },
  'radon-spline': { siblings: ['linalg', 'core'], outside: [] },
  'adaptive-regime': { siblings: ['linalg', 'core'], outside: ['@tensorflow/*'] },
  experiments: {
    siblings: [
      'network',
      'radon-spline',
      'adaptive-regime',
      'activations',
      'regularizers',
      'signals',
      'linalg',
      'core',
    ],
    outside: ['expr-eval-fork', 'mnist'],
  },
};

/** Names that say nothing of what a file holds. */
export const vagueNames = /^(utils?|helpers?|common|misc|types?|shared|lib)$/;

/** Things of the machine or the page that packages must be handed, and chance without a seed. */
export const forbiddenGlobals = {
  console: /(^|[^.\w])console\b[.[]/m,
  process: /(^|[^.\w])process\.(env|argv|exit|std\w+|cwd|platform|versions?|nextTick|hrtime|on)\b/m,
  document: /(^|[^.\w-])document\b[.[]/m,
  window: /(^|[^.\w])window\.(document|location|navigator|\w+Storage|add\w+)\b/m,
  'Math.random': /\bMath\.random\b/,
};

/** What every package has. */
export const furniture = ['README.md', 'package.json', 'tsconfig.json', 'src', 'test'];

/** Most lines of a source file. */
export const longest = 300;

export const scope = '@spectral-bias/';
