import type { Table } from '@spectral-bias/core';
import { useState } from 'preact/hooks';
import { shownNumber } from '../controls/shown-number.ts';

/** Rows shown; the CSV has all of them. */
const MOST = 200;

/** The table of an experiment. */
export function TableView({ table, title }: { readonly table: Table; readonly title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="numbers" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {open && <Rows table={table} title={title} />}
    </details>
  );
}

function Rows({ table, title }: { readonly table: Table; readonly title: string }) {
  const { columns } = table;
  const length = columns[0]?.values.length ?? 0;
  const rows = Array.from({ length: Math.min(length, MOST) }, (_, i) => i);
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((i) => (
            <tr key={i}>
              {columns.map(({ name, values }) => (
                <td key={name}>{cell(values[i])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {length > MOST && <p>{length - MOST} more rows are in the CSV.</p>}
    </div>
  );
}

const cell = (value: number | string | undefined) =>
  typeof value === 'number' ? shownNumber(value) : value;
