import { useEffect } from 'preact/hooks';
import { choose, open, valuesOf } from '../../address/address.ts';
import { deskSignal } from '../../data/desk-signal.ts';
import { FigureView } from '../../figures/figure-view.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import { currentRun } from '../../worker/current-run.ts';
import type { DesignRequest, Json, TrialRequest } from '../../worker/protocol.ts';
import { DesignControls } from './design-controls.tsx';
import { readRequest } from './design-request.ts';
import { DesignResult } from './design-result.tsx';
import { formatKnots, type Knot, readKnots } from './knots.ts';
import { usePast } from './past.ts';
import { PenaltyPanel } from './penalty-panel.tsx';
import { useDesign } from './use-design.ts';
import { useSketch } from './use-sketch.ts';
import { useTrial } from './use-trial.ts';

/** What the fit with the designed activation is compared with, unless another is chosen. */
const standard = 'relu';

/** Which activation has the bias I want? */
export default function DesignRoom() {
  const values = valuesOf('design').value;
  const request = readRequest(values);
  const { penalty, phase } = request;
  const change = (changes: Readonly<Record<string, Json>>) => choose('design', changes);
  const drawn = readKnots(penalty);
  const sketch = useSketch(request);
  const current = sketch.of !== undefined && sameDesign(sketch.of, request);
  const { trouble } = sketch;
  const design = useDesign(request, current && trouble === '');
  const past = usePast(penalty, (text) => change({ penalty: text }));
  const beside = typeof values.beside === 'string' ? values.beside : standard;
  const trial = useTrial(trialOf(design.view?.name, beside));
  useEffect(() => {
    currentRun.value = { experiment: 'design', params: { penalty, phase }, seed: 0 };
  }, [penalty, phase]);
  return (
    <div class="room">
      <DesignControls
        request={request}
        beside={beside}
        onChange={(changes) => {
          if (changes.penalty !== undefined) past.begin();
          change(changes);
        }}
      />
      <section class="answer" aria-label="Design">
        <div class="design-pair">
          <PenaltyPanel
            knots={drawn ?? sketch.view?.knots ?? []}
            curve={drawn ? undefined : sketch.view?.curve}
            trouble={trouble}
            undo={past.possible ? past.undo : undefined}
            onBegin={past.begin}
            onChange={(knots: readonly Knot[]) => change({ penalty: formatKnots(knots) })}
          />
          <DesignResult
            request={request}
            sketch={sketch.figure}
            stale={trouble !== ''}
            design={design}
            onUse={(room, name) => open(room, usedIn(room, name))}
          />
        </div>
        <section class="trial" aria-label="Trial on the signal">
          <ProgressBar progress={trial.progress} trouble={trial.trouble} />
          <div class="figures">
            {trial.view?.figures.map((figure) => (
              <FigureView key={figure.name} figure={figure} />
            ))}
            {design.view?.figures.slice(1).map((figure) => (
              <FigureView key={figure.name} figure={figure} />
            ))}
          </div>
        </section>
      </section>
    </div>
  );
}

const sameDesign = (one: DesignRequest, other: DesignRequest) =>
  one.penalty === other.penalty && one.phase === other.phase && one.range === other.range;

function trialOf(name: string | undefined, beside: string): TrialRequest | undefined {
  const signal = deskSignal.value;
  if (!signal || !name) return undefined;
  const designed = { spec: name, label: 'designed' };
  return { signal, activations: [designed, { spec: beside, label: beside }] };
}

/** The choices of a room with the designed activation in place of its own. */
function usedIn(room: 'fit' | 'spectrum', name: string) {
  const values = valuesOf(room).peek();
  if (room === 'spectrum') return { ...values, activations: [name, 'relu', 'tanh'] };
  const { scale: _, ...others } = values;
  return { ...others, activation: name };
}
