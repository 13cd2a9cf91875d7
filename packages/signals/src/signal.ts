/** A sampled function of one variable, in the order of its source. */
export interface Signal {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** How much each sample counts, 0 or more; all 1 where left out. */
  readonly weights?: Float64Array;
  /** The column's name, with its unit if the source has it; `index` where x only counts. */
  readonly xName: string;
  readonly yName: string;
  /** What a reader should know of how the source was understood. */
  readonly warnings: string[];
}
