import type { Complex } from '@spectral-bias/core';

/** height · exp(−½ Σ ((x_i − centre_i)/width_i)²). */
export interface Gaussian {
  readonly height: number;
  readonly centre: readonly number[];
  readonly width: readonly number[];
}

/** A sum of Gaussians with its transforms in closed form. */
export class Gaussians {
  readonly terms: readonly Gaussian[];

  constructor(terms: readonly Gaussian[]) {
    this.terms = terms;
  }

  readonly value = (x: ArrayLike<number>): number =>
    this.sum(({ height, centre, width }) => {
      const square = width.reduce((total, w, i) => total + ((x[i] - centre[i]) / w) ** 2, 0);
      return height * Math.exp(-square / 2);
    });

  readonly radon = (direction: ArrayLike<number>, offset: number): number =>
    this.sum((term) => {
      const variance = term.width.reduce((total, w, i) => total + (w * direction[i]) ** 2, 0);
      const away = offset - dot(direction, term.centre);
      const density = Math.exp(-(away ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
      return mass(term) * density;
    });

  readonly spectrum = (omega: ArrayLike<number>): Complex => {
    const part = (wave: (phase: number) => number): number =>
      this.sum((term) => {
        const square = term.width.reduce((total, w, i) => total + (w * omega[i]) ** 2, 0);
        return mass(term) * Math.exp(-square / 2) * wave(dot(omega, term.centre));
      });
    return { re: part(Math.cos), im: -part(Math.sin) };
  };

  private sum(of: (term: Gaussian) => number): number {
    return this.terms.reduce((total, term) => total + of(term), 0);
  }
}

/** exp(−|x|²/(2 width²)). */
export function radialGaussian(dimension: number, width = 1): Gaussians {
  const centre = Array(dimension).fill(0);
  return new Gaussians([{ height: 1, centre, width: Array(dimension).fill(width) }]);
}

/** Three Gaussians without symmetry, inside a ball of radius 8 up to rounding. */
export function crookedGaussians(dimension: number): Gaussians {
  const terms = [
    { height: 1, centre: [0.3, -0.5, 0.2], width: [0.9, 0.7, 0.8] },
    { height: -0.6, centre: [-0.8, 0.4, 0.5], width: [0.6, 0.8, 0.7] },
    { height: 0.4, centre: [0.6, 0.7, -0.9], width: [0.7, 0.65, 0.9] },
  ];
  return new Gaussians(
    terms.map(({ height, centre, width }) => ({
      height,
      centre: centre.slice(0, dimension),
      width: width.slice(0, dimension),
    })),
  );
}

function mass({ height, width }: Gaussian): number {
  return width.reduce((product, w) => product * w * Math.sqrt(2 * Math.PI), height);
}

function dot(a: ArrayLike<number>, b: readonly number[]): number {
  return b.reduce((sum, value, i) => sum + value * a[i], 0);
}
