import { checkpoint, createRandom, type WorkOptions } from '@spectral-bias/core';
import type { GramOperator } from './deflated-gram.ts';
import { applyRule, type LanczosRun, lanczosRun } from './lanczos-run.ts';
import { zeroColumns } from './linear-operator.ts';

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
  const runs: LanczosRun[] = [];
  return {
    estimate(f, { probes, steps }, options = {}) {
      const wanted = Math.ceil(probes / batch);
      while (runs.length < wanted) {
        const z = zeroColumns(gram.size, batch).map((column) => column.map(random.normal));
        gram.project(z);
        runs.push(lanczosRun(gram, z));
      }
      const rules = runs.slice(0, wanted).flatMap((run, r) => {
        lengthen(run, steps, (share) =>
          checkpoint(options, (r + share) / wanted, 'counting degrees of freedom'),
        );
        return run.rules(steps);
      });
      const mean = (of: (t: number) => number, rule: 'gauss' | 'radau') =>
        rules.reduce((sum, one) => sum + one.size * applyRule(one[rule], of), 0) / rules.length;
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

function lengthen(run: LanczosRun, steps: number, check: (share: number) => void): void {
  while (run.length < steps) {
    if (run.length % stride === 0) check(run.length / steps);
    run.step();
  }
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
