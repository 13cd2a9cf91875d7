import { leakyRelu, relu, tanh } from '@spectral-bias/activations';
import { describe, expect, it } from 'vitest';
import { breakplanes } from '../src/breakplanes.ts';
import { lossSlice, sliceGrid, sliceValue } from '../src/loss-slice.ts';
import { type SliceArc, sliceArcs } from '../src/loss-slice-arcs.ts';
import { type SliceMinimum, sliceMinima } from '../src/loss-slice-minima.ts';
import { creaseKind, slopesAcross } from '../src/loss-slice-slopes.ts';
import { cylinderGrid, project } from '../src/potential.ts';
import { residuals } from '../src/potential-charges.ts';
import { halfSquares, randomCase } from './breakplanes-cases.ts';

const directionAt = (theta: number) => [Math.cos(theta), Math.sin(theta)];

function sliceOf(seed: number, count = 6) {
  const { state, data, random } = randomCase(seed, { count });
  return { slice: lossSlice(state, data, 0), state, data, random };
}

describe('a loss slice', () => {
  it('is the loss of the network with one neuron moved, to 1e-10, for any D and C', () => {
    for (let seed = 0; seed < 40; seed++) {
      const [dimension, outputs] = [1 + (seed % 4), 1 + (seed % 3)];
      const { state, data, random } = randomCase(seed, { dimension, outputs });
      const slice = lossSlice(state, data, 2);
      const { norm } = breakplanes(state);
      const raw = Float64Array.from({ length: dimension }, () => random.normal());
      const length = Math.hypot(...raw);
      const xi = raw.map((value) => value / length);
      const gamma = random.normal();
      const moved = { ...state, w: state.w.slice(), b: state.b.slice() };
      moved.w.set(
        xi.map((value) => value * norm[2]),
        2 * dimension,
      );
      moved.b[2] = -gamma * norm[2];
      const loss = halfSquares(moved, data);
      expect(Math.abs(sliceValue(slice, xi, gamma) - loss)).toBeLessThan(1e-10 * (1 + loss));
    }
  });

  it('passes through the loss of the network at the neuron itself, for smooth φ too, to 1e-12', () => {
    const { state, data } = randomCase(4, { outputs: 2 });
    for (const activation of [relu.create(), leakyRelu.create({ alpha: 0.2 }), tanh.create()]) {
      const planes = breakplanes(state, activation);
      const slice = lossSlice(state, data, 3, activation);
      const loss = residuals(state, data, activation).reduce((sum, e) => sum + 0.5 * e * e, 0);
      const here = sliceValue(slice, planes.direction.subarray(6, 8), planes.offset[3]);
      expect(Math.abs(here - loss)).toBeLessThan(1e-12 * loss);
    }
  });

  it('over a grid is the slice at its places, to 1e-11', () => {
    const { slice } = sliceOf(1);
    const grid = cylinderGrid(9, 8, [-2, 2]);
    const values = sliceGrid(slice, grid);
    grid.offsets.forEach((gamma, r) => {
      grid.angles.forEach((theta, c) => {
        const gap = values[r * 9 + c] - sliceValue(slice, directionAt(theta), gamma);
        expect(Math.abs(gap)).toBeLessThan(1e-11);
      });
    });
  });

  it('has no exact arcs for a smooth activation, and says so', () => {
    const { state, data } = sliceOf(1);
    const smooth = lossSlice(state, data, 0, tanh.create());
    expect(() => sliceArcs(smooth)).toThrow('expected z₊');
    expect(() => lossSlice(state, data, 7)).toThrow(
      'neuron is 7; expected a whole number from 0 to 6',
    );
  });
});

