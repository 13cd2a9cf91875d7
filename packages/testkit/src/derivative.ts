/** A derivative found by finite differences. */
export interface Derivative {
  readonly value: number;
  /** Estimate of its error: extrapolation and rounding. */
  readonly error: number;
}

/**
 * f′(z) by central differences, extrapolated to step 0 (Richardson), from several first steps of at
 * most `room`; the one with the least estimated error is returned.
 */
export function derivative(f: (z: number) => number, z: number, room: number): Derivative {
  let best: Derivative = { value: Number.NaN, error: Infinity };
  let first = Math.min(room, 1) / 2;
  for (let attempt = 0; attempt < 6; attempt++, first /= 8) {
    const found = extrapolate(f, z, first);
    if (found.error < best.error) best = found;
  }
  return best;
}

const HALVINGS = 7;

function extrapolate(f: (z: number) => number, z: number, first: number): Derivative {
  const row: number[] = [];
  let best: Derivative = { value: Number.NaN, error: Infinity };
  for (let i = 0; i < HALVINGS; i++) {
    const h = exactStep(z, first / 2 ** i);
    const above = f(z + h);
    const below = f(z - h);
    const rounding = (2 ** -51 * (Math.abs(above) + Math.abs(below))) / h;
    let current = (above - below) / (2 * h);
    for (let j = 0; j < i; j++) {
      const previous = row[j]!;
      row[j] = current;
      current += (current - previous) / (4 ** (j + 1) - 1);
      const error = Math.abs(current - previous) + rounding;
      if (error < best.error) best = { value: current, error };
    }
    row[i] = current;
  }
  return best;
}

/** A step near h for which z + h − z is h. */
function exactStep(z: number, h: number): number {
  return z + h - z;
}
