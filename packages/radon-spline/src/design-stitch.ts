import type { ProfilePanel } from './design-profile.ts';
import type { EdgeWave } from './design-waves.ts';

/** Value and slope, in units of a panel's half-width, that a panel lacks at its two ends. */
interface Lack {
  value: [left: number, right: number];
  slope: [left: number, right: number];
}

/**
 * Panels with the cubics added that make φ and φ′ continuous: both panels at an end meet halfway,
 * but the first one, which may be even or odd, stays.
 * What is added is as small as the errors of the panels.
 */
export function stitched(
  panels: readonly ProfilePanel[],
  waves: readonly EdgeWave[],
): ProfilePanel[] {
  const lacks = panels.map((): Lack => ({ value: [0, 0], slope: [0, 0] }));
  for (let i = 1; i < panels.length; i++) {
    const [left, right] = [panels[i - 1]!, panels[i]!];
    const [here, there] = [endOf(left, 1), endOf(right, -1)];
    const starting = waves.filter(({ from }) => from > left.from && from <= right.from);
    const wave = starting.reduce((sum, wave) => sum + wave.at(right.from), 0);
    const waveSlope = starting.reduce((sum, wave) => sum + wave.slopeAt(right.from), 0);
    const gap = there.value + wave - here.value;
    const bend = there.slope + waveSlope - here.slope;
    const share = i === 1 ? 0 : 0.5;
    lacks[i - 1]!.value[1] = share * gap;
    lacks[i]!.value[0] = (share - 1) * gap;
    lacks[i - 1]!.slope[1] = (share * bend * (left.to - left.from)) / 2;
    lacks[i]!.slope[0] = ((share - 1) * bend * (right.to - right.from)) / 2;
  }
  return panels.map((panel, i) => ({
    ...panel,
    coefficients: withCubic(panel.coefficients, lacks[i]!),
  }));
}

/** Value and slope of a panel at an end. */
function endOf(
  { from, to, coefficients }: ProfilePanel,
  side: 1 | -1,
): { value: number; slope: number } {
  let [value, slope] = [0, 0];
  coefficients.forEach((c, l) => {
    const sign = side === 1 || l % 2 === 0 ? 1 : -1;
    value += sign * c;
    slope += (sign * side * c * l * (l + 1)) / (to - from);
  });
  return { value, slope };
}

/** The series with the cubic Hermite polynomial added that has these values and slopes at ∓1. */
function withCubic(coefficients: readonly number[], { value, slope }: Lack): number[] {
  const sum = (value[0] + value[1]) / 2;
  const difference = (value[1] - value[0]) / 2;
  const slopes = slope[0] + slope[1];
  const bend = slope[1] - slope[0];
  const cubic = [
    sum - bend / 6,
    1.2 * difference - slopes / 10,
    bend / 6,
    slopes / 10 - 0.2 * difference,
  ];
  return Array.from(
    { length: Math.max(coefficients.length, cubic.length) },
    (_, l) => (coefficients[l] ?? 0) + (cubic[l] ?? 0),
  );
}
