/** The core that tests in this process load, and the one that the built command loads. */
export const sourceCore = new URL('../../../packages/core/src/index.ts', import.meta.url).href;
export const builtCore = new URL('../../../packages/core/dist/index.js', import.meta.url).href;

/** The plug-in of the documentation, as a stranger writes it, in plain JavaScript. */
export function pluginSource(name: string, core: string): string {
  return `
import { defineActivation, z } from ${JSON.stringify(core)};

export default defineActivation({
  name: '${name}',
  title: 'Leaky ReLU of a stranger',
  formula: String.raw\`\\max(z, \\alpha z)\`,
  params: z.object({ alpha: z.number().min(0).lt(1).default(0.01).describe('slope left of zero') }),
  create: ({ alpha }) => ({
    value: (z) => (z > 0 ? z : alpha * z),
    slope: (z) => (z > 0 ? 1 : alpha),
    kinks: [0],
    homogeneity: 1,
    greensOrder: 2,
    fourier: (k) => ({ re: (alpha - 1) / k ** 2, im: 0 }),
    tensor: (ops, z) => ops.max(z, ops.mul(alpha, z)),
  }),
});
`;
}
