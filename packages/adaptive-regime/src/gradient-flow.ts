import { NumericalError } from '@spectral-bias/core';
import { dormandPrince, stepFactor } from './dormand-prince.ts';
import type { EngineTask } from './engine.ts';
import { firstEvent, type Moment } from './flow-events.ts';
import { flowField } from './flow-field.ts';
import { pack, parameterPlaces, unpack } from './panel-layout.ts';
import type { FlowState, TrainingState } from './training-state.ts';

/** Gradient flow under way. */
export interface GradientFlow {
  /** Takes one step, no further than time `until`. @throws NumericalError where no step succeeds */
  step(until: number): void;
  readonly time: number;
  readonly steps: number;
  readonly loss: number;
  /** ‖∇ loss‖ over the trained parameters. */
  readonly gradientNorm: number;
  state(): TrainingState;
}

const smallestStep = 1e-14;
const mostSettlings = 1000;

/**
 * θ′ = −∇ loss(θ) by Dormand and Prince's method with error control. For ReLU and its kin, kinks
 * are events: a step ends where a breakplane reaches a sample, and goes on across it or, where both
 * sides drive the breakplane back, along it (theory section 7).
 *
 * @param tolerance of the error of a step, relative to 1 + |θ|
 * @returns whose `step` throws NumericalError, with the last state, where steps fall below 1e-14
 */
export function gradientFlow(
  task: EngineTask,
  start: TrainingState,
  tolerance: number = 1e-10,
): GradientFlow {
  const field = flowField(task, start.flow?.pieces);
  const { pieces } = field;
  const ask = (y: Float64Array, slope: Float64Array) => field.slope(y, slope);
  const moment = (y: Float64Array, slope: Float64Array): Moment => ({
    y,
    slope,
    z: pieces?.z.slice() ?? new Float64Array(0),
    shares: new Map(pieces?.shares),
  });
  const fresh = (y: Float64Array) => {
    const slope = new Float64Array(y.length);
    ask(y, slope);
    return moment(y, slope);
  };
  const first = new Float64Array(parameterPlaces(task.shape).length);
  pack(start.network, first);
  const attempt = dormandPrince(ask, first.length, tolerance);
  let now = fresh(first);
  let loss = field.loss;
  let [time, steps] = [start.time, start.step];
  let flow: FlowState = start.flow ?? { stepSize: firstStep(now), lastError: 1e-4 };

  const settle = (place: number) => {
    ask(now.y, new Float64Array(now.y.length));
    pieces!.settle(place);
    now = fresh(now.y);
  };

  const state = (): TrainingState => ({
    network: unpack(task.shape, now.y),
    step: steps,
    time,
    memory: [],
    flow: pieces ? { ...flow, pieces: pieces.rows() } : flow,
  });

  return {
    step(until) {
      let h = Math.min(flow.stepSize, until - time);
      for (let settlings = 0; ; ) {
        if (h < smallestStep * Math.max(1, time) || settlings > mostSettlings) {
          throw new NumericalError(
            `gradient flow came to a halt at time ${time}: its steps fell below ${h}. The network ` +
              'grows without bound or the activation has a jump; use gradient descent',
            state(),
          );
        }
        const tried = attempt(now.y, now.slope, h);
        const factor = stepFactor(tried.error, flow.lastError, tried.error <= 1);
        if (!(tried.error <= 1)) {
          h *= factor;
          flow = { ...flow, stepSize: h };
          continue;
        }
        const end = moment(tried.end, tried.endSlope);
        const event = pieces && firstEvent(task, pieces, now, end, h);
        if (event && event.share * h < smallestStep * Math.max(1, time)) {
          settle(event.place);
          settlings++;
          h /= 2; // what turns back at once looks like a new event over a long step
        } else if (event) {
          h *= event.share;
        } else {
          now = end;
          loss = field.loss;
          steps++;
          const whole = h >= flow.stepSize;
          time = time + h >= until - smallestStep * Math.max(1, until) ? until : time + h;
          const stepSize = whole ? h * factor : Math.max(flow.stepSize, h * factor);
          flow = { stepSize, lastError: Math.max(tried.error, 1e-4) };
          return;
        }
      }
    },
    get time() {
      return time;
    },
    get steps() {
      return steps;
    },
    get loss() {
      return loss;
    },
    get gradientNorm() {
      return lengthOf(now.slope);
    },
    state,
  };
}

/** A hundredth of the time in which the parameters would change by their own size. */
function firstStep({ y, slope }: Moment): number {
  return (0.01 * (1 + lengthOf(y))) / (1 + lengthOf(slope));
}

function lengthOf(vector: Float64Array): number {
  let square = 0;
  for (let k = 0; k < vector.length; k++) square += vector[k]! * vector[k]!;
  return Math.sqrt(square);
}
