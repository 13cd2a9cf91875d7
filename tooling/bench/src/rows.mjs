// Every promise of speed and memory, and whom it is held against.
//
// label: the job. input: which arrays of inputs.mjs it works on. parameters: what ours and the peers
// are told. goals: for ours alone (seconds, megabytes, growth over another row). peers: a script with
// its own parameters; `faster` is the least ratio of both times, `agrees` how far the arrays may
// differ (relative to the largest value, or each to itself).

const scripts = {
  literalSteps: new URL('../peers/literal-steps.mjs', import.meta.url),
  mlMatrix: new URL('../peers/ml-matrix.mjs', import.meta.url),
  numpyDense: new URL('../peers/numpy_dense.py', import.meta.url),
  numpyNetwork: new URL('../peers/numpy_network.py', import.meta.url),
  ownEngine: new URL('../peers/own-engine.mjs', import.meta.url),
  scipyDescent: new URL('../peers/scipy_descent.py', import.meta.url),
  scipySpline: new URL('../peers/scipy_spline.py', import.meta.url),
  smoothSpline: new URL('../peers/smooth_spline.R', import.meta.url),
  torchSteps: new URL('../peers/torch_steps.py', import.meta.url),
};

const sizes = { 1e4: '10⁴', 1e5: '10⁵', 1e6: '10⁶' };

const descentLabel = (n) => `GD, q = 10⁹, ReLU, infinite width, N = ${sizes[n]}`;

const descents = [
  { n: 1e4 },
  { n: 1e5 },
  {
    n: 1e6,
    goals: {
      seconds: 1,
      megabytes: 600,
      growth: { over: descentLabel(1e5), name: 'N = 10⁵', atMost: 12 },
    },
  },
].map(({ n, goals }) => ({
  label: descentLabel(n),
  job: 'descent',
  input: 'signal',
  parameters: { n, iterations: 1e9, learningRate: 400 / n },
  goals,
  peers: [{ script: scripts.scipyDescent, needs: 'scipy', agrees: [{ of: 'fitted', to: 1e-9 }] }],
}));

const keptComponents = {
  label: 'GD that keeps 100 components, ReLU, N = M = 2000',
  job: 'descentKeeping',
  input: 'signal',
  parameters: { n: 2000, components: 100, measured: 1e6 },
  peers: [
    {
      script: scripts.numpyNetwork,
      needs: 'numpy',
      faster: 100,
      agrees: [{ of: 'fitted', to: 1e-9 }],
    },
    { script: scripts.literalSteps, faster: 1000, agrees: [{ of: 'fittedEarly', to: 1e-9 }] },
  ],
};

// GCV is flat at its minimum, which R seeks to 1e-4 in spar; its penalty has .3330 for 1/3
const asR = [
  { of: 'fitted', to: 2e-3 },
  { of: 'df', to: 1e-2 },
  { of: 'lambda', to: 5e-2 },
];

function spline(n, peers) {
  return {
    label: `GCV, smoothing spline, every sample a knot, N = ${sizes[n]}`,
    job: 'smoothingSpline',
    input: 'signal',
    parameters: { n },
    peers,
  };
}

const splines = [
  spline(1e4, [
    { script: scripts.smoothSpline, parameters: { knots: 'all' }, agrees: asR },
    ...['', '1.10'].map((version) => ({
      script: scripts.scipySpline,
      needs: 'scipy',
      version,
      agrees: [{ of: 'fitted', to: 2e-3 }],
    })),
  ]),
  spline(1e5, [
    { script: scripts.smoothSpline, parameters: { knots: 'all' }, faster: 1, agrees: asR },
  ]),
  spline(1e6, [
    {
      script: scripts.smoothSpline,
      parameters: { knots: 'some' },
      faster: 1,
      agrees: [{ of: 'fitted', to: 1e-2 }],
    },
  ]),
];

const titles = { tanh: 'tanh', sinc: 'sinc', gaussian: 'Gaussian', gelu: 'GELU' };

