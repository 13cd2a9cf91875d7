export { type ComponentsResult, componentsExperiment } from './components.ts';
export { convertExperiment } from './convert.ts';
export { experiments } from './experiments.ts';
export { type FitResult, fitExperiment } from './fit.ts';
export {
  type IterationEfficiencyResult,
  iterationEfficiencyExperiment,
} from './iteration-efficiency.ts';
export { type MasksResult, masksExperiment } from './masks.ts';
export { type PlannedOption, type PlanResult, planExperiment } from './plan.ts';
export { type ReconstructionResult, reconstructionExperiment } from './reconstruction.ts';
export { cameraRow, type SampleSignal } from './sample-signals.ts';
export { type SpectraResult, spectraExperiment } from './spectra.ts';
export { type SpectrumResult, spectrumExperiment } from './spectrum.ts';
export { speechClip } from './speech-clip.ts';
