import { DARK, LIGHT, paletteVariables } from './palette.ts';

/** The style sheet of a report: light, dark, narrow and printed. */
export const REPORT_STYLE: string = `
:root { color-scheme: light dark; ${paletteVariables(LIGHT)} --rule: #d9d5ca; --well: #f1eee5; }
@media screen and (prefers-color-scheme: dark) {
  :root { ${paletteVariables(DARK)} --rule: #34383e; --well: #1e2126; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--sb-paper); color: var(--sb-ink);
  font: 400 1rem/1.55 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto,
    'Helvetica Neue', Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1.5rem; }
main { padding-top: 3rem; }
h1, h2, p, dl, dd, figure { margin: 0; }
h1 { font-size: .95rem; font-weight: 600; color: var(--sb-muted); }
h2 { font-size: 1.05rem; font-weight: 600; line-height: 1.35; text-wrap: balance; }
.question { margin-top: .35rem; font-size: 1.05rem; color: var(--sb-muted); }
.summary {
  margin-top: .9rem; max-width: 46rem; font-size: clamp(1.4rem, 1rem + 1.9vw, 2rem);
  font-weight: 500; line-height: 1.25; letter-spacing: -.012em; text-wrap: pretty;
}
.warnings { margin-top: 1.75rem; border-left: 3px solid var(--sb-chosen); padding: .1rem 0 .1rem 1rem; }
.warnings h2 { font-size: .95rem; color: var(--sb-chosen); }
.warnings ul { margin: .2rem 0 0; padding: 0; list-style: none; }
.warnings li + li { margin-top: .3rem; }
.facts {
  display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); gap: 1.1rem 1.5rem;
  margin: 2rem 0 0; padding: 1.1rem 0; border: solid var(--rule); border-width: 1px 0;
}
.facts > div { display: grid; grid-row: span 3; grid-template-rows: subgrid; row-gap: .1rem; }
.facts dt { align-self: end; font-size: .85rem; line-height: 1.35; color: var(--sb-muted); }
.facts .value { font-size: 1.3rem; font-weight: 500; line-height: 1.3; }
.facts .note { font-size: .85rem; line-height: 1.35; color: var(--sb-muted); }
.figures {
  display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 2.75rem 2.5rem;
  margin-top: 2.25rem;
}
.figures > .full { grid-column: 1 / -1; }
figure { display: flex; flex-direction: column; gap: .6rem; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; }
figure .narrow { display: none; }
figcaption { max-width: 44rem; font-size: .92rem; line-height: 1.5; color: var(--sb-muted); }
section, details, .command { margin-top: 2.5rem; }
section p { max-width: 42rem; margin-top: .6rem; }
summary { cursor: pointer; font-weight: 600; }
.scroll { margin-top: .8rem; overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .25rem 1.25rem .25rem 0; text-align: right; white-space: nowrap; }
th { font-weight: 600; border-bottom: 1px solid var(--rule); vertical-align: bottom; }
.text { text-align: left; }
.gap td { color: var(--sb-muted); }
pre {
  margin: .7rem 0 0; padding: .85rem 1rem; border-radius: 4px; background: var(--well);
  font: .88rem/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
pre span { display: inline-block; max-width: 100%; }
footer { margin-top: 3rem; padding-bottom: 3rem; font-size: .85rem; color: var(--sb-muted); }
footer p { padding-top: 1rem; border-top: 1px solid var(--rule); }
:focus-visible { outline: 2px solid var(--sb-fit); outline-offset: 3px; }
@media screen and (max-width: 40rem) {
  main, footer { padding-left: 1rem; padding-right: 1rem; }
  main { padding-top: 1.75rem; }
  .facts { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .figures { grid-template-columns: minmax(0, 1fr); gap: 2.25rem; }
  figure .wide { display: none; }
  figure .narrow { display: block; max-width: 30rem; }
}
@media print {
  @page { margin: 16mm; }
  main, footer { max-width: none; padding: 0; }
  .facts, pre, section, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;
