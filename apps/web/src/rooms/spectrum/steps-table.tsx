import type { Table } from '@spectral-bias/core';
import { countInWords } from './count-in-words.ts';

/** What it costs to keep component k, as a table that can be read aloud. */
export function StepsTable({ table, k }: { readonly table: Table; readonly k: number }) {
  const [, ...curves] = table.columns;
  const costs = curves
    .map(({ name, values }) => ({ name, steps: Number(values[k - 1]) }))
    .filter(({ steps }) => !Number.isNaN(steps))
    .sort((a, b) => a.steps - b.steps);
  return (
    <table class="steps">
      <caption>Gradient steps that keep {k} components</caption>
      <tbody>
        {costs.map(({ name, steps }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{countInWords(steps)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
