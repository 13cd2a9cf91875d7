import type { Figure, Table } from '@spectral-bias/core';
import type { Diagnostics, Equivalents } from '@spectral-bias/network';
import type { Signal, SignalOptions } from '@spectral-bias/signals';
import type {
  AdaptiveFrame,
  AdaptiveLook,
  AdaptiveSetup,
  AdaptiveSlice,
  AdaptiveSliceLook,
  AdaptiveStretch,
  AdaptiveView,
} from './adaptive-messages.ts';

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

/** What the visitor's plug-ins brought. */
export interface AddedPlugin {
  /** The name of its `PluginSource`. */
  readonly file: string;
  readonly kind: 'activation' | 'regularizer' | 'experiment';
  readonly name: string;
  readonly title: string;
}

/** Everything there is to choose from. */
export interface Catalogue {
  /** What of it is not the lab's own. */
  readonly added: readonly AddedPlugin[];
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

/** A run of the experiment `fit`, and what its room wants to see beside its figures. */
export interface FitRequest extends RunRequest {
  readonly derivative?: boolean;
  /** Of the figures only the curve, while a slider is dragged. */
  readonly brief?: boolean;
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

/** A fit to be taken apart; the last component that it keeps where none is named. */
export interface FitComponentsRequest extends RunRequest {
  readonly component?: number | undefined;
}

/** The components of a fit: their sizes, and the shape of one. */
export interface ComponentsView {
  readonly figures: readonly Figure[];
  /** Which one is shown. */
  readonly component: number;
}

/** The same component of several networks with equispaced samples and biases on [0, 1]. */
export interface ShapesRequest {
  readonly activations: readonly string[];
  readonly samples: number;
  /** As many neurons as samples where left out. */
  readonly width?: number | undefined;
  readonly component: number;
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

/** An activation that is wanted by its penalty. */
export interface DesignRequest {
  /** ρ(k): points k:ρ, a formula in k, or an activation whose penalty is meant. */
  readonly penalty: string;
  readonly phase: 'even' | 'odd' | 'causal';
  /** φ is shown on [−range, range]. */
  readonly range: number;
}

/** ρ over k. */
export interface Curve {
  readonly k: Float64Array;
  readonly rho: Float64Array;
}

/** A design as it looks while it is drawn. */
export interface SketchView {
  /** ρ(k); undefined if the penalty cannot be read. */
  readonly curve: Curve | undefined;
  /** Knots to begin drawing with, where the penalty is a formula or an activation's. */
  readonly knots: readonly { readonly k: number; readonly rho: number }[];
  /** φ and its slope; undefined if no φ has this penalty. */
  readonly figure: Figure | undefined;
  /** Why there is none, in words. */
  readonly trouble: string;
}

/** A design with its certificate. */
export interface DesignView {
  readonly name: string;
  /** φ and its slope; ρ as wanted and as found again. */
  readonly figures: readonly Figure[];
  readonly facts: readonly { readonly fact: string; readonly text: string }[];
  /** What is not as good as it should be, in words. */
  readonly warnings: readonly string[];
  /** The text of the plug-in. */
  readonly plugin: string;
}

/** Several activations, fitted to the same signal. */
export interface TrialRequest {
  readonly activations: readonly { readonly spec: string; readonly label: string }[];
  readonly signal: DeskSignal;
}

/** What the worker does for the page. */
export interface Jobs {
  /** Loads these plug-ins beside the built-in ones and says what there is. */
  catalogue(plugins: readonly PluginSource[]): Catalogue;
  run(request: RunRequest): RunView;
  /** As `run` with the experiment `fit`, but a strength after another costs next to nothing. */
  fit(request: FitRequest): FitView;
  /** Null where the fit has no components, or too many samples to be taken apart. */
  fitComponents(request: FitComponentsRequest): ComponentsView | null;
  shapes(request: ShapesRequest): Pick<RunView, 'figures'>;
  /** The document that the command line writes for the same experiment file. */
  runDocument(request: RunRequest): string;
  runTable(request: RunRequest): string;
  readSignal(file: SignalFile): Signal;
  sketch(request: DesignRequest): SketchView;
  /** The plug-in is called `name`. */
  design(request: DesignRequest & { readonly name: string }): DesignView;
  /** z, φ and φ′ as CSV. */
  designTable(request: DesignRequest): string;
  trial(request: TrialRequest): RunView;
  /** The run that is watched lives in the worker: begun, changed on its way, advanced. */
  adaptiveBegin(setup: AdaptiveSetup): AdaptiveFrame;
  adaptiveChange(setup: AdaptiveSetup): AdaptiveFrame;
  adaptiveAdvance(stretch: AdaptiveStretch): AdaptiveFrame;
  adaptiveLook(look: AdaptiveLook): AdaptiveView;
  adaptiveSlice(look: AdaptiveSliceLook): AdaptiveSlice;
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
