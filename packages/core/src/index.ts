export { z } from 'zod';
export {
  type Activation,
  type ActivationDefinition,
  type ActivationForm,
  type ActivationPlugin,
  type Complex,
  defineActivation,
  type Monotonicity,
  type TensorOps,
} from './activation.ts';
export {
  AbortedError,
  DuplicateNameError,
  InvalidParameterError,
  InvalidPluginError,
  InvalidSignalError,
  isSpectralBiasError,
  NumericalError,
  type SignalPlace,
  SpectralBiasError,
  UnknownNameError,
} from './errors.ts';
export {
  defineExperiment,
  type ExperimentDefinition,
  type ExperimentPlugin,
} from './experiment.ts';
export type {
  AxisIdentity,
  BandMark,
  Figure,
  FigureAxis,
  FigureFrame,
  FigureMark,
  FigureRole,
  LineMark,
  MarkIdentity,
  PointMark,
  RasterMark,
  RuleMark,
  SegmentMark,
  Shades,
  Table,
} from './figure.ts';
export { type JsonDocument, jsonDocument } from './json-document.ts';
export { nearestNames } from './nearest-names.ts';
export {
  expectation,
  type ParameterSchema,
  type ParameterValues,
  parseParameters,
} from './parameters.ts';
export { asPlugin, CONTRACT, isPluginName, type Plugin, type PluginKind } from './plugin.ts';
export { formatPluginSpec, type PluginSpec, parsePluginSpec, specSchema } from './plugin-spec.ts';
export { createRandom, type Random } from './random.ts';
export { createRegistry, type Registry } from './registry.ts';
export {
  defineRegularizer,
  type Regularizer,
  type RegularizerDefinition,
  type RegularizerForm,
  type RegularizerPlugin,
} from './regularizer.ts';
export {
  type AbortFlag,
  checkpoint,
  createContext,
  type Progress,
  type RunContext,
  type WorkOptions,
  type WorkStore,
} from './run-context.ts';
