import { open } from '../../address/address.ts';
import { shownNumber } from '../../controls/shown-number.ts';
import { lit, pointAt } from '../../linked/lit-things.ts';
import type { RunView, Values } from '../../worker/protocol.ts';
import { countInWords } from '../spectrum/count-in-words.ts';

const here = 'plan-table';

/** Each way to the bandwidth, the quickest first; its name opens Fit with it. */
export function PlanTable({ view }: { readonly view: RunView }) {
  return (
    <div class="scroll tall" role="region" tabIndex={0} aria-label="Plans">
      <table class="plans">
        <thead>
          <tr>
            <th scope="col" class="text">
              Activation
            </th>
            <th scope="col">steps q</th>
            <th scope="col">scale</th>
            <th scope="col">neurons</th>
            <th scope="col">α</th>
            <th scope="col">PSNR (dB)</th>
            <th scope="col" class="text">
              Why
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(view).map((row) => (
            <PlanRow key={`${row.activation}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PlanRow({ row }: { readonly row: PlanOptionRow }) {
  const activation = String(row.activation);
  const point = () => pointAt(here, { activation });
  const leave = () => pointAt(here, undefined);
  return (
    <tr
      data-lit={lit.value.activation === activation || undefined}
      onPointerEnter={point}
      onPointerLeave={leave}
    >
      <th scope="row" class="text">
        {row.iterations !== '' && Number(row.iterations) <= mostSteps ? (
          <button
            type="button"
            class="link"
            title="Open in Fit"
            onFocus={point}
            onBlur={leave}
            onClick={() => open('fit', fitValues(row))}
          >
            {activation}
          </button>
        ) : (
          activation
        )}
      </th>
      <td>{row.iterations === '' ? '' : countInWords(Number(row.iterations))}</td>
      <td>{number(row.scale)}</td>
      <td>{row.width}</td>
      <td>{number(row.learningRate)}</td>
      <td>{row.psnr === '' ? '' : Number(row.psnr).toFixed(1)}</td>
      <td class="text why">{row.why}</td>
    </tr>
  );
}

/** The quickest way, in a sentence. */
export function PlanAnswer({ view }: { readonly view: RunView }) {
  const [first] = rowsOf(view);
  if (!first || first.iterations === '') return null;
  return (
    <p class="plan-answer">
      Quickest: <strong>{first.activation}</strong> with {first.width} neurons,{' '}
      <strong>{countInWords(Number(first.iterations))} steps</strong>.{' '}
      <button type="button" class="primary" onClick={() => open('fit', fitValues(first))}>
        Open in Fit
      </button>
    </p>
  );
}

/** More steps than these cannot be asked of Fit. */
const mostSteps = 1e15;

type PlanOptionRow = Readonly<Record<string, number | string>>;

function rowsOf({ table: { columns } }: RunView): PlanOptionRow[] {
  const length = columns[0]!.values.length;
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[i]!])),
  );
}

const number = (value: number | string | undefined) =>
  value === '' || value === undefined ? '' : shownNumber(Number(Number(value).toPrecision(3)));

/** The choices that make Fit do what a row says. */
function fitValues({ activation, scale, width, iterations }: PlanOptionRow): Values {
  return {
    activation: String(activation),
    ...(scale !== '' && Number(scale) !== 1 && { scale: Number(scale) }),
    width: width === 'infinite' ? 'infinite' : Number(width),
    iterations: Number(iterations),
    regularizer: 'gradient-descent',
  };
}
