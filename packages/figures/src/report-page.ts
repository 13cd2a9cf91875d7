/// <reference lib="dom" />
import type { Figure } from '@spectral-bias/core';
import { drawFigure } from './draw-figure.ts';
import { escapeMarkup } from './markup.ts';
import { numberText } from './number-text.ts';
import type { Report, ReportFact, ReportSection } from './report.ts';
import { REPORT_STYLE } from './report-style.ts';
import { reportTable } from './report-table.ts';

/** What a report page is drawn with. */
export interface ReportPageOptions {
  /** The browser's document, or linkedom's: `parseHTML('<!doctype html><html></html>').document`. */
  readonly document: Document;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const SIZES = {
  lead: { width: 912, height: 440 },
  pair: { width: 440, height: 300 },
  last: { width: 912, height: 320 },
  narrow: { width: 340, height: 290 },
};

const paragraph = (text: string | undefined, kind: string): string =>
  text?.trim() ? `<p class="${kind}">${escapeMarkup(text)}</p>` : '';

/** The first figure and strips of frames are large, others stand in pairs, one left over lies low. */
function sizeOf({ frames }: Figure, order: number, count: number): Size {
  if (order === 0 || frames !== undefined) return SIZES.lead;
  return order === count - 1 && order % 2 === 1 ? SIZES.last : SIZES.pair;
}

/** Maps may be higher than curves. */
const MAP_RISE = 1.35;

function reportFigure(figure: Figure, order: number, size: Size, document: Document): string {
  const rise = figure.aspect === undefined ? 1 : MAP_RISE;
  const draw = (size: Size, kind: string): string =>
    `<div class="${kind}">${drawFigure(figure, {
      document,
      width: size.width,
      height: Math.round(size.height * rise),
      heading: false,
      frames: 'strip',
      id: `${order + 1}-${kind}-${figure.name}`,
    })}</div>`;
  return `<figure${size === SIZES.pair ? '' : ' class="full"'}>
<h2>${escapeMarkup(figure.title)}</h2>
${draw(size, 'wide')}
${draw(SIZES.narrow, 'narrow')}
<figcaption>${escapeMarkup(figure.caption)}</figcaption>
</figure>`;
}

function reportFact({ label, value, note }: ReportFact): string {
  const text = typeof value === 'number' ? numberText(value, 5) : value;
  const meaning = note ? `<dd class="note">${escapeMarkup(note)}</dd>` : '';
  return `<div><dt>${escapeMarkup(label)}</dt><dd class="value">${escapeMarkup(text)}</dd>${meaning}</div>`;
}

function reportFacts(facts: readonly ReportFact[]): string {
  if (facts.length === 0) return '';
  const columns = [4, 5, 3].find((each) => facts.length % each === 0) ?? 4;
  const items = facts.map(reportFact).join('\n');
  return `<dl class="facts" style="--columns:${columns}">${items}</dl>`;
}

/** Each word in a box of its own, so that no line ends after the first hyphen of an option. */
function reportCommand(command: string): string {
  const words = command.split(' ').map((word) => `<span>${escapeMarkup(word)}</span>`);
  return `<div class="command"><h2>Run it again</h2><pre><code>${words.join(' ')}</code></pre></div>`;
}

function reportWarnings(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const items = warnings.map((warning) => `<li>${escapeMarkup(warning)}</li>`).join('');
  return `<aside class="warnings" aria-label="Warnings"><h2>Before you rely on this</h2><ul>${items}</ul></aside>`;
}

function reportSection({ title, paragraphs }: ReportSection): string {
  const text = paragraphs.map((each) => `<p>${escapeMarkup(each)}</p>`).join('\n');
  return `<section><h2>${escapeMarkup(title)}</h2>\n${text}</section>`;
}

function reportBody(report: Report, document: Document): string {
  const { facts, figures, sections = [], table, command } = report;
  const drawn = figures.map((figure, order) =>
    reportFigure(figure, order, sizeOf(figure, order, figures.length), document),
  );
  return [
    `<header>\n<h1>${escapeMarkup(report.title)}</h1>`,
    paragraph(report.question, 'question'),
    `${paragraph(report.summary, 'summary')}\n</header>`,
    reportWarnings(report.warnings),
    reportFacts(facts),
    drawn.length > 0 ? `<div class="figures">${drawn.join('\n')}</div>` : '',
    ...sections.map(reportSection),
    table ? reportTable(table) : '',
    command ? reportCommand(command) : '',
  ]
    .filter(Boolean)
    .join('\n');
}

/**
 * A report as one HTML page that asks nothing of any network: style and figures stand in it, and
 * there is no script. It follows the reader's light or dark theme, folds on a phone and prints.
 */
export function reportPage(report: Report, { document }: ReportPageOptions): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeMarkup(report.title)}</title>
<link rel="icon" href="data:,">
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${reportBody(report, document)}
</main>
${report.footer ? `<footer><p>${escapeMarkup(report.footer)}</p></footer>` : ''}
</body>
</html>
`;
}
