import { lookAdaptive, sliceAdaptive } from './adaptive-look.ts';
import { advanceAdaptive, beginAdaptive, changeAdaptive } from './adaptive-run.ts';
import { runCatalogue } from './catalogue.ts';
import type { Worked } from './lab-worker.ts';
import { runFitComponents, runShapes } from './run-components.ts';
import { runDesign, runDesignTable, runSketch } from './run-design.ts';
import { runDocument, runExperiment, runTable } from './run-experiment.ts';
import { runFit } from './run-fit.ts';
import { runTrial } from './run-trial.ts';

/** Every job, by the name the page calls it. */
export const jobs: Worked = {
  catalogue: runCatalogue,
  run: runExperiment,
  fit: runFit,
  fitComponents: runFitComponents,
  shapes: runShapes,
  adaptiveBegin: beginAdaptive,
  adaptiveChange: changeAdaptive,
  adaptiveAdvance: advanceAdaptive,
  adaptiveLook: lookAdaptive,
  adaptiveSlice: sliceAdaptive,
  runDocument,
  runTable,
  sketch: runSketch,
  design: runDesign,
  designTable: runDesignTable,
  trial: runTrial,
  async readSignal({ name, bytes, options }) {
    const { readSignal } = await import('@spectral-bias/signals');
    return readSignal(bytes, { ...options, source: name });
  },
};
