import { gelu, tanh } from '@spectral-bias/activations';
import { describe, expect, it } from 'vitest';
import { breakplanes, rectifier } from '../src/breakplanes.ts';
import { cylinderGrid, potential, potentialGrid } from '../src/potential.ts';
import { residualCharges } from '../src/potential-charges.ts';
import { velocityField, velocityGrid } from '../src/velocity-field.ts';
import { descend, randomCase, randomCharges } from './breakplanes-cases.ts';

const rotate = (xi: number[], a: number, b: number, angle: number) =>
  xi.map((value, d) =>
    d === a
      ? value * Math.cos(angle) - xi[b] * Math.sin(angle)
      : d === b
        ? value * Math.cos(angle) + xi[a] * Math.sin(angle)
        : value,
  );

const unit = (numbers: number[]) => numbers.map((value) => value / Math.hypot(...numbers));

describe('the velocity field', () => {
  it('is minus the gradient of the potential in Radon-spline coordinates, for any φ, to 1e-7', () => {
    for (let seed = 0; seed < 50; seed++) {
      const charges = randomCharges(seed, 3, 5);
      const xi = unit([...charges.x.subarray(0, 3)].map((value) => value + 0.1));
      const gamma = charges.charge[0] / 2;
      for (const activation of [rectifier, tanh.create(), gelu.create()]) {
        const options = { flow: 'radon-spline', activation } as const;
        const { direction, offset } = velocityField(charges, xi, gamma, options);
        const h = 1e-6;
        const rise = potential(charges, xi, gamma + h, options);
        const fall = potential(charges, xi, gamma - h, options);
        expect(Math.abs(offset + (rise - fall) / (2 * h))).toBeLessThan(1e-7);
        const turned = rotate(xi, 0, 1, h);
        const back = rotate(xi, 0, 1, -h);
        const slope =
          (potential(charges, turned, gamma, options) - potential(charges, back, gamma, options)) /
          (2 * h);
        const along = direction[1] * xi[0] - direction[0] * xi[1];
        expect(Math.abs(along + slope)).toBeLessThan(1e-7);
      }
    }
  });

  it('times v/‖w‖ is how a small step of gradient descent moves the breakplanes, to 1e-5', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { state, data } = randomCase(seed, { dimension: 3 });
      const charges = residualCharges(state, data);
      const rate = 1e-7;
      const before = breakplanes(state);
      const after = breakplanes(descend(state, data, rate));
      for (let i = 0; i < state.width; i++) {
        const xi = before.direction.subarray(3 * i, 3 * i + 3);
        const { direction, offset } = velocityField(charges, xi, before.offset[i]);
        const scale = state.v[i] / before.norm[i];
        const size = Math.abs(scale) * (Math.hypot(...direction) + Math.abs(offset)) + 1;
        const gap = (after.offset[i] - before.offset[i]) / rate - scale * offset;
        expect(Math.abs(gap) / size).toBeLessThan(1e-5);
        for (let d = 0; d < 3; d++) {
          const moved = (after.direction[3 * i + d] - xi[d]) / rate;
          expect(Math.abs(moved - scale * direction[d]) / size).toBeLessThan(1e-5);
        }
      }
    }
  });

  it('does not change under (w, b, v) → (cw, cb, v/c), to 1e-12', () => {
    const { state, data } = randomCase(3);
    const c = 5.3;
    const scaled = {
      ...state,
      w: state.w.map((value) => c * value),
      b: state.b.map((value) => c * value),
      v: state.v.map((value) => value / c),
    };
    const [e, es] = [residualCharges(state, data), residualCharges(scaled, data)];
    const grid = cylinderGrid(12, 9, [-2, 2]);
    const [field, again] = [velocityGrid(e, grid), velocityGrid(es, grid)];
    field.angle.forEach((value, k) => {
      expect(Math.abs(again.angle[k] - value)).toBeLessThan(1e-12);
      expect(Math.abs(again.offset[k] - field.offset[k])).toBeLessThan(1e-12);
    });
  });

  it('over a grid is the field at its places, to 1e-12, for both flows and any φ', () => {
    const charges = randomCharges(5, 2, 6);
    const grid = cylinderGrid(10, 7, [-3, 2]);
    for (const flow of ['weights', 'radon-spline'] as const) {
      for (const activation of [rectifier, tanh.create()]) {
        const options = { flow, activation, norm: activation === rectifier ? 1 : 2.5 };
        const field = velocityGrid(charges, grid, options);
        const values = potentialGrid(charges, grid, options);
        grid.offsets.forEach((gamma, r) => {
          grid.angles.forEach((theta, c) => {
            const xi = [Math.cos(theta), Math.sin(theta)];
            const { direction, offset } = velocityField(charges, xi, gamma, options);
            const at = r * 10 + c;
            const along = direction[1] * xi[0] - direction[0] * xi[1];
            expect(Math.abs(field.angle[at] - along)).toBeLessThan(1e-12);
            expect(Math.abs(field.offset[at] - offset)).toBeLessThan(1e-12);
            expect(Math.abs(values[at] - potential(charges, xi, gamma, options))).toBeLessThan(
              1e-12,
            );
          });
        });
      }
    }
  });

  it('names what is wrong with its input', () => {
    const charges = randomCharges(1, 3, 4);
    expect(() => velocityField(charges, [1, 0], 0)).toThrow(
      'direction is "of length 2"; expected 3',
    );
    expect(() => velocityGrid(charges, cylinderGrid(4, 4, [-1, 1]))).toThrow('dimension is 3');
    expect(() => cylinderGrid(4, 4, [1, -1])).toThrow('ascending');
  });
});
