import { relu } from '@spectral-bias/activations';
import { describe, expect, it } from 'vitest';
import { breakplanes } from '../src/breakplanes.ts';
import { gaussianNetwork } from '../src/initialise.ts';
import { type LossSlice, lossSlice, sliceValue } from '../src/loss-slice.ts';
import { creaseKind, slopesAcross } from '../src/loss-slice-slopes.ts';
import type { NetworkState, TrainingData } from '../src/network-state.ts';
import { trainingData } from '../src/network-state.ts';
import { pinning } from '../src/pinning.ts';
import { pinningHistory } from '../src/pinning-history.ts';
import { neuronVelocity } from '../src/pinning-sliding.ts';
import { project } from '../src/potential.ts';
import { train } from '../src/train.ts';
import type { TrainingState } from '../src/training-state.ts';
import { descend, randomCase } from './breakplanes-cases.ts';

/** Gradient descent of a slice in (θ, γ), D = 2. */
function descendSlice(slice: LossSlice, start: readonly number[], rate: number, steps: number) {
  let [theta, gamma] = start;
  for (let k = 0; k < steps; k++) {
    let [angle, offset] = [0, 0];
    for (let n = 0; n < slice.count; n++) {
      const z = project(slice.x, n, theta) - gamma;
      if (!(z > 0)) continue;
      const force = slice.charge[n] + slice.curvature * z;
      angle += force * project(slice.x, n, theta + Math.PI / 2);
      offset -= force;
    }
    theta -= rate * angle;
    gamma -= rate * offset;
  }
  return [theta, gamma];
}

/** The network with its first neuron moved to (θ, γ), its ‖w‖ and v kept. */
function moved(state: NetworkState, theta: number, gamma: number): NetworkState {
  const [w, b] = [state.w.slice(), state.b.slice()];
  const norm = Math.hypot(w[0], w[1]);
  w.set([norm * Math.cos(theta), norm * Math.sin(theta)]);
  b[0] = -norm * gamma;
  return { ...state, w, b };
}

/** A network whose first neuron sits on a valley floor with some way to slide, and the point. */
function onValley(seed: number) {
  const { state, data } = randomCase(seed, { width: 3 });
  for (let n = 0; n < data.count; n++) {
    for (let theta = -3; theta < 3; theta += 0.5) {
      const place = moved(state, theta, project(data.x, n, theta));
      const { before, behind } = slopesAcross(lossSlice(place, data, 0), n, [
        Math.cos(theta),
        Math.sin(theta),
      ]);
      if (before < -0.3 && behind > 0.3) return { state: place, data, n };
    }
  }
  return undefined;
}

describe('pinning', () => {
  it('every pinned neuron sits on a valley: 300 random runs (D = 2, 6 points)', () => {
    const seen = { pinned: 0, dead: 0, linear: 0, free: 0 };
    let [alone, elsewhere, unseen] = [0, 0, 0];
    for (let seed = 0; seed < 300; seed++) {
      const { state, data } = randomCase(seed, { width: 3 });
      const slice = lossSlice(state, data, 0);
      const start = [Math.atan2(state.w[1], state.w[0]), breakplanes(state).offset[0]];
      const rate = 2e-3 / (1 + slice.curvature);
      const near = descendSlice(slice, start, rate, 20000);
      const [theta, gamma] = descendSlice(slice, near, rate / 300, 10000);
      const end = moved(state, theta, gamma);
      const [{ status, points }] = pinning(end, data, { tolerance: 3e-4, flow: 'radon-spline' });
      seen[status]++;
      const levels = Array.from({ length: 6 }, (_, n) => project(data.x, n, theta) - gamma);
      if (points.length === 1) {
        if (levels.some((z, n) => n !== points[0] && z > 0)) alone++;
        const kind = creaseKind(slopesAcross(slice, points[0], [Math.cos(theta), Math.sin(theta)]));
        if (kind !== 'valley') elsewhere++;
      }
      const close = levels.some((z) => Math.abs(z) < 1e-4);
      if (close && levels.some((z) => z > 3e-4) && points.length === 0) unseen++;
    }
    expect(elsewhere).toBe(0);
    expect(unseen).toBe(0);
    expect(alone).toBeGreaterThan(30);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(30);
  });

  it('tells pinned, dead, linear and free neurons apart', () => {
    const data = trainingData(
      [
        [0, 0],
        [1, 0],
        [0, 1],
      ],
      [1, 1, 1],
    );
    const state = {
      dimension: 2,
      outputs: 1,
      width: 3,
      w: Float64Array.of(1, 0, 1, 0, 1, 0),
      b: Float64Array.of(-2, 2, -0.5),
      v: Float64Array.of(1, -0.1, 1),
    };
    expect(pinning(state, data).map(({ status }) => status)).toEqual(['dead', 'linear', 'free']);
    expect(pinning(state, data)[2].nearest).toBeCloseTo(0.5, 15);
    expect(() => pinning(state, data, { tolerance: 0 })).toThrow('tolerance is 0');
  });

  it('the share that holds on one point is where g₋ + λ(g₊ − g₋) is 0, to 1e-12', () => {
    let held = 0;
    for (let seed = 0; seed < 100; seed++) {
      const found = onValley(seed);
      if (!found) continue;
      const [{ points, shares }] = pinning(found.state, found.data, {
        tolerance: 1e-9,
        flow: 'radon-spline',
      });
      if (points.length !== 1) continue;
      held++;
      const { before, behind } = slopesAcross(
        lossSlice(found.state, found.data, 0),
        points[0],
        breakplanes(found.state).direction.subarray(0, 2),
      );
      expect(points).toEqual([found.n]);
      expect(Math.abs(before + shares[0] * (behind - before))).toBeLessThan(
        1e-12 * (behind - before),
      );
    }
    expect(held).toBeGreaterThan(30);
  });
});

