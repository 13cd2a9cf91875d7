import { endDerivatives } from './design-legendre.ts';
import type { Spectrum, SpectrumPanel } from './design-spectrum.ts';

/** A wave that a jump or bend of φ̂ leaves in φ: Σ_n (cosine_n cos kz + sine_n sin kz) / z^{n+1}. */
export interface EdgeWave {
  readonly k: number;
  /** The series holds for z from here on. */
  readonly from: number;
  readonly cosine: readonly number[];
  readonly sine: readonly number[];
  at(z: number): number;
  slopeAt(z: number): number;
}

const ORDERS = 8;
/** Half-widths of the panels at the break, times z, from which the series holds. */
const FAR = 12;
/** Waves below this share of the largest |φ̂| · k are not written. */
const SMALLEST = 1e-20;

/**
 * The waves of the breaks of φ̂, by parts: ∫_a^b φ̂ e^{ikz} dk = Σ_n (−1)^n [φ̂^{(n)} e^{ikz}/(iz)^{n+1}]_a^b,
 * so that what φ̂^{(n)} jumps by at k is carried by e^{ikz}/z^{n+1}.
 */
export function edgeWaves({ panels, breaks, phase }: Spectrum): EdgeWave[] {
  if (phase === 'causal') return [];
  const size = panels.reduce((most, panel) => Math.max(most, sizeOf(panel)), 0);
  return breaks.flatMap((k) => {
    const left = panels.find(({ to }) => to === k);
    const right = panels.find(({ from }) => from === k);
    const most = Math.max(left ? sizeOf(left) : 0, right ? sizeOf(right) : 0);
    if (most < SMALLEST * size) return [];
    const half = Math.min(...[left, right].map((p) => (p ? (p.to - p.from) / 2 : Infinity)));
    return [waveAt(k, FAR / half, jumps(left, right, 'cosine'), jumps(left, right, 'sine'))];
  });
}

/** About the largest |C| or |S| on a panel, times k. */
function sizeOf({ to, cosine, sine }: SpectrumPanel): number {
  return to * Math.max(Math.abs(cosine?.[0] ?? 0), Math.abs(sine?.[0] ?? 0));
}

/** Derivatives of C or S at the end of the left panel, less those at the start of the right one. */
function jumps(
  left: SpectrumPanel | undefined,
  right: SpectrumPanel | undefined,
  part: 'cosine' | 'sine',
): number[] {
  const at = (panel: SpectrumPanel | undefined, side: 1 | -1): number[] => {
    const coefficients = panel?.[part];
    if (!panel || !coefficients) return new Array<number>(ORDERS).fill(0);
    return endDerivatives({ from: panel.from, to: panel.to, coefficients }, side, ORDERS);
  };
  const after = at(right, -1);
  return at(left, 1).map((derivative, n) => derivative - after[n]!);
}

/** (1/π) Re Σ_n (−1)^n (C_n − iS_n) e^{ikz} / (iz)^{n+1}, where (−1)^n i^{−n−1} = i^{n−1}. */
function waveAt(k: number, from: number, c: readonly number[], s: readonly number[]): EdgeWave {
  const cosine: number[] = [];
  const sine: number[] = [];
  for (let n = 0; n < ORDERS; n++) {
    const [re, im] = [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ][n % 4]!;
    cosine.push((re! * c[n]! + im! * s[n]!) / Math.PI);
    sine.push((re! * s[n]! - im! * c[n]!) / Math.PI);
  }
  return {
    k,
    from,
    cosine,
    sine,
    at(z) {
      const [cos, sin] = [Math.cos(k * z), Math.sin(k * z)];
      return cosine.reduceRight((sum, a, n) => (sum + a * cos + sine[n]! * sin) / z, 0);
    },
    slopeAt(z) {
      const [cos, sin] = [Math.cos(k * z), Math.sin(k * z)];
      return cosine.reduceRight((sum, a, n) => {
        const b = sine[n]!;
        return (sum + k * (b * cos - a * sin) - ((n + 1) * (a * cos + b * sin)) / z) / z;
      }, 0);
    },
  };
}
