/** Two unit vectors that span the plane through 0 orthogonal to the unit vector ξ of R³. */
export function planeBasis(direction: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  const [x, y, z] = [direction[0]!, direction[1]!, direction[2]!];
  const sideways = Math.hypot(x, y);
  if (sideways === 0) return [Float64Array.of(1, 0, 0), Float64Array.of(0, Math.sign(z), 0)];
  const u = Float64Array.of(-y / sideways, x / sideways, 0);
  return [u, Float64Array.of(-z * u[1]!, z * u[0]!, x * u[1]! - y * u[0]!)];
}