describe('arcs of the datapoint ellipses', () => {
  /** g₋ and g₊ from values of ℓ̃ a small step off the ellipse on both sides, normal to it. */
  function bruteSlopes(slice: ReturnType<typeof lossSlice>, n: number, theta: number) {
    const tangent = slice.x[2 * n + 1] * Math.cos(theta) - slice.x[2 * n] * Math.sin(theta);
    const length = Math.hypot(tangent, 1);
    const gamma = project(slice.x, n, theta);
    const at = (h: number) =>
      sliceValue(slice, directionAt(theta + (h * tangent) / length), gamma - h / length);
    const h = 1e-6;
    return {
      before: (3 * at(0) - 4 * at(-h) + at(-2 * h)) / (2 * h),
      behind: (4 * at(h) - 3 * at(0) - at(2 * h)) / (2 * h),
    };
  }

  const inside = ({ from, to }: SliceArc, share: number) => from + share * (to - from);

  it('are of the kind that brute-force slopes give, on 1,000 random slices', () => {
    const seen = { valley: 0, ridge: 0, 'pass-through': 0, flat: 0 };
    let worst = 0;
    let otherwise = 0;
    for (let seed = 0; seed < 1000; seed++) {
      const { slice, random } = sliceOf(seed, 2 + (seed % 6));
      for (const arc of sliceArcs(slice)) {
        if (arc.to - arc.from < 1e-3) continue;
        const theta = inside(arc, 0.1 + 0.8 * random.uniform());
        const brute = bruteSlopes(slice, arc.points[0], theta);
        const exact = slopesAcross(slice, arc.points[0], directionAt(theta));
        const size = 1e-4 * (1 + Math.abs(exact.before) + Math.abs(exact.behind));
        const gaps = [brute.before - exact.before, brute.behind - exact.behind];
        worst = Math.max(worst, ...gaps.map((gap) => Math.abs(gap) / size));
        if (arc.kind !== 'flat' && Math.min(...Object.values(brute).map(Math.abs)) < size) continue;
        seen[arc.kind]++;
        if (creaseKind(brute, size) !== arc.kind) otherwise++;
      }
    }
    expect(worst).toBeLessThan(1);
    expect(otherwise).toBe(0);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(500);
  });

  it('change their kind exactly where the slopes say: none in between on 100 samples an arc', () => {
    let otherwise = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { slice } = sliceOf(seed);
      for (const arc of sliceArcs(slice)) {
        for (let k = 0; k < 100; k++) {
          const theta = inside(arc, (k + 0.5) / 100);
          const exact = slopesAcross(slice, arc.points[0], directionAt(theta));
          if (creaseKind(exact, 1e-12) !== arc.kind) otherwise++;
        }
      }
    }
    expect(otherwise).toBe(0);
  });

  it('cover every ellipse once, and meet where kinds change with a slope of 0, to 1e-9', () => {
    for (let seed = 0; seed < 60; seed++) {
      const { slice } = sliceOf(seed);
      const arcs = sliceArcs(slice);
      for (let n = 0; n < slice.count; n++) {
        const own = arcs.filter(({ points }) => points[0] === n);
        const covered = own.reduce((sum, { from, to }) => sum + to - from, 0);
        expect(Math.abs(covered - 2 * Math.PI)).toBeLessThan(1e-9);
        for (const { to, arc } of own) {
          if (to === arc.to) continue;
          const { before, behind } = slopesAcross(slice, n, directionAt(to));
          const size = Math.abs(before) + Math.abs(behind);
          expect(Math.min(Math.abs(before), Math.abs(behind))).toBeLessThan(1e-9 * (1 + size));
        }
      }
    }
  });

  it('the slope jumps by μ e_n ‖t_n‖, in any dimension, to 1e-12', () => {
    for (let seed = 0; seed < 30; seed++) {
      const { state, data, random } = randomCase(seed, { dimension: 5 });
      const slice = lossSlice(state, data, 1);
      const raw = Float64Array.from({ length: 5 }, () => random.normal());
      const xi = raw.map((value) => value / Math.hypot(...raw));
      for (let n = 0; n < data.count; n++) {
        const x = data.x.subarray(5 * n, 5 * n + 5);
        const along = x.reduce((sum, value, d) => sum + value * xi[d], 0);
        const t = Math.hypot(1, ...x.map((value, d) => value - along * xi[d]));
        const { before, behind } = slopesAcross(slice, n, xi);
        const size = 1 + Math.abs(before) + Math.abs(behind);
        expect(Math.abs(behind - before - slice.charge[n] * t) / size).toBeLessThan(1e-12);
      }
    }
  });
});

describe('local minima of a loss slice', () => {
  const value = (slice: ReturnType<typeof lossSlice>, theta: number, gamma: number) =>
    sliceValue(slice, directionAt(theta), gamma);

  /** Random descent from a place: what is left after no random step of any size descends. */
  function searchDown(slice: ReturnType<typeof lossSlice>, uniform: () => number) {
    let place = [2 * Math.PI * uniform() - Math.PI, 4 * uniform() - 2];
    let low = value(slice, place[0], place[1]);
    for (let far = 0.05; far > 1e-8; ) {
      let better = false;
      for (let k = 0; k < 60 && !better; k++) {
        const turn = 2 * Math.PI * uniform();
        const next = [place[0] + far * Math.cos(turn), place[1] + far * Math.sin(turn)];
        const loss = value(slice, next[0], next[1]);
        if (loss < low) [place, low, better] = [next, loss, true];
      }
      if (!better) far /= 2;
    }
    return { theta: place[0], gamma: place[1], low };
  }

  const separation = (a: { theta: number; gamma: number }, b: SliceMinimum) => {
    const turn = Math.abs(a.theta - b.theta) % (2 * Math.PI);
    return Math.max(Math.min(turn, 2 * Math.PI - turn), Math.abs(a.gamma - b.gamma));
  };

  it('hold against 300 neighbours each, at distances 1e-3 to 1e-5', () => {
    const seen = { crossing: 0, valley: 0, cell: 0 };
    for (let seed = 0; seed < 150; seed++) {
      const { slice, random } = sliceOf(seed, 2 + (seed % 6));
      for (const { place, theta, gamma, value: low } of sliceMinima(slice)) {
        seen[place]++;
        const gaps = Array.from({ length: 300 }, (_, k) => {
          const far = 10 ** -(3 + (k % 3));
          const turn = 2 * Math.PI * random.uniform();
          return value(slice, theta + far * Math.cos(turn), gamma + far * Math.sin(turn)) - low;
        });
        expect(Math.min(...gaps)).toBeGreaterThan(-1e-13 * (1 + Math.abs(low)));
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
  });

  it('are where random descents end that do not end on a plateau or a line, to 1e-2', () => {
    let ended = 0;
    for (let seed = 0; seed < 25; seed++) {
      const { slice, random } = sliceOf(seed);
      const minima = sliceMinima(slice);
      for (let k = 0; k < 8; k++) {
        const end = searchDown(slice, random.uniform);
        const near = minima.map((minimum) => separation(end, minimum));
        if (Math.min(...near, 9) < 1e-2) ended++;
        else expect(flatAround(slice, end)).toBe(true);
      }
    }
    expect(ended).toBeGreaterThan(100);
  });

  /** Active on one point at most, where ℓ̃ rests on a line or plateau. */
  function flatAround(
    slice: ReturnType<typeof lossSlice>,
    { theta, gamma }: { theta: number; gamma: number },
  ) {
    let active = 0;
    for (let n = 0; n < slice.count; n++) if (project(slice.x, n, theta) > gamma + 1e-6) active++;
    return active <= 1;
  }
});
