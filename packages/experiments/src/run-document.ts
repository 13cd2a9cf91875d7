import { jsonDocument, type ParameterValues } from '@spectral-bias/core';

/** A run as its document tells it. */
export interface DocumentedRun {
  readonly experiment: string;
  /** Every parameter in force, defaults included. */
  readonly params: ParameterValues;
  readonly seed: number;
  readonly result: unknown;
}

/**
 * The JSON document of a run, the same from the library, the command line and the page: it is an
 * experiment file too, `spectral-bias run result.json` makes it again.
 */
export function runDocument(
  { experiment, params, seed, result }: DocumentedRun,
  version: string,
  files?: readonly string[],
): string {
  const about = { command: 'run', version, experiment, params, seed, result };
  return jsonDocument({ ...about, ...(files && { files }), warnings: [] });
}
