export { convertExperiment } from './convert.ts';
export { experiments } from './experiments.ts';
export { type FitResult, fitExperiment } from './fit.ts';
export { type SpectrumResult, spectrumExperiment } from './spectrum.ts';
