import { choose, open, valuesOf } from '../../address/address.ts';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { shownNumber } from '../../controls/shown-number.ts';
import { deskSignal } from '../../data/desk-signal.ts';
import { SignalPanel } from '../../data/signal-panel.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { RunRequest, RunView, Values } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { useRun } from '../../worker/use-run.ts';
import { countInWords } from '../spectrum/count-in-words.ts';

const shown = ['bandwidth', 'components', 'maxIterations', 'modestIterations', 'activations'];

/** How do I get this bandwidth? */
export default function PlanRoom() {
  const values = valuesOf('plan').value;
  const card = catalogue.value?.experiments.find(({ name }) => name === 'plan');
  const { view, progress, trouble } = useRun(card && requestOf(values), 'plan');
  return (
    <div class="room">
      <ControlsSheet label="Target">
        <SignalPanel />
        {card && (
          <ParameterForm
            schemas={card.params}
            names={shown}
            values={values}
            onChange={(changes) => choose('plan', onlyOne(changes))}
          />
        )}
      </ControlsSheet>
      <section class="answer" aria-label="Plans">
        <ProgressBar progress={progress} trouble={trouble} />
        {view && <Plans view={view} />}
        {view?.figures.map((figure) => (
          <FigureView key={figure.name} figure={figure} />
        ))}
      </section>
    </div>
  );
}

function requestOf({ seed = 0, ...params }: Values): RunRequest | undefined {
  const signal = deskSignal.value;
  return signal && { experiment: 'plan', params, seed: Number(seed), signal };
}

/** A bandwidth takes back a number of components, and the other way round. */
function onlyOne(changes: Values): Values {
  if (changes.bandwidth != null) return { ...changes, components: null };
  if (changes.components != null) return { ...changes, bandwidth: null };
  return changes;
}

/** Each way to the bandwidth; a row opens Fit with it. */
function Plans({ view }: { readonly view: RunView }) {
  const rows = rowsOf(view);
  return (
    <div class="scroll tall" role="region" tabIndex={0} aria-label="Plans">
      <table>
        <thead>
          <tr>
            <th scope="col" class="text">
              Activation
            </th>
            <th scope="col">scale</th>
            <th scope="col">neurons</th>
            <th scope="col">α</th>
            <th scope="col">steps q</th>
            <th scope="col">PSNR (dB)</th>
            <th scope="col" />
            <th scope="col" class="text">
              Why
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.activation}`}>
              <th scope="row" class="text">
                {row.activation}
              </th>
              <td>{number(row.scale)}</td>
              <td>{row.width}</td>
              <td>{number(row.learningRate)}</td>
              <td>{row.iterations === '' ? '' : countInWords(Number(row.iterations))}</td>
              <td>{row.psnr === '' ? '' : Number(row.psnr).toFixed(1)}</td>
              <td>
                {row.iterations !== '' && Number(row.iterations) <= 1e15 && (
                  <button type="button" onClick={() => open('fit', fitValues(row))}>
                    Open in Fit
                  </button>
                )}
              </td>
              <td class="text why">{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Row = Readonly<Record<string, number | string>>;

function rowsOf({ table: { columns } }: RunView): Row[] {
  const length = columns[0]!.values.length;
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(columns.map(({ name, values }) => [name, values[i]!])),
  );
}

const number = (value: number | string | undefined) =>
  value === '' || value === undefined ? '' : shownNumber(Number(Number(value).toPrecision(3)));

/** The choices that make Fit do what a row says. */
function fitValues({ activation, scale, width, iterations }: Row): Values {
  return {
    activation: String(activation),
    ...(scale !== '' && Number(scale) !== 1 && { scale: Number(scale) }),
    width: width === 'infinite' ? 'infinite' : Number(width),
    iterations: Number(iterations),
    regularizer: 'gradient-descent',
  };
}
