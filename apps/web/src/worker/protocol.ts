import type { Figure, Table } from '@spectral-bias/core';
import type { Diagnostics, Equivalents } from '@spectral-bias/network';
import type { Signal, SignalOptions } from '@spectral-bias/signals';

/** A value that survives JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Parameter values by name, as the address and the experiment file hold them. */
export type Values = Readonly<Record<string, Json>>;

/** What a JSON schema says of one parameter, as far as a control needs it. */
export interface ParameterSchemaJson {
  readonly type?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: ParameterSchemaJson;
  readonly anyOf?: readonly ParameterSchemaJson[];
  /** How a slider runs, where the author says so. */
  readonly scale?: 'linear' | 'log';
  /** The kind of plug-in that the text names, as name:param=value,…. */
  readonly plugin?: 'activation' | 'regularizer';
}

/** The parameters of a plug-in, in the order they are shown. */
export type ParameterSchemas = Readonly<Record<string, ParameterSchemaJson>>;

/** What the page knows of an experiment. */
export interface ExperimentCard {
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly params: ParameterSchemas;
  /** Whether it runs on a signal; whether it must have one. */
  readonly signal: 'none' | 'optional' | 'required';
}

/** What the page knows of an activation or a regularizer. */
export interface PluginCard {
  readonly name: string;
  readonly title: string;
  /** In TeX; empty for regularizers that give none. */
  readonly formula: string;
  readonly params: ParameterSchemas;
}

/** Everything there is to choose from. */
export interface Catalogue {
  readonly experiments: readonly ExperimentCard[];
  readonly activations: readonly PluginCard[];
  readonly regularizers: readonly PluginCard[];
}

/** The signal on the desk. */
export interface DeskSignal {
  /** Another for every signal that is laid there. */
  readonly id: number;
  readonly name: string;
  /** Which of the lab's own it is, if any. */
  readonly sample?: string | undefined;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly weights?: Float64Array;
  readonly xLabel: string;
  readonly yLabel: string;
}

/** A run of an experiment: what an experiment file holds, the signal apart. */
export interface RunRequest {
  readonly experiment: string;
  readonly params: Values;
  readonly seed: number;
  /** Given to experiments that take a signal. */
  readonly signal?: DeskSignal | undefined;
}

/** What a run gives the page to draw. */
export interface RunView {
  readonly figures: readonly Figure[];
  readonly table: Table;
}

/** A fit as its room shows it. */
export interface FitView extends RunView {
  readonly equivalents: Equivalents;
  readonly diagnostics: Diagnostics;
  readonly activation: { readonly name: string; readonly scale: number };
  readonly width: number | 'infinite';
  readonly nullSpace: string;
  readonly regularizer: string;
  readonly criterion: 'gcv' | 'loo' | 'given';
  readonly solver: string;
  readonly solverReason: string;
  /** From the weakest to the strongest regularization that makes a difference. */
  readonly thresholds: readonly [from: number, to: number];
  /** The threshold of least criterion, as far as the curve was made. */
  readonly best: number | null;
  /** What it took, in milliseconds. */
  readonly elapsed: number;
}

/** A file that a visitor gave, and which part of it is the signal. */
export interface SignalFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly options?: Omit<SignalOptions, 'source'>;
}

/** A plug-in as text: the visitor has consented to it. */
export interface PluginSource {
  readonly name: string;
  readonly text: string;
}

/** What the worker does for the page. */
export interface Jobs {
  /** Loads these plug-ins beside the built-in ones and says what there is. */
  catalogue(plugins: readonly PluginSource[]): Catalogue;
  run(request: RunRequest): RunView;
  /** As `run` with the experiment `fit`, but a strength after another costs next to nothing. */
  fit(request: RunRequest): FitView;
  runTable(request: RunRequest): string;
  readSignal(file: SignalFile): Signal;
}

export type JobName = keyof Jobs;

/** The page's call of a job. */
export interface Call<K extends JobName = JobName> {
  readonly id: number;
  readonly job: K;
  readonly input: Parameters<Jobs[K]>[0];
}

/** What went wrong, as a person reads it. */
export interface Failure {
  readonly name: string;
  readonly message: string;
}

/** The worker's answer to the call of the same id. */
export type Reply =
  | {
      readonly id: number;
      readonly kind: 'progress';
      readonly share: number;
      readonly stage: string;
    }
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly failure: Failure };
