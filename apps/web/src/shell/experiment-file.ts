import type { RunRequest } from '../worker/protocol.ts';

/** A run as an experiment file: `spectral-bias run FILE` gives the same result. */
export function experimentFile({ experiment, params, seed, signal }: RunRequest): string {
  const data = signal && {
    x: Array.from(signal.x),
    y: Array.from(signal.y),
    ...(signal.weights && { weights: Array.from(signal.weights) }),
    xLabel: signal.xLabel,
    yLabel: signal.yLabel,
  };
  return `${JSON.stringify({ experiment, params: { ...params, ...data }, seed }, null, 1)}\n`;
}

/** JavaScript that runs it with the packages. */
export function experimentCode(request: RunRequest): string {
  const name = `${request.experiment}.json`;
  return `// npm install @spectral-bias/core @spectral-bias/experiments \\
//   @spectral-bias/activations @spectral-bias/regularizers
// Beside this file: ${name}, exported from the lab.
import { readFileSync } from 'node:fs';
import { activations } from '@spectral-bias/activations';
import { createContext, createRandom, createRegistry } from '@spectral-bias/core';
import { experiments } from '@spectral-bias/experiments';
import { regularizers } from '@spectral-bias/regularizers';

const { experiment, params, seed } = JSON.parse(readFileSync('${name}', 'utf8'));
const registry = createRegistry([...activations, ...regularizers, ...experiments]);
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
