import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  type Regularizer,
  type RunContext,
  specSchema,
  z,
} from '@spectral-bias/core';
import { logSpaced } from './log-spaced.ts';
import { momentumFigures } from './momentum-figures.ts';
import { normalizedSpectrum, unitJacobian, unitPlaces } from './unit-network.ts';

const params = z.object({
  activation: specSchema('activation')
    .default('relu')
    .describe('activation: name or name:param=value,…'),
  samples: z.number().int().min(16).max(320).default(192).describe('N, samples and neurons'),
  components: z.number().int().min(2).default(32).describe('k, components to keep'),
  momenta: z
    .array(z.number().min(0.01).max(0.9999))
    .min(1)
    .default([0.5, 0.9, 0.99])
    .describe('β, shares of the last step'),
  methods: z
    .array(specSchema('regularizer'))
    .min(1)
    .default(['heavy-ball', 'nesterov'])
    .describe('regularizers that take a momentum'),
  masked: z.number().int().min(2).default(6).describe('k of the masks, few enough to see ripples'),
  decayShare: z
    .number()
    .min(0)
    .max(0.99)
    .default(0.5)
    .describe('share of τ² that is weight decay, in the masks'),
});

/** s/s₁ below which a component takes more steps (1e14) than a whole number counts. */
const leastReached = 1e-7;

/** A mask over singular values. */
export interface MethodMask {
  readonly title: string;
  readonly iterations: number;
  readonly mask: Float64Array;
}

/** Steps to keep k components by one method at one β. */
export interface MethodSteps {
  readonly method: string;
  readonly momentum: number;
  /** For k = 2, 3, …. */
  readonly iterations: Float64Array;
  /** The same relative to gradient descent without momentum. */
  readonly ratio: Float64Array;
}

/** Masks at one threshold, and what a method costs. */
export interface MomentumResult {
  readonly activation: string;
  /** s_k/s₁ of the network. */
  readonly normalized: Float64Array;
  readonly components: number;
  /** How many components the masks keep. */
  readonly masked: number;
  /** s/s₁ at which the masks are drawn. */
  readonly relative: Float64Array;
  readonly masks: readonly MethodMask[];
  /** k = 2, 3, …. */
  readonly k: Float64Array;
  readonly plain: Float64Array;
  readonly methods: readonly MethodSteps[];
}

/**
 * Momentum as a mask [ours, beyond Lucey 2025]: heavy-ball and Nesterov's method keep the same
 * components as gradient descent in (1 − β) times the steps, with ripples above the threshold;
 * weight decay is ridge and gradient descent at once. Step size 1/s₁² throughout.
 */
export const momentumExperiment: ExperimentPlugin<MomentumResult> = defineExperiment({
  name: 'momentum',
  title: 'Momentum as a mask',
  summary: 'The same components in (1 − β) times the steps.',
  params,
  run: (values, context) => runMomentum(values, context),
  figures: momentumFigures,
  table: ({ methods, plain, components }) => {
    const at = components - 2;
    return {
      columns: [
        { name: 'method', values: ['gradient-descent', ...methods.map(({ method }) => method)] },
        { name: 'momentum', values: [0, ...methods.map(({ momentum }) => momentum)] },
        {
          name: `steps to keep ${components}`,
          values: [plain[at]!, ...methods.map(({ iterations }) => iterations[at]!)],
        },
        { name: 'ratio', values: [1, ...methods.map(({ ratio }) => ratio[at]!)] },
        { name: '1 − β', values: [1, ...methods.map(({ momentum }) => 1 - momentum)] },
      ],
    };
  },
});

function runMomentum(values: z.output<typeof params>, context: RunContext): MomentumResult {
  const { samples, momenta, methods } = values;
  checkpoint(context, 0, 'singular values');
  const phi = context.registry.activation(values.activation);
  const normalized = normalizedSpectrum(unitJacobian(phi, unitPlaces(samples), samples));
  const rank = normalized.filter((s) => s > leastReached).length;
  const components = Math.min(values.components, rank);
  const k = Float64Array.from(
    { length: Math.max(components, Math.min(rank, 64)) - 1 },
    (_, i) => i + 2,
  );
  const stepsOf = (name: string, momentum?: number) =>
    k.map((one) => stepsToKeep(normalized[one - 1]!, withSteps(name, momentum, context)));
  const plain = stepsOf('gradient-descent');
  const costs = methods.flatMap((method, i) =>
    momenta.map((momentum): MethodSteps => {
      checkpoint(context, 0.5 + (0.5 * i) / methods.length, `${method}, β = ${momentum}`);
      const iterations = stepsOf(method, momentum);
      return { method, momentum, iterations, ratio: iterations.map((q, at) => q / plain[at]!) };
    }),
  );
  const masked = Math.min(values.masked, components);
  const tau = normalized[masked - 1]!;
  const relative = logSpaced(Math.max(tau / 10, 1e-8), 1, 600);
  const masks = masksAt(tau, relative, values, context);
  const { activation } = values;
  return { activation, normalized, components, masked, relative, masks, k, plain, methods: costs };
}

/** The regularizer of this name with q steps, at s₁ = 1. */
function withSteps(name: string, momentum: number | undefined, { registry }: RunContext) {
  const plugin = registry.get('regularizer', name);
  return (iterations: number): Regularizer =>
    plugin.create(momentum === undefined ? { iterations } : { iterations, momentum });
}

/**
 * The least whole q at which the mask at s reaches 1 − 1/e, by doubling and bisection: up to there
 * the mask only rises, ripples come after.
 */
function stepsToKeep(s: number, regularizer: (q: number) => Regularizer): number {
  const keeps = (q: number) => regularizer(q).mask(s, 1) >= 1 - 1 / Math.E;
  let high = 1;
  while (!keeps(high) && high < 2 ** 52) high *= 2;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (keeps(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function masksAt(
  tau: number,
  relative: Float64Array,
  { methods, momenta, decayShare }: z.output<typeof params>,
  context: RunContext,
): MethodMask[] {
  const momentum = Math.max(...momenta);
  const drawn = (title: string, regularizer: Regularizer): MethodMask => ({
    title,
    iterations: Number(regularizer.params.iterations),
    mask: relative.map((s) => regularizer.mask(s, 1)),
  });
  const kept = (title: string, name: string, beta?: number) => {
    const make = withSteps(name, beta, context);
    return drawn(title, make(stepsToKeep(tau, make)));
  };
  const decay = decayShare * tau * tau;
  const make = (iterations: number) =>
    context.registry.get('regularizer', 'weight-decay').create({ iterations, decay });
  return [
    kept('gradient descent', 'gradient-descent'),
    ...methods.map((name) => kept(`${name}, β = ${momentum}`, name, momentum)),
    drawn('weight decay', make(Math.ceil((1 + decay) / (tau * tau - decay)))),
  ];
}
