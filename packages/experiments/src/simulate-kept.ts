import {
  decodeTrainingState,
  encodeTrainingState,
  type TrainingState,
} from '@spectral-bias/adaptive-regime';
import { InvalidParameterError, type WorkStore } from '@spectral-bias/core';
import type { LossCurve } from './simulate-loss-curve.ts';
import { type SimulateParameters, simulateParameters } from './simulate-parameters.ts';

/** A simulation under way: enough to go on as if it had never stopped. */
export interface KeptSimulation {
  readonly state: TrainingState;
  /** What the simulation was asked for, x and y included. */
  readonly params: SimulateParameters;
  readonly seed: number;
  readonly losses: LossCurve;
  /** Whether it had ended because it had converged. */
  readonly converged: boolean;
  /** How many snapshots were taken. */
  readonly snapshots: number;
}

/** A network at one moment of a simulation. */
export type SimulationMoment = Pick<TrainingState, 'step' | 'time' | 'network'>;

/** The name that `simulate` saves its state by, in the form of `encodeSimulation`. */
export const simulationStateName = 'state';

/** A simulation as bytes: its training state with everything else as notes. */
export function encodeSimulation({ state, ...rest }: KeptSimulation): Uint8Array {
  const { x, y } = rest.params;
  const rows = Array.from(x as ArrayLike<number | ArrayLike<number>>, (row) =>
    typeof row === 'number' ? row : Array.from(row),
  );
  const params = { ...rest.params, x: rows, y: Array.from(y) };
  return encodeTrainingState(state, { simulation: { ...rest, params } });
}

/** @throws InvalidParameterError for bytes that are damaged or hold something else */
export function decodeSimulation(bytes: Uint8Array): KeptSimulation {
  const { state, notes } = decodeTrainingState(bytes);
  const { simulation } = (notes ?? {}) as { simulation?: Omit<KeptSimulation, 'state'> };
  const params = simulateParameters.safeParse(simulation?.params);
  if (simulation === undefined || !params.success) {
    const expected = 'a state that simulate saved';
    throw new InvalidParameterError('saved training state', 'one of another kind', expected);
  }
  return { ...simulation, params: params.data, state };
}

/** Keeps a simulation in the store of its context, every ten seconds and when told. */
export interface SimulationKeeper {
  /** The simulation has come so far. */
  reached(state: TrainingState): Promise<void>;
  /** It has come to a moment that the result will show. */
  snapshot(moment: SimulationMoment): Promise<void>;
  /** Saves how far it has come now, with what is given in place of what it was. */
  save(more?: Partial<Pick<KeptSimulation, 'state' | 'converged'>>): Promise<void>;
  readonly snapshots: readonly SimulationMoment[];
}

const interval = 10_000;

/** A keeper that begins with what was kept before. */
export function simulationKeeper(
  begun: KeptSimulation,
  before: readonly SimulationMoment[],
  store: WorkStore | undefined,
): SimulationKeeper {
  const snapshots = [...before];
  let last: KeptSimulation = { ...begun, converged: false };
  let saved = Date.now();
  const save: SimulationKeeper['save'] = async (more) => {
    const kept = { ...last, ...more, snapshots: snapshots.length };
    await store?.save(simulationStateName, encodeSimulation(kept));
    saved = Date.now();
  };
  return {
    snapshots,
    save,
    async reached(state) {
      last = { ...last, state };
      if (Date.now() - saved > interval) await save();
    },
    async snapshot({ step, time, network }) {
      const bytes = encodeTrainingState({ step, time, network, memory: [] });
      await store?.save(`snapshot ${snapshots.length}`, bytes);
      snapshots.push({ step, time, network });
    },
  };
}

/** What a store has kept of a simulation, if anything. */
export async function loadSimulation(
  store: WorkStore | undefined,
): Promise<{ kept: KeptSimulation; snapshots: SimulationMoment[] } | undefined> {
  const bytes = await store?.load(simulationStateName);
  if (store === undefined || bytes === undefined) return undefined;
  const kept = decodeSimulation(bytes);
  const snapshots: SimulationMoment[] = [];
  for (let k = 0; k < kept.snapshots; k++) {
    const one = await store.load(`snapshot ${k}`);
    if (one === undefined) return undefined;
    const { step, time, network } = decodeTrainingState(one).state;
    snapshots.push({ step, time, network });
  }
  return { kept, snapshots };
}
