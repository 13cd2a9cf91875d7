import { checkState, type NetworkState } from './network-state.ts';

/** Where the gradient flow is, beyond its parameters: enough to go on bit for bit. */
export interface FlowState {
  /** Length of the next step in time, if nothing comes in between. */
  readonly stepSize: number;
  /** Size of the last step's error in units of the tolerance. */
  readonly lastError: number;
  /**
   * For ReLU and its kin, N × M: which piece of φ neuron i uses at sample n, [n·M + i]: 0 left of
   * the kink, 1 right of it, 2 for a breakplane that is pinned to the sample.
   */
  readonly pieces?: Uint8Array;
}

/** Learning rate in use, and the step and time from which it has been. */
export interface Pace {
  readonly rate: number;
  readonly step: number;
  readonly time: number;
}

/** All that training knows at one moment; a run that starts from it goes on bit for bit. */
export interface TrainingState {
  readonly network: NetworkState;
  /** Steps taken. */
  readonly step: number;
  /** Σ of learning rates so far, or the time of the gradient flow. */
  readonly time: number;
  /** Of step methods, from the first step on. */
  readonly pace?: Pace;
  /** Running averages of the update rule: the velocity, or Adam's two moments. */
  readonly memory: readonly NetworkState[];
  readonly flow?: FlowState;
}

/** The state before the first step. @throws InvalidParameterError where the network is not sound */
export function initialTrainingState(network: NetworkState): TrainingState {
  checkState(network);
  return { network, step: 0, time: 0, memory: [] };
}
