import type { PluginSource, RunRequest } from '../worker/protocol.ts';

/**
 * A run as an experiment file: `spectral-bias run FILE` gives the same result. It names the plug-ins
 * that are not the lab's own as files beside it.
 */
export function experimentFile(
  { experiment, params, seed, signal }: RunRequest,
  plugins: readonly PluginSource[] = [],
): string {
  const data = signal && {
    x: Array.from(signal.x),
    y: Array.from(signal.y),
    ...(signal.weights && { weights: Array.from(signal.weights) }),
    xLabel: signal.xLabel,
    yLabel: signal.yLabel,
  };
  const file = {
    experiment,
    params: { ...params, ...data },
    seed,
    ...(plugins.length > 0 && { plugins: plugins.map(({ name }) => `./${name}`) }),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** JavaScript that runs it with the packages. */
export function experimentCode(request: RunRequest, plugins: readonly PluginSource[] = []): string {
  const name = `${request.experiment}.json`;
  const beside = [name, ...plugins.map((plugin) => plugin.name)].join(', ');
  const imports = plugins.map(({ name: file }, i) => `import plugin${i + 1} from './${file}';\n`);
  const own = plugins.map((_, i) => `, ...[plugin${i + 1}].flat()`).join('');
  return `// npm install @spectral-bias/core @spectral-bias/experiments \\
//   @spectral-bias/activations @spectral-bias/regularizers
// Beside this file: ${beside}, exported from the lab.
import { readFileSync } from 'node:fs';
import { activations } from '@spectral-bias/activations';
import { createContext, createRandom, createRegistry } from '@spectral-bias/core';
import { experiments } from '@spectral-bias/experiments';
import { regularizers } from '@spectral-bias/regularizers';
${imports.join('')}
const { experiment, params, seed } = JSON.parse(readFileSync('${name}', 'utf8'));
const registry = createRegistry([...activations, ...regularizers, ...experiments${own}]);
const plugin = registry.get('experiment', experiment);
const context = createContext({ registry, random: createRandom(seed) });
const result = await plugin.run(params, context);
console.table(plugin.table(result).columns.map(({ name, values }) => [name, values[0]]));
`;
}

/** The command that runs it. */
export function experimentCommand({ experiment }: RunRequest): string {
  return `npx @spectral-bias/cli run ${experiment}.json --out ${experiment}`;
}
