import { test } from 'vitest';
import { relu } from '@spectral-bias/activations';
import { gaussianNetwork, scaledByRegime, trainingData, train, pinning, residualCharges, sourcesAndSinks, arrangement, lossSlice, sliceArcs, sliceMinima, sliceGrid, cylinderGrid, findClusters, clusterScale, breakplanes, evaluateNetwork } from '@spectral-bias/adaptive-regime';
import { gradientFlow } from '/work/main/packages/adaptive-regime/src/gradient-flow.ts';
import { createRandom } from '@spectral-bias/core';
const t = (label, f, n = 5) => { let best = 1e9, r; for (let i = 0; i < n; i++) { const a = performance.now(); r = f(); best = Math.min(best, performance.now() - a); } console.log(label, best.toFixed(2)); return r; };
for (const [N, M, alpha] of [[3, 200, 0.3], [20, 200, 0.3], [20, 200, 3]])
test(`${N} ${M} ${alpha}`, async () => {
  const r = createRandom(1);
  const rows = Array.from({ length: N }, () => [2 * r.uniform() - 1, 2 * r.uniform() - 1]);
  const data = trainingData(rows, rows.map(([a, b]) => a * b > 0 ? 1 : -1));
  const net = scaledByRegime(gaussianNetwork({ dimension: 2, width: M, seed: 1 }, { weights: 1, biases: 0.5, outer: 0.1 }), alpha);
  const flow = gradientFlow({ activation: relu.create(), data, shape: net, loss: 'half-sum', trained: { inner: true, biases: true, outer: true } }, { network: net, step: 0, time: 0, memory: [] });
  const a = performance.now();
  let worst = 0;
  const marks = [];
  for (let k = 0; k < 3000; k++) { const b = performance.now(); flow.step(20); worst = Math.max(worst, performance.now() - b); if (k % 300 === 0) marks.push([k, flow.time.toFixed(4), flow.loss.toPrecision(3), flow.gradientNorm.toPrecision(2)].join(' ')); if (flow.time >= 20) break; }
  console.log('steps', flow.steps, 'time', flow.time, 'ms/step', (performance.now() - a) / flow.steps, 'worst', worst, flow.loss, flow.gradientNorm); console.log(marks.join('\n'));
  const s = flow.state().network;
  const c = residualCharges(s, data);
  const plane = t('arrangement', () => arrangement(data.x));
  t('pinning', () => pinning(s, data));
  t('sources', () => sourcesAndSinks(c, { plane }).length);
  const sl = t('slice', () => lossSlice(s, data, 0));
  t('arcs', () => sliceArcs(sl, plane));
  t('minima', () => sliceMinima(sl, plane));
  t('grid', () => sliceGrid(sl, cylinderGrid(180, 90, [-1.5, 1.5])));
  t('clusters', () => findClusters(breakplanes(s), { scale: clusterScale(breakplanes(net)) }));
  const g = new Float64Array(64 * 64 * 2); t('field', () => evaluateNetwork(s, relu.create(), g));
});
