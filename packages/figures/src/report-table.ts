import type { Table } from '@spectral-bias/core';
import { escapeMarkup } from './markup.ts';
import { numberText } from './number-text.ts';

const SHOWN = 8;

const cellText = (value: number | string | undefined): string =>
  typeof value === 'number' ? numberText(value) : (value ?? '');

function rowIndices(length: number): (number | 'gap')[] {
  const all = Array.from({ length: Math.min(length, 2 * SHOWN + 1) }, (_, i) => i);
  if (length <= 2 * SHOWN + 1) return all;
  return [...all.slice(0, SHOWN), 'gap', ...all.slice(0, SHOWN).map((i) => length - SHOWN + i)];
}

/** The first and last rows of a table, to be unfolded; nothing where it has no columns. */
export function reportTable({ columns }: Table): string {
  if (columns.length === 0) return '';
  const length = Math.max(...columns.map(({ values }) => values.length));
  const kinds = columns.map(({ values }) => (typeof values[0] === 'string' ? ' class="text"' : ''));
  const heads = columns.map(
    ({ name }, i) => `<th scope="col"${kinds[i]}>${escapeMarkup(name)}</th>`,
  );
  const rows = rowIndices(length).map((row) => {
    if (row === 'gap') return `<tr class="gap">${kinds.map((k) => `<td${k}>⋮</td>`).join('')}</tr>`;
    const cells = columns.map(
      ({ values }, i) => `<td${kinds[i]}>${escapeMarkup(cellText(values[row]))}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const count = `${numberText(length, 15)} ${length === 1 ? 'row' : 'rows'}`;
  return `<details><summary>Table, ${count}</summary>
<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div></details>`;
}
