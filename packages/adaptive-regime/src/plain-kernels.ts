import { SIDE } from './panel-layout.ts';
import type { PassKernels } from './pass-kernels.ts';

/**
 * The kernels of `native/train.cpp` in TypeScript, for machines without WebAssembly and to hold the
 * compiled ones against. They work in `memory`; places are in bytes.
 */
export function plainKernels(memory: Float64Array): PassKernels {
  return {
    preactivate(rows, inputs, panels, x, w, b, z) {
      for (let p = 0; p < panels; p++) {
        for (let r = 0; r < rows; r++) {
          for (let i = 0; i < SIDE; i++) {
            let sum = memory[b / 8 + p * SIDE + i]!;
            for (let d = 0; d < inputs; d++) {
              sum += memory[x / 8 + r * inputs + d]! * memory[w / 8 + (p * inputs + d) * SIDE + i]!;
            }
            memory[z / 8 + (p * rows + r) * SIDE + i] = sum;
          }
        }
      }
    },

    evaluate(rows, outputs, panels, h, v, _sums, f) {
      memory.fill(0, f / 8, f / 8 + rows * outputs);
      for (let p = 0; p < panels; p++) {
        for (let k = 0; k < rows * outputs; k++) {
          const value = h / 8 + (p * rows + Math.floor(k / outputs)) * SIDE;
          const outer = v / 8 + (p * outputs + (k % outputs)) * SIDE;
          for (let i = 0; i < SIDE; i++)
            memory[f / 8 + k]! += memory[value + i]! * memory[outer + i]!;
        }
      }
    },

    residuals(rows, samples, outputs, y, scale, f) {
      let sum = 0;
      for (let k = 0; k < rows * outputs; k++) {
        const e = k < samples * outputs ? memory[f / 8 + k]! - memory[y / 8 + k]! : 0;
        sum += e * e;
        memory[f / 8 + k] = scale * e;
      }
      return (sum * scale) / 2;
    },

    backpropagate(rows, inputs, outputs, neurons, stride, inner, xt, e, h, slopes, v, gw, gb, gv) {
      for (let neuron = 0; neuron < neurons; neuron++) {
        const p = Math.floor(neuron / SIDE);
        const i = neuron % SIDE;
        for (let r = 0; r < rows; r++) {
          const at = (p * rows + r) * SIDE + i;
          let share = 0;
          for (let c = 0; c < outputs; c++) {
            const error = memory[e / 8 + r * outputs + c]!;
            const outer = (p * outputs + c) * SIDE + i;
            memory[gv / 8 + outer]! += error * memory[h / 8 + at]!;
            share += error * memory[v / 8 + outer]!;
          }
          share *= memory[slopes / 8 + at]!;
          memory[gb / 8 + neuron]! += share;
          for (let d = 0; inner !== 0 && d < inputs; d++) {
            const place = (Math.floor(d / SIDE) * stride + r) * SIDE + (d % SIDE);
            memory[gw / 8 + (p * inputs + d) * SIDE + i]! += share * memory[xt / 8 + place]!;
          }
        }
      }
    },
  };
}
