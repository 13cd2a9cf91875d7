import { shownNumber } from '../../controls/shown-number.ts';
import { type Knot, moved, removed } from './knots.ts';

/** The knots as numbers that can be typed; ∞ and “inf” are infinite. */
export function KnotTable({
  knots,
  onBegin,
  onChange,
}: {
  readonly knots: readonly Knot[];
  onBegin(): void;
  onChange(knots: readonly Knot[]): void;
}) {
  const change = (next: readonly Knot[]) => {
    onBegin();
    onChange(next);
  };
  return (
    <details class="knot-table">
      <summary>Knots as numbers</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">k</th>
            <th scope="col">ρ</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {knots.map((knot, index) => (
            <tr key={index}>
              <td>
                <Field
                  label={`k of knot ${index + 1}`}
                  value={knot.k}
                  onGive={(k) => k < Infinity && change(moved(knots, index, { ...knot, k }))}
                />
              </td>
              <td>
                <Field
                  label={`ρ of knot ${index + 1}`}
                  value={knot.rho}
                  onGive={(rho) => change(moved(knots, index, { ...knot, rho }))}
                />
              </td>
              <td>
                <button
                  type="button"
                  class="link"
                  aria-label={`Remove knot ${index + 1}`}
                  disabled={knots.length <= 2}
                  onClick={() => change(removed(knots, index))}
                >
                  remove
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Field({
  label,
  value,
  onGive,
}: {
  readonly label: string;
  readonly value: number;
  onGive(value: number): void;
}) {
  return (
    <input
      class="typed"
      aria-label={label}
      inputMode="decimal"
      value={shownNumber(value)}
      onChange={({ currentTarget }) => {
        const text = currentTarget.value.trim();
        const typed = /^(∞|inf(inity)?)$/i.test(text) ? Infinity : Number(text);
        if (typed > 0) onGive(typed);
        currentTarget.value = shownNumber(value);
      }}
    />
  );
}
