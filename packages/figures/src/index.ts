export { type DrawnFigure, type DrawOptions, drawFigure, layFigure } from './draw-figure.ts';
export {
  type DrawnValue,
  type PlacedAxis,
  type PlotPlace,
  pixelOf,
  readPlot,
  valueAtPixel,
} from './plot-place.ts';
export type { Report, ReportFact, ReportSection } from './report.ts';
export { type ReportPageOptions, reportPage } from './report-page.ts';
export { showDrawing } from './show-drawing.ts';
export { linearTicks, logTicks, type Tick } from './ticks.ts';
