import type { Figure } from '@spectral-bias/core';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import { choose, valuesOf } from '../../address/address.ts';
import { ParameterForm } from '../../controls/parameter-form.tsx';
import { deskSignal } from '../../data/desk-signal.ts';
import { SignalPanel } from '../../data/signal-panel.tsx';
import { FigureView } from '../../figures/figure-view.tsx';
import { ControlsSheet } from '../../shell/controls-sheet.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { FitRequest, FitView, Json, Values } from '../../worker/protocol.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { ComponentFigures } from './component-figures.tsx';
import { CurveToggles, shownCurve } from './curve-toggles.tsx';
import { FitVerdict } from './fit-verdict.tsx';
import { StrengthPanel } from './strength-panel.tsx';
import { strengths } from './strengths.ts';
import { useFit } from './use-fit.ts';

const shown = ['activation', 'scale', 'regularizer', 'width'];
const more = ['biases', 'nullSpace', 'select', 'solver', 'learningRate'];

/** What does this network make of the signal? */
export default function FitRoom() {
  const values = valuesOf('fit').value;
  const { view, progress, trouble } = useFit(requestOf(values), 'fit');
  const kept = keptSetting(values);
  const other = useFit(kept && requestOf(kept), 'fit-kept', false);
  const card = catalogue.value?.experiments.find(({ name }) => name === 'fit');
  const latest = useRef({ values, view });
  latest.current = { values, view };
  const change = useCallback((changes: Readonly<Record<string, Json>>) => {
    const { values: chosen, view: seen } = latest.current;
    choose('fit', { ...changes, ...keptScale(changes, chosen, seen) });
  }, []);
  const given = strengths.filter((name) => values[name] !== undefined).join();
  // a slider that is dragged changes few of these: they need not be compared at every step
  const controls = useMemo(
    () => <FitControls values={values} onChange={change} />,
    [card, JSON.stringify([...shown, ...more].map((name) => values[name]))],
  );
  const curve = view?.figures.find(({ name }) => name === 'curve');
  const comparing = kept !== undefined;
  const curveNow = useMemo(
    () =>
      curve && { ...shownCurve(curve, values), ...(comparing && { title: 'B: the setting now' }) },
    [curve, values['view.band'], comparing],
  );
  const strength = useMemo(
    () => <StrengthPanel view={view} values={values} onChange={change} />,
    [view, given, values.learningRate],
  );
  const now = useMemo(
    () =>
      curveNow &&
      view && (
        <div>
          <FigureView figure={curveNow} />
          <FitVerdict view={view} />
        </div>
      ),
    [curveNow, view],
  );
  const before = kept && other.view?.figures.find(({ name }) => name === 'curve');
  return (
    <div class="room">
      {controls}
      <section class="answer" aria-label="Fit">
        {strength}
        <ProgressBar progress={progress} trouble={trouble || other.trouble} />
        <CurveToggles values={values} onChange={change} />
        <div class={before ? 'compared' : undefined}>
          {before && other.view && (
            <div>
              <FigureView
                figure={{ ...shownCurve(before, values), title: 'A: the setting kept' }}
              />
              <FitVerdict view={other.view} />
            </div>
          )}
          {now}
        </div>
        <div class="figures">
          {view?.figures.filter(isBelow).map((figure) => (
            <FigureView key={figure.name} figure={figure} />
          ))}
          <ComponentFigures request={requestOf(values)} view={view} />
        </div>
      </section>
    </div>
  );
}

/** Whether a figure of a fit stands below its curve. */
const isBelow = ({ name }: Figure) => name !== 'curve';

/** The signal, and what the network is. */
function FitControls({
  values,
  onChange,
}: {
  readonly values: Values;
  onChange(changes: Readonly<Record<string, Json>>): void;
}) {
  const card = catalogue.value?.experiments.find(({ name }) => name === 'fit');
  return (
    <ControlsSheet label="Signal and network">
      <SignalPanel />
      {card && (
        <ParameterForm schemas={card.params} names={shown} values={values} onChange={onChange} />
      )}
      {card && (
        <details>
          <summary>More</summary>
          <ParameterForm schemas={card.params} names={more} values={values} onChange={onChange} />
        </details>
      )}
    </ControlsSheet>
  );
}

/** The choices without those that only say what is shown. */
function ownParams(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !name.startsWith('view.') && name !== 'seed'),
  );
}

function requestOf(values: Values): FitRequest | undefined {
  const signal = deskSignal.value;
  return (
    signal && {
      experiment: 'fit',
      params: ownParams(values),
      seed: Number(values.seed ?? 0),
      signal,
      derivative: values['view.derivative'] === true,
    }
  );
}

/** The setting that the present one is compared with. */
function keptSetting({ 'view.kept': kept }: Values): Values | undefined {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
    ? (kept as Values)
    : undefined;
}

/**
 * The scale that was chosen with the strength, once the strength is given by hand: then only one of
 * them moves, and the same file gives the same fit anywhere.
 */
function keptScale(
  changes: Readonly<Record<string, Json>>,
  values: Values,
  view: FitView | undefined,
): Values {
  const moved = strengths.some((name) => typeof changes[name] === 'number');
  if (!moved || values.scale !== undefined || !view || view.activation.scale === 1) return {};
  return { scale: view.activation.scale };
}
