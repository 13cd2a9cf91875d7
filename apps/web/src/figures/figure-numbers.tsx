import type { Figure, FigureMark } from '@spectral-bias/core';
import { useState } from 'preact/hooks';
import { shownNumber } from '../controls/shown-number.ts';

/** Rows shown of each mark. */
const MOST = 100;

/** What a figure draws, as tables: for those who read numbers, or cannot see it. */
export function FigureNumbers({ figure }: { readonly figure: Figure }) {
  const [open, setOpen] = useState(false);
  if (!figure.marks.some((mark) => columnsOf(mark))) return <span />;
  return (
    <details class="numbers" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Numbers</summary>
      {open && <Numbers figure={figure} />}
    </details>
  );
}

function Numbers({ figure }: { readonly figure: Figure }) {
  const tables = figure.marks.flatMap((mark) => tableOf(mark, figure));
  return (
    <>
      {tables.map((table, i) => (
        <div
          class="scroll"
          key={`${i} ${table.title}`}
          tabIndex={0}
          role="region"
          aria-label={table.title}
        >
          <table>
            <caption>{table.title}</caption>
            <thead>
              <tr>
                {table.head.map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, r) => (
                <tr key={r}>
                  {row.map((value, c) => (
                    <td key={c}>{shownNumber(value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {table.left > 0 && <p>{table.left} more rows are in the CSV.</p>}
        </div>
      ))}
    </>
  );
}

interface NumberTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly left: number;
}

function tableOf(mark: FigureMark, { x, y }: Figure): NumberTable[] {
  const columns = columnsOf(mark);
  if (!columns) return [];
  const length = columns[0]!.values.length;
  const rows = Array.from({ length: Math.min(length, MOST) }, (_, i) =>
    columns.map(({ values }) => values[i]!),
  );
  const named = { x: x.label, y: y.label };
  const head = columns.map(({ name }) => named[name as 'x'] ?? name);
  const title = ('label' in mark && mark.label) || y.label;
  return [{ title, head, rows, left: length - rows.length }];
}

interface Column {
  readonly name: string;
  readonly values: ArrayLike<number>;
}

function columnsOf(mark: FigureMark): readonly Column[] | undefined {
  switch (mark.mark) {
    case 'line':
    case 'points':
      return [
        { name: 'x', values: mark.x },
        { name: 'y', values: mark.y },
      ];
    case 'band':
      return [
        { name: 'x', values: mark.x },
        { name: 'lower', values: mark.lower },
        { name: 'upper', values: mark.upper },
      ];
    case 'segments':
      return [
        { name: 'x from', values: mark.x1 },
        { name: 'y from', values: mark.y1 },
        { name: 'x to', values: mark.x2 },
        { name: 'y to', values: mark.y2 },
      ];
    default:
      return undefined;
  }
}