const components = Object.keys(titles).flatMap((activation) => {
  const row = (n, rest) => ({
    label: `64 components, ${titles[activation]} at scale 64, N = M = ${n}`,
    job: 'leadingComponents',
    input: 'signal',
    parameters: { n, activation, scale: 64, components: 64 },
    ...rest,
  });
  const agrees = [
    { of: 'singularValues', to: 1e-8, each: true },
    { of: 'fitted', to: 1e-8 },
  ];
  return [
    row(2048, { peers: [{ script: scripts.numpyNetwork, needs: 'numpy', faster: 10, agrees }] }),
    row(65536, { goals: { seconds: 5 }, peers: [] }),
  ];
});

function dense(label, job, input, n, names) {
  const agrees = names.map((of) => ({ of, to: 1e-12 }));
  return {
    label: `${label}, n = ${n}`,
    job,
    input,
    parameters: { n },
    peers: [
      { script: scripts.mlMatrix, faster: 10, agrees },
      { script: scripts.numpyDense, needs: 'numpy', faster: 1 / 4, agrees },
    ],
  };
}

const factorizations = [
  ...[256, 512, 1024].map((n) =>
    dense('dense SVD', 'singularValueDecomposition', 'matrices', n, ['values', 'rebuilt']),
  ),
  dense('symmetric eigenproblem', 'eigendecomposition', 'symmetricMatrix', 512, [
    'values',
    'rebuilt',
  ]),
  dense('matrix product', 'matrixProduct', 'matrices', 512, ['product']),
];

const atPrecision = (to) => ['w', 'b', 'v'].map((of) => ({ of, to }));

function training({ activation, sizes: [n, d, m], steps, faster, engine = 'native', beside = [] }) {
  const title = activation === 'relu' ? 'ReLU' : titles[activation];
  const precision = engine === 'native' ? 'float64' : 'float32';
  const float32 = { agrees: atPrecision(1e-4) };
  return {
    label: `a training step in ${precision}, ${title}, N = ${n}, D = ${d}, M = ${m}`,
    job: 'trainingSteps',
    input: 'shallowNetwork',
    parameters: { n, d, m, activation, steps, engine, learningRate: 1e-2 },
    peers: [
      { script: scripts.torchSteps, needs: 'torch', faster, ...float32 },
      { script: scripts.ownEngine, parameters: { engine: 'tfjs-wasm' }, faster: 5, ...float32 },
      ...beside,
    ],
  };
}

const plain = {
  script: scripts.ownEngine,
  parameters: { engine: 'plain' },
  agrees: atPrecision(1e-12),
};

const small = [
  { sizes: [16, 2, 1000], steps: 200 },
  { sizes: [256, 2, 2000], steps: 10 },
].flatMap((task) =>
  ['relu', 'tanh'].map((activation) =>
    training({ ...task, activation, faster: 1, beside: [plain] }),
  ),
);

const large = { activation: 'relu', sizes: [1000, 784, 1000], steps: 1 };

const atPlay = { n: 20, d: 2, m: 200 };

const adaptive = [
  ...small,
  training({ ...large, beside: [plain] }),
  training({ ...large, engine: 'native-float32', faster: 1 / 6 }),
  {
    label: 'a frame of training, 200 neurons, 20 points',
    job: 'trainingSteps',
    input: 'shallowNetwork',
    parameters: { ...atPlay, activation: 'relu', steps: 1, engine: 'native', learningRate: 1e-2 },
    goals: { seconds: 1 / 1000 },
    peers: [],
  },
  {
    label: 'velocity field on 100 × 60 places, 200 neurons, 20 points',
    job: 'fieldOnGrid',
    input: 'shallowNetwork',
    parameters: { ...atPlay, columns: 100, rows: 60 },
    goals: { seconds: 0.01 },
    peers: [],
  },
];

export const rows = [
  ...descents,
  keptComponents,
  ...splines,
  ...components,
  ...factorizations,
  ...adaptive,
];
