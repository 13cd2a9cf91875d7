import type { Figure } from '@spectral-bias/core';
import { FigureView } from '../../figures/figure-view.tsx';
import { ProgressBar } from '../../shell/progress-bar.tsx';
import type { DesignRequest } from '../../worker/protocol.ts';
import { DesignExports } from './design-exports.tsx';
import type { DesignState } from './use-design.ts';

/** φ as it appears, how well it has the penalty, and what can be done with it. */
export function DesignResult({
  request,
  sketch,
  stale,
  design: { view, progress, trouble },
  onUse,
}: {
  readonly request: DesignRequest;
  readonly sketch: Figure | undefined;
  /** No φ has what is drawn now: what is shown is older. */
  readonly stale: boolean;
  readonly design: DesignState;
  onUse(room: 'fit' | 'spectrum', name: string): void;
}) {
  const figure = view?.figures[0] ?? sketch;
  return (
    <section class="design-result" aria-label="Activation" data-stale={stale || undefined}>
      {figure ? (
        <FigureView figure={figure} height={300} />
      ) : (
        <p class="waiting">φ appears here …</p>
      )}
      <ProgressBar progress={progress} trouble={trouble} />
      {view && (
        <>
          {view.warnings.map((warning) => (
            <p key={warning} class="bad">
              {warning}
            </p>
          ))}
          <dl class="design-facts">
            {view.facts.map(({ fact, text }) => (
              <div key={fact}>
                <dt>{fact}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          <div class="actions">
            <button type="button" class="primary" onClick={() => onUse('fit', view.name)}>
              Use it in Fit
            </button>
            <button type="button" onClick={() => onUse('spectrum', view.name)}>
              See it in Spectrum
            </button>
            <DesignExports request={request} />
          </div>
          <p class="hint">
            In every other room it is in the list of activations as <code>{view.name}</code>.
          </p>
        </>
      )}
    </section>
  );
}
