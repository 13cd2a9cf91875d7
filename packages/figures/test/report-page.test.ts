import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { type Report, reportPage } from '../src/index.ts';
import { figureOf, freshDocument } from './sample-figures.ts';

const document = freshDocument();
const nasty = '<img src=x onerror="alert(1)">';
const x = [1, 2, 3, 4];
const figure = figureOf([{ mark: 'line', role: 'fit', label: 'fitted', x, y: x }]);

const report: Report = {
  title: 'Fit of mcycle.csv',
  question: 'What does this network make of my signal?',
  summary: 'It explains 79 % of the variance.',
  facts: [
    { label: 'Degrees of freedom', value: 12.3, note: 'of 133' },
    { label: 'Strength λ', value: 0.00010234 },
    { label: 'Gradient steps', value: 7_640_000 },
  ],
  figures: [figure, figure, { ...figure, name: 'third' }],
  sections: [{ title: 'How to read this', paragraphs: ['First.', 'Second.'] }],
  table: { columns: [{ name: 'n', values: Array.from({ length: 1234 }, (_, i) => i) }] },
  command: 'spectral-bias fit data.csv --choose gcv',
  warnings: ['The noise is not even.'],
  footer: 'seed 1',
};

const parse = (page: string): Document => parseHTML(page).document;

describe('a report page', () => {
  const page = reportPage(report, { document });

  it('shows everything the report says', () => {
    const text = parse(page).body.textContent;
    for (const part of [
      report.title,
      report.question!,
      report.summary,
      'Degrees of freedom',
      '12.3',
      '1.0234×10⁻⁴',
      '7,640,000',
      'of 133',
      'The noise is not even.',
      'Second.',
      'Table, 1234 rows',
      report.command!,
      'seed 1',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('asks nothing of any network and runs no script', () => {
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:/i);
    expect(page).not.toMatch(/@import|<script|src=|url\((?!#)/i);
    expect(page).toContain("default-src 'none'");
  });

  it('uses every id once, also where figures share a name', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).toBe(3 * 2 * 3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same bytes every time', () => {
    expect(reportPage(report, { document: freshDocument() })).toBe(page);
  });

  it('shows the first and the last rows of a long table', () => {
    const cells = [...parse(page).querySelectorAll('tbody td')].map((cell) => cell.textContent);
    expect(cells).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, '⋮', 1226, 1227, 1228, 1229, 1230, 1231, 1232, 1233].map(String),
    );
  });

  it('leaves out what the report lacks', () => {
    const bare = { title: 'T', summary: 'S.', facts: [], figures: [], warnings: [], footer: '' };
    const { body } = parse(reportPage(bare, { document }));
    expect(body.querySelectorAll('dl, figure, details, pre, aside, footer').length).toBe(0);
  });

  it('never takes text of users for markup', () => {
    const hostile = reportPage(
      {
        title: nasty,
        question: nasty,
        summary: nasty,
        facts: [{ label: nasty, value: nasty, note: nasty }],
        figures: [{ ...figure, name: nasty, title: nasty, caption: nasty }],
        sections: [{ title: nasty, paragraphs: [nasty] }],
        table: { columns: [{ name: nasty, values: [nasty] }] },
        command: nasty,
        warnings: [nasty],
        footer: nasty,
      },
      { document },
    );
    expect(parse(hostile).querySelectorAll('img, script').length).toBe(0);
  });
});
