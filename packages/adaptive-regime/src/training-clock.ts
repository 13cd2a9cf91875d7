import type { TrainingState } from './training-state.ts';

/**
 * Step, time and pace after so many more steps of this learning rate. The time is one product, counted
 * from where the rate began: it has the same bits however the steps are cut.
 */
export function clockAfter(
  { step, time, pace }: TrainingState,
  rate: number,
  steps: number,
): Required<Pick<TrainingState, 'step' | 'time' | 'pace'>> {
  const since = pace?.rate === rate ? pace : { rate, step, time };
  const reached = step + steps;
  return { step: reached, time: since.time + (reached - since.step) * rate, pace: since };
}
