import type { Random } from '@spectral-bias/core';

/** A wave, and white noise to be added to it. */
export interface NoisyWave {
  readonly x: Float64Array;
  readonly wave: Float64Array;
  readonly noise: Float64Array;
}

/** sin(2π cycles x) at equispaced places on [0, 1], and normal noise. */
export function noisyWave(
  wanted: { samples: number; cycles: number; noise: number },
  random: Random,
): NoisyWave {
  const x = Float64Array.from({ length: wanted.samples }, (_, n) => n / (wanted.samples - 1));
  return {
    x,
    wave: x.map((place) => Math.sin(2 * Math.PI * wanted.cycles * place)),
    noise: x.map(() => wanted.noise * random.normal()),
  };
}
