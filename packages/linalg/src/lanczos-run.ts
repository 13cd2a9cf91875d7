import type { GramOperator } from './deflated-gram.ts';
import { gaussQuadrature, type Quadrature, radauQuadrature } from './gauss-quadrature.ts';
import { dot, zeroColumns } from './linear-operator.ts';

/** zᵀf(K)z for one vector z: ‖z‖² times either rule. */
export interface LanczosRules {
  /** ‖z‖². */
  readonly size: number;
  readonly gauss: Quadrature;
  readonly radau: Quadrature;
}

/** Lanczos' recurrence as it grows. */
export interface LanczosRun {
  readonly length: number;
  step(): void;
  /** Those of the first so many steps, for each vector. */
  rules(steps: number): LanczosRules[];
}

/** Lanczos' recurrence from each of these vectors, which it takes over; not reorthogonalized. */
export function lanczosRun(gram: GramOperator, z: Float64Array[]): LanczosRun {
  const sizes = z.map((column) => dot(column, column));
  for (const [c, column] of z.entries()) scale(column, 1 / Math.sqrt(sizes[c]! || 1));
  const diagonal = z.map((): number[] => []);
  const off = z.map((): number[] => []);
  let before = zeroColumns(gram.size, z.length);
  let now = z;
  let image = zeroColumns(gram.size, z.length);
  const known = new Map<number, LanczosRules[]>();
  return {
    get length() {
      return diagonal[0]!.length;
    },
    step() {
      gram.product(now, image);
      for (const [c, next] of image.entries()) {
        const alpha = dot(next, now[c]!);
        const beta = off[c]!.at(-1) ?? 0;
        const [one, other] = [now[c]!, before[c]!];
        for (let n = 0; n < next.length; n++) next[n]! -= alpha * one[n]! + beta * other[n]!;
        const rest = Math.sqrt(dot(next, next));
        diagonal[c]!.push(alpha);
        off[c]!.push(rest);
        scale(next, rest > 0 ? 1 / rest : 0);
      }
      [before, now, image] = [now, image, before];
    },
    rules(steps) {
      let rules = known.get(steps);
      if (!rules) {
        rules = sizes.map((size, c) => {
          const a = Float64Array.from(diagonal[c]!.slice(0, steps));
          const b = Float64Array.from(off[c]!.slice(0, steps));
          return { size, gauss: gaussQuadrature(a, b), radau: radauQuadrature(a, b) };
        });
        known.set(steps, rules);
      }
      return rules;
    },
  };
}

/** Σ weights[i] f(nodes[i]), rounding below 0 set aside. */
export function applyRule({ nodes, weights }: Quadrature, f: (t: number) => number): number {
  return nodes.reduce((sum, node, i) => sum + weights[i]! * f(Math.max(node, 0)), 0);
}

function scale(v: Float64Array, factor: number): void {
  for (let n = 0; n < v.length; n++) v[n]! *= factor;
}
