import { SIDE } from './panel-layout.ts';
import type { PassKernels } from './pass-kernels.ts';

/**
 * The kernels of `native/train.cpp` in TypeScript, for machines without WebAssembly and to hold the
 * compiled ones against. They work in `memory`; places are given in bytes, eight a number.
 */
export function plainKernels(memory: Float64Array): PassKernels {
  return {
    preactivate(rows, inputs, panels, x, w, b, z) {
      for (let p = 0; p < panels; p++) {
        for (let r = 0; r < rows; r++) {
          const sums = z / 8 + (p * rows + r) * SIDE;
          for (let i = 0; i < SIDE; i++) memory[sums + i] = memory[b / 8 + p * SIDE + i]!;
          addProducts(memory, sums, inputs, x / 8 + r * inputs, 1, w / 8 + p * inputs * SIDE);
        }
      }
    },

    evaluate(rows, outputs, panels, h, v, _sums, f) {
      memory.fill(0, f / 8, f / 8 + rows * outputs);
      for (let p = 0; p < panels; p++) {
        for (let r = 0; r < rows; r++) {
          const value = h / 8 + (p * rows + r) * SIDE;
          for (let c = 0; c < outputs; c++) {
            const outer = v / 8 + (p * outputs + c) * SIDE;
            memory[f / 8 + r * outputs + c]! += product(memory, value, outer);
          }
        }
      }
    },

    residuals(rows, samples, outputs, y, scale, f) {
      const [values, targets] = [f / 8, y / 8];
      let sum = 0;
      for (let k = 0; k < rows * outputs; k++) {
        const e = k < samples * outputs ? memory[values + k]! - memory[targets + k]! : 0;
        sum += e * e;
        memory[values + k] = scale * e;
      }
      return (sum * scale) / 2;
    },

    backpropagate(rows, inputs, outputs, neurons, stride, inner, xt, e, h, slopes, v, gw, gb, gv) {
      const panels = Math.ceil(neurons / SIDE);
      const errors = e / 8;
      for (let p = 0; p < panels; p++) {
        const shares = slopes / 8 + p * rows * SIDE;
        const outer = p * outputs * SIDE;
        for (let c = 0; c < outputs; c++) {
          const sums = gv / 8 + outer + c * SIDE;
          addProducts(memory, sums, rows, errors + c, outputs, h / 8 + p * rows * SIDE);
        }
        for (let r = 0; r < rows; r++) {
          const at = shares + r * SIDE;
          scaleBySum(memory, at, outputs, errors + r * outputs, v / 8 + outer);
          for (let i = 0; i < SIDE; i++) memory[gb / 8 + p * SIDE + i]! += memory[at + i]!;
        }
        for (let d = 0; inner !== 0 && d < inputs; d++) {
          const first = xt / 8 + (d - (d % SIDE)) * stride + (d % SIDE);
          addProducts(memory, gw / 8 + (p * inputs + d) * SIDE, rows, first, SIDE, shares);
        }
      }
      const last = gv / 8 + (panels - 1) * outputs * SIDE;
      const filled = neurons - (panels - 1) * SIDE;
      for (let c = 0; c < outputs; c++) {
        memory.fill(0, last + c * SIDE + filled, last + (c + 1) * SIDE);
      }
    },
  };
}

/** sums_i += Σ_k a_k b_ki for the four numbers at `sums`; a_k are `step` apart, b is [k][4]. */
function addProducts(
  memory: Float64Array,
  sums: number,
  count: number,
  a: number,
  step: number,
  b: number,
): void {
  let s0 = memory[sums]!;
  let s1 = memory[sums + 1]!;
  let s2 = memory[sums + 2]!;
  let s3 = memory[sums + 3]!;
  for (let k = 0; k < count; k++) {
    const factor = memory[a + k * step]!;
    const row = b + k * SIDE;
    s0 += factor * memory[row]!;
    s1 += factor * memory[row + 1]!;
    s2 += factor * memory[row + 2]!;
    s3 += factor * memory[row + 3]!;
  }
  memory[sums] = s0;
  memory[sums + 1] = s1;
  memory[sums + 2] = s2;
  memory[sums + 3] = s3;
}

/** Multiplies four numbers by Σ_c e_c v_c of theirs; v is [c][4]. */
function scaleBySum(memory: Float64Array, at: number, count: number, e: number, v: number): void {
  for (let i = 0; i < SIDE; i++) {
    let sum = 0;
    for (let c = 0; c < count; c++) sum += memory[e + c]! * memory[v + c * SIDE + i]!;
    memory[at + i]! *= sum;
  }
}

/** Σ_i a_i b_i of four numbers each. */
function product(memory: Float64Array, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < SIDE; i++) sum += memory[a + i]! * memory[b + i]!;
  return sum;
}
