import type { Random } from '@spectral-bias/core';

/**
 * A real signal of band B: twelve cosines of random amplitude and phase with frequencies spread
 * over 0 to 0.95 B cycles per unit, the same formula on the whole line.
 */
export function bandLimitedSignal(band: number, random: Random): (x: number) => number {
  const waves = Array.from({ length: 12 }, (_, i) => ({
    amplitude: random.normal(),
    frequency: (0.95 * band * (i + random.uniform())) / 12,
    phase: 2 * Math.PI * random.uniform(),
  }));
  return (x) =>
    waves.reduce(
      (sum, { amplitude, frequency, phase }) =>
        sum + amplitude * Math.cos(2 * Math.PI * frequency * x + phase),
      0,
    );
}
