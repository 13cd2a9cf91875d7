export { type DrawOptions, drawFigure } from './draw-figure.ts';
export type { Report, ReportFact, ReportSection } from './report.ts';
export { type ReportPageOptions, reportPage } from './report-page.ts';
