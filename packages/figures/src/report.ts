import type { Figure, Table } from '@spectral-bias/core';

/** A key number of a report. */
export interface ReportFact {
  readonly label: string;
  /** A number is written to five significant digits; text as it is. */
  readonly value: number | string;
  /** What the number means, or how far to trust it, in a few words. */
  readonly note?: string;
}

/** Prose of a report. */
export interface ReportSection {
  readonly title: string;
  /** Plain text, a paragraph each; what looks like markup is shown as written. */
  readonly paragraphs: readonly string[];
}

/** A report as data. Every text in it is plain text. */
export interface Report {
  readonly title: string;
  /** The question that is answered. */
  readonly question?: string;
  /** The answer, in one sentence. */
  readonly summary: string;
  readonly facts: readonly ReportFact[];
  /** The first is shown large. */
  readonly figures: readonly Figure[];
  readonly sections?: readonly ReportSection[];
  /** Its first and last rows are shown, folded away. */
  readonly table?: Table;
  /** The exact command that gives this report again. */
  readonly command?: string;
  /** What the reader must know before believing the numbers. */
  readonly warnings: readonly string[];
  readonly footer: string;
}
