/** A two-term recursion r_{k+1} = sum · r_k − product · r_{k−1} with 1 − sum + product = x. */
export interface MomentumRecursion {
  readonly sum: number;
  readonly product: number;
}

/**
 * r_q of the recursion with r₀ = 1, r₁ = 1 − x: what q steps with momentum leave of a component
 * with x = αs². In closed form from the roots of λ² − sum·λ + product, the larger one as 1 − ε so
 * that slow components keep their digits.
 */
export function momentumResidual(
  x: number,
  { sum, product }: MomentumRecursion,
  q: number,
): number {
  if (q === 0) return 1;
  if (q === 1) return 1 - x;
  const discriminant = (2 - sum) ** 2 - 4 * x;
  if (discriminant < 0) return oscillating(x, sum, product, Math.sqrt(-discriminant), q);
  const gap = Math.sqrt(discriminant);
  const slow = (2 * x) / (2 - sum + gap);
  const large = 1 - slow;
  if (large - gap > 0) {
    const power = Math.exp(q * Math.log1p(-slow));
    const spread = gap === 0 ? q / large : -Math.expm1(q * Math.log1p(-gap / large)) / gap;
    return power * (1 - (x - slow) * spread);
  }
  if (gap === 0) return large ** q - (x - slow) * q * large ** (q - 1);
  const small = large - gap;
  return large ** q - ((x - slow) * (large ** q - small ** q)) / gap;
}

/** The roots are √product · e^{±iθ}. */
function oscillating(x: number, sum: number, product: number, gap: number, q: number): number {
  const modulus = Math.sqrt(product);
  const angle = Math.atan2(gap, sum);
  const sine = gap / (2 * modulus);
  const slope = ((1 - x) / modulus - sum / (2 * modulus)) / sine;
  return modulus ** q * (Math.cos(q * angle) + slope * Math.sin(q * angle));
}

/** Where the roots of a momentum method meet: from here on components decay at one rate. */
export interface CriticalPoint {
  /** αs² there. */
  readonly x: number;
  /** 1 − λ there. */
  readonly decay: number;
}

/**
 * The threshold as x = ατ² of q steps: where the slower root to the q-th power is 1/e; below
 * −1/ln(1 − decay) steps, x falls like 1/q instead, so that the relation can always be inverted.
 */
export function momentumThreshold(
  q: number,
  critical: CriticalPoint,
  xOfDecay: (decay: number) => number,
): number {
  if (q === 0) return Number.POSITIVE_INFINITY;
  const fewest = -1 / Math.log1p(-critical.decay);
  return q < fewest ? (critical.x * fewest) / q : xOfDecay(-Math.expm1(-1 / q));
}

/** The inverse of `momentumThreshold`: the steps whose threshold is x. */
export function momentumSteps(
  x: number,
  critical: CriticalPoint,
  recursion: MomentumRecursion,
): number {
  const fewest = -1 / Math.log1p(-critical.decay);
  if (x >= critical.x) return (critical.x * fewest) / x;
  const gap = Math.sqrt(Math.max((2 - recursion.sum) ** 2 - 4 * x, 0));
  return -1 / Math.log1p((-2 * x) / (2 - recursion.sum + gap));
}