describe('near convergence', () => {
  const data = trainingData(
    [
      [1, 0.2],
      [-0.5, 0.9],
      [-0.4, -1],
    ],
    [1, -1, 0.5],
  );

  it('what the flow holds is pinned, down to residuals that are rounding', async () => {
    let held = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const scales = { weights: 0.1, biases: 0.05, outer: 0.01 };
      let start: NetworkState | TrainingState = gaussianNetwork(
        { dimension: 2, width: 100, seed },
        scales,
      );
      for (const loss of [1e-4, 1e-8, 1e-12, 1e-20, 1e-28]) {
        const { state } = await train({
          ...{ data, start, activation: relu.create() },
          ...{ method: { kind: 'gradient-flow' }, until: 20, stop: { loss } },
        });
        start = state;
        const found = pinning(state.network, data);
        state.flow!.pieces!.forEach((piece, pair) => {
          if (piece !== 2) return;
          held++;
          expect(found[pair % 100].points).toContain(Math.floor(pair / 100));
        });
      }
    }
    expect(held).toBeGreaterThan(80);
  });

  it('a dead neuron that touches a point is not held by it, however small the residual', () => {
    const state = {
      ...{ dimension: 2, outputs: 1, width: 1, w: Float64Array.of(1, 0) },
      ...{ b: Float64Array.of(-1), v: Float64Array.of(-1) },
    };
    for (const target of [1, 1e-8, 1e-17]) {
      const near = { ...data, y: Float64Array.of(target, 0, 0) };
      expect(pinning(state, near)[0]).toMatchObject({ status: 'dead', points: [] });
    }
  });
});

describe('sliding along a valley floor', () => {
  it('in (w, b) is the velocity that gradient descent has on average, to 2 %', () => {
    let compared = 0;
    for (let seed = 0; seed < 60; seed++) {
      const found = onValley(seed);
      if (!found) continue;
      const { state, data, n } = found;
      const options = { tolerance: 1e-4 };
      if (pinning(state, data, options)[0].points[0] !== n) continue;
      const rate = 1e-6;
      let now = state;
      for (let k = 0; k < 4000; k++) now = descend(now, data, rate);
      const { direction, offset } = neuronVelocity(state, data, 0, options);
      const later = neuronVelocity(now, data, 0, options);
      const [before, after] = [breakplanes(state), breakplanes(now)];
      const time = 4000 * rate;
      const speed = Math.hypot(...direction, offset);
      const gap = [0, 1].map((d) => {
        const mean = (direction[d] + later.direction[d]) / 2;
        return (after.direction[d] - before.direction[d]) / time - mean;
      });
      gap.push((after.offset[0] - before.offset[0]) / time - (offset + later.offset) / 2);
      compared++;
      expect(Math.hypot(...gap)).toBeLessThan(0.02 * speed + 1e-2);
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('in Radon-spline coordinates is minus the slope of the slice along the ellipse, to 1e-5', () => {
    let compared = 0;
    for (let seed = 0; seed < 60; seed++) {
      const found = onValley(seed);
      if (!found) continue;
      const { state, data, n } = found;
      const options = { tolerance: 1e-9, flow: 'radon-spline' } as const;
      if (pinning(state, data, options)[0].points[0] !== n) continue;
      compared++;
      const slice = lossSlice(state, data, 0);
      const { direction, offset } = neuronVelocity(state, data, 0, options);
      const theta = Math.atan2(state.w[1], state.w[0]);
      const tangent = project(data.x, n, theta + Math.PI / 2);
      const along = (turn: number) =>
        sliceValue(
          slice,
          [Math.cos(theta + turn), Math.sin(theta + turn)],
          project(data.x, n, theta + turn),
        );
      const slope = (along(1e-6) - along(-1e-6)) / 2e-6 / (1 + tangent * tangent);
      const turning = direction[1] * Math.cos(theta) - direction[0] * Math.sin(theta);
      const size = 1e-5 * (1 + Math.abs(slope));
      expect(Math.abs(turning + slope)).toBeLessThan(size);
      expect(Math.abs(offset + slope * tangent)).toBeLessThan(size * (1 + Math.abs(tangent)));
    }
    expect(compared).toBeGreaterThan(20);
  });
});

describe('the history of pinning', () => {
  it('says since when a point holds a breakplane, and how far it turned about it', () => {
    const found = Array.from({ length: 60 }, (_, seed) => onValley(seed)).find(Boolean);
    const { state, data, n } = found as { state: NetworkState; data: TrainingData; n: number };
    const off = { ...state, b: state.b.map((value, i) => (i === 0 ? value - 0.3 : value)) };
    const theta = Math.atan2(state.w[1], state.w[0]) + 0.01;
    const turned = moved(state, theta, project(data.x, n, theta));
    const snapshots = [off, state, turned, turned].map((network, time) => ({ time, network }));
    const options = { tolerance: 1e-9, flow: 'radon-spline' } as const;
    const { stretches, pinning: rows } = pinningHistory(snapshots, data, options);
    const own = stretches.filter(({ neuron }) => neuron === 0);
    expect(own).toEqual([
      { neuron: 0, point: n, since: 1, until: 3, lasting: true, turned: expect.closeTo(0.01, 12) },
    ]);
    expect(rows.map((row) => row[0].points)).toEqual([[], [n], [n], [n]]);
    expect(() => pinningHistory([snapshots[1], snapshots[0]], data)).toThrow('above 1');
  });
});
