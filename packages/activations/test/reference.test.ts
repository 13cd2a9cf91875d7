import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activations } from '../src/index.ts';

/** Made by reference.py; columns z, value, slope, curvature. */
const { rows } = JSON.parse(readFileSync(new URL('./reference.json', import.meta.url), 'utf8')) as {
  rows: Record<string, [number, number, number, number][]>;
};

const RELATIVE = 5e-14;
/** Of the largest in the column, where factors cancel (a slope next to its own zero). */
const ABSOLUTE = 1e-16;

describe('value, slope and curvature meet mpmath to 5e-14, from the far tails to next to 0', () => {
  it.each(Object.keys(rows))('%s', (name) => {
    const activation = activations.find((plugin) => plugin.name === name)!.create();
    const { value, slope, curvature } = activation;
    for (const [column, f] of [value, slope, curvature!].entries()) {
      const size = Math.max(...rows[name]!.map((row) => Math.abs(row[column + 1]!)));
      for (const row of rows[name]!) {
        const gap = Math.abs(f(row[0]) - row[column + 1]!);
        const allowed = RELATIVE * Math.abs(row[column + 1]!) + ABSOLUTE * size;
        expect(gap, `column ${column} at z = ${row[0]}`).toBeLessThanOrEqual(allowed);
      }
    }
  });
});
