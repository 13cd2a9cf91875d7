import { createContext, createRandom, type WorkOptions } from '@spectral-bias/core';
import {
  curveFigure,
  derivativeFigure,
  type FitResult,
  fitExperiment,
  fitSignal,
} from '@spectral-bias/experiments';
import { strengths } from '../rooms/fit/strengths.ts';
import { registry } from './catalogue.ts';
import type { FitRequest, FitView, RunRequest } from './protocol.ts';
import { runParams } from './run-experiment.ts';

/** The last fit of each of a few networks: two settings can be compared. */
const lastFits = new Map<string, FitResult>();
const mostNetworks = 2;

/** Fits the signal; while only the strength changes, the network is not factorized again. */
export async function runFit(request: FitRequest, work: WorkOptions): Promise<FitView> {
  const began = performance.now();
  const key = networkKey(request);
  const context = createContext({
    ...work,
    registry: registry(),
    random: createRandom(request.seed),
  });
  const values = runParams(request, fitExperiment);
  const result = fitSignal(values, context, lastFits.get(key));
  remember(key, result);
  const figures = request.brief ? [curveFigure(result)] : fitExperiment.figures(result);
  const slope = request.derivative ? [derivativeFigure(result)] : [];
  const elapsed = performance.now() - began;
  return { ...fitView(result), figures: [...figures, ...slope], elapsed };
}

function remember(key: string, result: FitResult): void {
  lastFits.delete(key);
  lastFits.set(key, result);
  for (const old of lastFits.keys()) if (lastFits.size > mostNetworks) lastFits.delete(old);
}

/** The same for the same network on the same signal, whatever the strength. */
export function networkKey({ params, seed, signal }: RunRequest): string {
  const others = Object.entries(params).filter(([name]) => !strengths.includes(name));
  return JSON.stringify([others.sort(), seed, signal?.id]);
}

function fitView(result: FitResult): Omit<FitView, 'elapsed' | 'figures'> {
  const { fit, criterionCurve } = result;
  const { activation, width, nullSpace, regularizer, selection, system } = fit;
  const { equivalents, diagnostics, solver, solverReason } = fit;
  const scores = criterionCurve.filter(({ score }) => Number.isFinite(score));
  const thresholds = criterionCurve.map(({ threshold }) => threshold).filter(Number.isFinite);
  const least = scores.reduce<number | null>(
    (best, { score }) => (best === null || score < best ? score : best),
    null,
  );
  return {
    table: fitExperiment.table(result),
    equivalents,
    diagnostics,
    activation: { name: activation.name, scale: Number(activation.params.scale) },
    width,
    nullSpace,
    regularizer: regularizer.name,
    criterion: selection.criterion,
    solver,
    solverReason,
    thresholds:
      thresholds.length > 1
        ? [Math.min(...thresholds), Math.max(...thresholds)]
        : [1e-7 * system.s1, 2 * system.s1],
    best: scores.find(({ score }) => score === least)?.threshold ?? null,
  };
}
