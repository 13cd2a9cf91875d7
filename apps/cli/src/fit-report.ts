import type { FitResult } from '@spectral-bias/experiments';
import { fitExperiment } from '@spectral-bias/experiments';
import { reportPage } from '@spectral-bias/figures';
import { parseHTML } from 'linkedom';
import { factsOf, networkLine } from './fit-summary.ts';
import { version } from './version.ts';

/** A self-contained HTML page about a fit. */
export async function fitReport(
  result: FitResult,
  command: string,
  warnings: readonly string[],
): Promise<string> {
  const { document } = parseHTML('<!doctype html><html></html>');
  const { xLabel, yLabel } = result;
  return reportPage(
    {
      title: `${yLabel} against ${xLabel}`,
      question: 'What does this network make of the signal?',
      summary: `${networkLine(result)}.`,
      facts: factsOf(result).map(([label, value, note]) => ({ label, value, note })),
      figures: fitExperiment.figures(result),
      table: fitExperiment.table(result),
      command,
      warnings,
      footer: `spectral-bias ${version}`,
    },
    { document: document as unknown as Document },
  );
}
