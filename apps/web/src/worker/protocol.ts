import type { Figure, Table } from '@spectral-bias/core';
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

/** A run of an experiment: the same three that an experiment file holds. */
export interface RunRequest {
  readonly experiment: string;
  readonly params: Values;
  readonly seed: number;
}

/** What a run gives the page to draw. */
export interface RunView {
  readonly figures: readonly Figure[];
  readonly table: Table;
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
