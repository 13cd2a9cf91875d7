import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import type { ActivationDesign } from './design-activation.ts';
import { designedForm } from './designed-form.ts';

/** How a designed activation is called. */
export interface DesignedName {
  /** Lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
}

/**
 * A design as an activation plug-in, with `scale`, kinks, transform and band limit.
 *
 * @throws InvalidParameterError if the name cannot be typed on a command line
 */
export function designedPlugin(
  design: ActivationDesign,
  { name, title }: DesignedName,
): ActivationPlugin {
  return defineActivation({
    name,
    title,
    formula: formulas[design.phase],
    create: () => designedForm(design.table),
  });
}

/**
 * A design as the text of an ES module that needs nothing but `@spectral-bias/core`: the numbers and
 * the function that computes φ, φ′ and φ̂ from them. Its default export is `designedPlugin`'s.
 *
 * @throws InvalidParameterError if the name cannot be typed on a command line
 */
export function designToPlugin(design: ActivationDesign, named: DesignedName): string {
  const { name, title, formula } = designedPlugin(design, named);
  return `import { defineActivation } from '@spectral-bias/core';

const table = ${JSON.stringify(design.table)};

export default defineActivation({
  name: ${JSON.stringify(name)},
  title: ${JSON.stringify(title)},
  formula: ${JSON.stringify(formula)},
  create: () => form(table),
});

const form = ${String(designedForm)};
`;
}

const formulas = {
  even: String.raw`\tfrac1\pi \int_0^\infty \rho(k)^{-1/2} \cos(kz) \, dk`,
  odd: String.raw`\tfrac1\pi \int_0^\infty \rho(k)^{-1/2} \sin(kz) \, dk`,
  causal: String.raw`\tfrac1{2\pi} \int \rho(k)^{-1/2} e^{i\theta(k)} e^{ikz} \, dk`,
};
