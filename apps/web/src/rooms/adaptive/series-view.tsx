import { useComputed } from '@preact/signals';
import { shownNumber } from '../../controls/shown-number.ts';
import { drawSeries, type Series } from './draw-series.ts';
import type { Model } from './model.ts';
import { SheetExports } from './sheet-picture.tsx';
import { colours } from './theme-colours.ts';
import { useSheet } from './use-sheet.ts';

const all: readonly Series[] = [
  { label: 'loss', colour: 'fit', log: true, of: ({ loss }) => loss },
  { label: 'pinned neurons', colour: 'chosen', log: false, of: ({ pinned }) => pinned },
  { label: 'clusters', colour: 'truth', log: false, of: ({ clusters }) => clusters },
];

/** Loss, pinned neurons and clusters over the steps of the run. */
export function SeriesViews({ model }: { readonly model: Model }) {
  return (
    <div class="series">
      {all.map((series) => (
        <SeriesView key={series.label} model={model} series={series} />
      ))}
    </div>
  );
}

function SeriesView({ model, series }: { readonly model: Model; readonly series: Series }) {
  const sheet = useSheet((element, size) =>
    drawSeries(element, size, model.history.value, series, colours.value),
  );
  const label = useComputed(() => {
    const last = model.history.value.at(-1);
    const value = last && series.of(last);
    return `${series.label} over steps${value === undefined ? '' : `, now ${shownNumber(value)}`}`;
  });
  return (
    <div class="one">
      <canvas ref={sheet.canvas} class="sheet low" role="img" aria-label={label} />
      <SheetExports name={series.label} sheet={sheet} />
    </div>
  );
}
