import { checkpoint } from '@spectral-bias/core';
import { breathe } from './breathe.ts';
import type { EngineTask } from './engine.ts';
import { gradientFlow } from './gradient-flow.ts';
import { halts, hasConverged } from './stopping.ts';
import type {
  GradientFlowMethod,
  LossRecord,
  TrainingOptions,
  TrainingRun,
} from './training-options.ts';
import type { TrainingState } from './training-state.ts';

/** Follows the gradient flow; see `train`. */
export async function trainByFlow(
  options: TrainingOptions,
  method: GradientFlowMethod,
  task: EngineTask,
  start: TrainingState,
): Promise<TrainingRun> {
  const { until, snapshots: wanted = [], stop } = options;
  const flow = gradientFlow(task, start, method.tolerance);
  const snapshots: TrainingState[] = [];
  const losses: LossRecord[] = [];
  let converged = hasConverged(stop, flow.loss, flow.gradientNorm);
  for (const halt of halts(wanted, start.time, until)) {
    while (!converged && flow.time < halt) {
      flow.step(halt);
      const record = { step: flow.steps, time: flow.time, loss: flow.loss };
      losses.push(record);
      converged = hasConverged(stop, flow.loss, flow.gradientNorm);
      await options.keep?.(flow.state(), [record]);
      const share = (flow.time - start.time) / (until - start.time);
      checkpoint(
        options,
        share,
        `time ${flow.time.toPrecision(3)}, loss ${flow.loss.toPrecision(3)}`,
      );
      await breathe();
    }
    if (converged && flow.time < halt) break;
    if (wanted.includes(halt)) snapshots.push(flow.state());
  }
  return {
    state: flow.state(),
    loss: flow.loss,
    gradientNorm: flow.gradientNorm,
    ended: converged ? 'converged' : 'until',
    snapshots,
    losses,
  };
}
