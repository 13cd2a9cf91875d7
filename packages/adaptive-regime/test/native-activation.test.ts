import { readFileSync } from 'node:fs';
import { activations } from '@spectral-bias/activations';
import { describe, expect, it } from 'vitest';
import { activate, PROBES } from '../src/native-activation.ts';
import { passRoom } from '../src/pass-kernels.ts';

const file = new URL('golden/compiled-activations.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8'));
const count = 4 * Math.ceil(golden.z.length / 4);

/** φ and φ′ at these places by the compiled kernel, which alone writes to where it is told. */
function compiled(name: string, places: readonly number[]) {
  const room = passRoom([Math.max(PROBES, count), Math.max(PROBES, count)], 'auto');
  const [at, slopesAt] = room.places as [number, number];
  const activation = activations.find((plugin) => plugin.name === name)!.create();
  const run = activate(activation, room, at, slopesAt);
  const [z, slopes] = [room.view(at, count), room.view(slopesAt, count)];
  z.set(places);
  run(z.slice(), slopes.slice(), at, slopesAt);
  return { value: z, slope: slopes };
}

/** The most units in the last place that `a` and `b` are apart. */
function unitsApart(a: number, b: number): number {
  const [[x, y]] = [new BigInt64Array(Float64Array.of(a, b).buffer)];
  return a === b ? 0 : Math.abs(Number(x! - y!));
}

it('compiled tanh is within 2 units in the last place', () => {
  const { value } = compiled('tanh', golden.z);
  golden.activations.tanh.value.forEach((exact: number, k: number) => {
    expect(unitsApart(value[k]!, exact)).toBeLessThanOrEqual(2);
  });
});

describe.each(Object.keys(golden.activations))('compiled %s', (name) => {
  const found = compiled(name, golden.z);

  it.each(['value', 'slope'] as const)('has the exact %s to 1e-15', (part) => {
    golden.activations[name][part].forEach((exact: number, k: number) => {
      expect(Math.abs(found[part][k]! - exact)).toBeLessThanOrEqual(1e-15 * (1 + Math.abs(exact)));
    });
  });

  it('gives what is not a number back', () => {
    const { value } = compiled(name, [Number.NaN, 1]);
    expect(value[0]).toBeNaN();
    expect(value[1]).toBe(compiled(name, [1, 1]).value[0]);
  });
});
