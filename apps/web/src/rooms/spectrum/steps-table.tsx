import type { Table } from '@spectral-bias/core';
import { lit, pointAt } from '../../linked/lit-things.ts';
import { countInWords } from './count-in-words.ts';

const here = 'steps-table';

/** What it costs to keep component k, as a table that can be read aloud. */
export function StepsTable({ table, k }: { readonly table: Table; readonly k: number }) {
  const [, ...curves] = table.columns;
  const costs = curves
    .map(({ name, values }) => ({ name, steps: Number(values[k - 1]) }))
    .filter(({ steps }) => !Number.isNaN(steps))
    .sort((a, b) => a.steps - b.steps);
  return (
    <table class="steps">
      <caption>Gradient steps that keep {k === 1 ? 'one component' : `${k} components`}</caption>
      <tbody>
        {costs.map(({ name, steps }) => (
          <tr
            key={name}
            data-lit={lit.value.activation === name || undefined}
            onPointerEnter={() => pointAt(here, { activation: name })}
            onPointerLeave={() => pointAt(here, undefined)}
          >
            <th scope="row">{name}</th>
            <td>
              {countInWords(steps)} <small>{Number.isFinite(steps) && 'steps'}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
