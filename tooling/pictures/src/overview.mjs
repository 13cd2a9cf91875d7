// Draws apps/docs/pictures/overview.svg: one signal, more and more gradient steps, and the masks.
import { readFileSync, writeFileSync } from 'node:fs';
import { activations } from '@spectral-bias/activations';
import { createContext, createRegistry } from '@spectral-bias/core';
import { fitExperiment } from '@spectral-bias/experiments';
import { drawFigure } from '@spectral-bias/figures';
import { regularizers } from '@spectral-bias/regularizers';
import { readSignal } from '@spectral-bias/signals';
import { parseHTML } from 'linkedom';

const root = new URL('../../../', import.meta.url);
const signal = readSignal(readFileSync(new URL('examples/data/mcycle.csv', root)));
const context = createContext({ registry: createRegistry([...activations, ...regularizers]) });
const labels = { xLabel: 'times (ms)', yLabel: 'accel (g)' };
const steps = [30, 1500, 300_000];
const roles = ['truth', 'fit', 'penalty'];
const results = await Promise.all(
  steps.map((iterations) =>
    fitExperiment.run({ x: signal.x, y: signal.y, ...labels, iterations }, context),
  ),
);
const figures = results.map((result) => fitExperiment.figures(result));

const named = (label) => `${label.toLocaleString('en')} steps`;
const curve = {
  ...figures[0][0],
  title: 'Gradient steps decide what the network keeps …',
  marks: [
    figures[0][0].marks.find(({ mark }) => mark === 'points'),
    ...figures.map(([figure], i) => ({
      ...figure.marks.find(({ mark }) => mark === 'line'),
      role: roles[i],
      label: named(steps[i]),
    })),
  ],
};
const { s1 } = results[0].fit.system;
const low = 4e-4;
const x = Float64Array.from({ length: 300 }, (_, i) => low ** (1 - i / 299));
const mask = {
  ...figures[0][1],
  title: '… by masking the singular values of its Jacobian',
  x: { ...figures[0][1].x, domain: [low, 1] },
  marks: [
    ...results.map(({ fit }, i) => {
      const y = x.map((s) => fit.regularizer.mask(s * s1, s1));
      return { mark: 'line', role: roles[i], label: named(steps[i]), x, y };
    }),
  ],
};

const { document } = parseHTML('<!doctype html><html></html>');
const draw = (figure) =>
  drawFigure(figure, { document, width: 560, height: 380, colours: 'fixed', id: figure.name });
const place = (svg, x) => svg.replace('<svg', `<svg x="${x}" y="10"`);
writeFileSync(
  new URL('apps/docs/pictures/overview.svg', root),
  `<svg xmlns="http://www.w3.org/2000/svg" width="1180" height="420" viewBox="0 0 1180 420">
<title>A signal fitted with 30, 1,500 and 300,000 gradient steps, and the masks that these are</title>
<rect width="1180" height="420" rx="8" fill="#fcfbf8"/>
${place(draw(curve), 20)}
${place(draw(mask), 600)}
</svg>
`,
);
