import type { Activation } from '@spectral-bias/core';
import type { PassRoom } from './pass-kernels.ts';

/** Writes φ(z) over z and φ′(z) to `slopes`; `at` and `slopesAt` are their places in bytes. */
export type Activate = (
  z: Float64Array,
  slopes: Float64Array,
  at: number,
  slopesAt: number,
) => void;

/** An activation that the compiled kernels know: their number for it and its parameters. */
interface Kind {
  readonly kind: number;
  readonly scale: number;
  readonly alpha: number;
}

const kinds: Readonly<Record<string, { kind: number; stretch?: number }>> = {
  relu: { kind: 0 },
  'leaky-relu': { kind: 0 },
  tanh: { kind: 1 },
  sigmoid: { kind: 2 },
  'half-tanh': { kind: 2, stretch: 2 },
  silu: { kind: 3 },
  gelu: { kind: 4 },
  gaussian: { kind: 5 },
  elu: { kind: 6 },
};

/** Numbers that a place lent for the comparison must hold. */
export const PROBES = 64;

/**
 * φ and φ′ over whole arrays: by a compiled kernel where one agrees with φ, else by φ's own calls.
 * Two places with room for `PROBES` numbers are written to.
 */
export function activate(
  activation: Activation,
  { native, view }: PassRoom,
  at: number,
  slopesAt: number,
): Activate {
  const known = native && kindOf(activation);
  if (!native || !known) return byOwnCalls(activation);
  const { kind, scale, alpha } = known;
  const run: Activate = (z, _slopes, zAt, sAt) =>
    native.activate(kind, z.length, scale, alpha, zAt, sAt);
  const z = view(at, PROBES);
  const places = Array.from(z, (_, k) => (k - PROBES / 2 + 0.37) * 0.31);
  z.set(places);
  run(z, z, at, slopesAt);
  const agrees = isNear(activation, places, z, view(slopesAt, PROBES));
  return agrees ? run : byOwnCalls(activation);
}

function kindOf({ name, params }: Activation): Kind | undefined {
  const found = kinds[name];
  if (!found) return undefined;
  const { scale = 1, alpha = 0 } = params as { scale?: number; alpha?: number };
  return { kind: found.kind, scale: scale * (found.stretch ?? 1), alpha };
}

function byOwnCalls(activation: Activation): Activate {
  return (z, slopes) => {
    for (let k = 0; k < z.length; k++) slopes[k] = activation.slope(z[k]!);
    activation.fill(z, z);
  };
}

/** Whether these are φ and φ′: a plug-in may have the name of a built-in and be another. */
function isNear(
  activation: Activation,
  places: readonly number[],
  values: Float64Array,
  slopes: Float64Array,
): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-13 * (1 + Math.abs(b));
  return places.every(
    (z, k) => near(values[k]!, activation.value(z)) && near(slopes[k]!, activation.slope(z)),
  );
}
