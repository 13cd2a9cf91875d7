import { checkpoint, createRandom, type WorkOptions } from '@spectral-bias/core';
import type { GramOperator } from './deflated-gram.ts';
import { gaussQuadrature, type Quadrature, radauQuadrature } from './gauss-quadrature.ts';
import { dot, zeroColumns } from './linear-operator.ts';

/** tr f(K) from random probes. */
export interface TraceEstimate {
  readonly value: number;
  /** Half the distance between both quadrature rules: what more Lanczos steps would change. */
  readonly quadrature: number;
  /** ‖f(K)‖_F², estimated alike. */
  readonly squares: number;
  readonly probes: number;
}

/** What an estimate rests on. */
export interface TraceEffort {
  /** Probes; rounded up to a multiple of four. */
  readonly probes: number;
  /** Lanczos steps of each. */
  readonly steps: number;
}

/** Probes that see the spectrum of an operator, more of them and for longer when asked to. */
export interface TraceProbes {
  /** tr f(K) for f(0) = 0: the same for the same effort, whatever was asked for before. */
  estimate(f: (t: number) => number, effort: TraceEffort, options?: WorkOptions): TraceEstimate;
}

/** Probes that travel together: an operator takes four vectors in little more time than one. */
const batch = 4;

/** Lanczos steps between two looks at the clock's hand. */
const stride = 8;

/**
 * Stochastic Lanczos quadrature (Ubaru, Chen and Saad 2017, SIAM J. Matrix Anal. Appl. 38): normal
 * probes z, seeded, the mean of zᵀf(K)z by the Gauss and the Gauss–Radau rule of Lanczos' recurrence
 * from each. Not reorthogonalized: copies of values that are found again share their weight.
 */
export function traceProbes(gram: GramOperator, seed: number = 1): TraceProbes {
  const random = createRandom(seed);
  const runs: ProbeRun[] = [];
  return {
    estimate(f, { probes, steps }, options = {}) {
      const wanted = Math.ceil(probes / batch);
      while (runs.length < wanted) {
        const z = zeroColumns(gram.size, batch).map((column) => column.map(random.normal));
        gram.project(z);
        runs.push(probeRun(gram, z));
      }
      const rules = runs.slice(0, wanted).flatMap((run, r) => {
        lengthen(run, steps, (share) =>
          checkpoint(options, (r + share) / wanted, 'counting degrees of freedom'),
        );
        return run.rules(steps);
      });
      const mean = (of: (t: number) => number, rule: 'gauss' | 'radau') =>
        rules.reduce((sum, one) => sum + one.size * apply(one[rule], of), 0) / rules.length;
      const [gauss, radau] = [mean(f, 'gauss'), mean(f, 'radau')];
      return {
        value: (gauss + radau) / 2,
        quadrature: Math.abs(gauss - radau) / 2,
        squares: mean((t) => f(t) ** 2, 'gauss'),
        probes: rules.length,
      };
    },
  };
}

function lengthen(run: ProbeRun, steps: number, check: (share: number) => void): void {
  while (run.length < steps) {
    if (run.length % stride === 0) check(run.length / steps);
    run.step();
  }
}

function apply({ nodes, weights }: Quadrature, f: (t: number) => number): number {
  return nodes.reduce((sum, node, i) => sum + weights[i]! * f(Math.max(node, 0)), 0);
}

interface Rules {
  /** ‖z‖². */
  readonly size: number;
  readonly gauss: Quadrature;
  readonly radau: Quadrature;
}

interface ProbeRun {
  readonly length: number;
  step(): void;
  /** Those of the first so many steps. */
  rules(steps: number): Rules[];
}

/** Lanczos' recurrence from each of these vectors, which it takes over. */
function probeRun(gram: GramOperator, z: Float64Array[]): ProbeRun {
  const sizes = z.map((column) => dot(column, column));
  for (const [c, column] of z.entries()) scale(column, 1 / Math.sqrt(sizes[c]! || 1));
  const diagonal = z.map((): number[] => []);
  const off = z.map((): number[] => []);
  let before = zeroColumns(gram.size, z.length);
  let now = z;
  let image = zeroColumns(gram.size, z.length);
  let known: { steps: number; rules: Rules[] } | undefined;
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
      if (known?.steps === steps) return known.rules;
      const rules = sizes.map((size, c) => {
        const a = Float64Array.from(diagonal[c]!.slice(0, steps));
        const b = Float64Array.from(off[c]!.slice(0, steps));
        return { size, gauss: gaussQuadrature(a, b), radau: radauQuadrature(a, b) };
      });
      known = { steps, rules };
      return rules;
    },
  };
}

function scale(v: Float64Array, factor: number): void {
  for (let n = 0; n < v.length; n++) v[n]! *= factor;
}

/**
 * How far the mean of zᵀBz over normal probes may be from tr B, wrong with a probability of `risk` at
 * most: (Cortinovis and Kressner 2022, Found. Comput. Math. 22, theorem 5), solved for the distance.
 *
 * @param squares ‖B‖_F²
 * @param norm ‖B‖₂
 */
export function probeBound(squares: number, norm: number, probes: number, risk: number): number {
  const log = Math.log(2 / risk);
  return (2 * (log * norm + Math.sqrt(log * log * norm * norm + probes * log * squares))) / probes;
}
