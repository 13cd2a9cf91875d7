/** How a component looks beside the discrete sine transform. */
export interface ComponentShape {
  /** |⟨u_k, DST_k⟩|: 1 where they are the same. */
  readonly likeness: number;
  /** Runs of equal values: M or so for a staircase, N for a curve without steps. */
  readonly levels: number;
  /** The largest jump between neighbours over the mean one: π/2 for a sine, N/M times it for stairs. */
  readonly steepness: number;
}

/** Neighbours closer than this share of the range count as equal. */
const equal = 1e-9;

/** Measures a component against the sine of the same number. */
export function componentShape(component: Float64Array, sine: Float64Array): ComponentShape {
  let [levels, largest, total, likeness] = [1, 0, 0, 0];
  const range = Math.max(...component) - Math.min(...component);
  for (let n = 0; n < component.length; n++) {
    likeness += component[n]! * sine[n]!;
    if (n === 0) continue;
    const jump = Math.abs(component[n]! - component[n - 1]!);
    if (jump > equal * range) levels += 1;
    largest = Math.max(largest, jump);
    total += jump;
  }
  const steepness = (largest * (component.length - 1)) / total;
  return { likeness: Math.abs(likeness), levels, steepness };
}
