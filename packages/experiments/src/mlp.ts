import type { Activation, Random } from '@spectral-bias/core';

/** The shape of a fully connected network with one input and one output. */
export interface MlpShape {
  readonly activation: Activation;
  /** Neurons of each hidden layer. */
  readonly hidden: readonly number[];
}

/** Where a layer's parameters are: `outputs` × `inputs` weights row after row, then biases. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number;
  readonly biases: number;
}

/** How wide the initial parameters spread. */
export interface MlpSpread {
  /** Weights are normal with variance weightGain²/inputs; √2 is He's choice for ReLU. */
  readonly weightGain: number;
  /** Standard deviation of the biases. */
  readonly biasScale: number;
}

/**
 * A fully connected network with one input and one linear output in plain loops, all parameters in
 * one array; standard parameterization: z = Wh + b, h = φ(z) [ours].
 */
export class Mlp {
  readonly size: number;
  readonly #activation: Activation;
  readonly #layers: readonly Layer[];
  readonly #inner: Float64Array[];
  readonly #outer: Float64Array[];
  readonly #errors: Float64Array[];

  constructor({ activation, hidden }: MlpShape) {
    const sizes = [1, ...hidden, 1];
    let size = 0;
    this.#activation = activation;
    this.#layers = sizes.slice(1).map((outputs, l) => {
      const inputs = sizes[l]!;
      const weights = size;
      const biases = weights + inputs * outputs;
      size = biases + outputs;
      return { inputs, outputs, weights, biases };
    });
    this.size = size;
    this.#inner = this.#layers.map(({ outputs }) => new Float64Array(outputs));
    this.#outer = sizes.map((count) => new Float64Array(count));
    this.#errors = this.#layers.map(({ outputs }) => new Float64Array(outputs));
  }

  /** Parameters drawn from normal distributions. */
  draw({ weightGain, biasScale }: MlpSpread, random: Random): Float64Array {
    const parameters = new Float64Array(this.size);
    for (const { inputs, outputs, weights, biases } of this.#layers) {
      const spread = weightGain / Math.sqrt(inputs);
      for (let i = weights; i < biases; i++) parameters[i] = spread * random.normal();
      for (let i = biases; i < biases + outputs; i++) parameters[i] = biasScale * random.normal();
    }
    return parameters;
  }

  /** f(x). */
  value(parameters: Float64Array, x: number): number {
    this.#outer[0]![0] = x;
    this.#layers.forEach(({ inputs, outputs, weights, biases }, l) => {
      const [from, inner, to] = [this.#outer[l]!, this.#inner[l]!, this.#outer[l + 1]!];
      for (let o = 0; o < outputs; o++) {
        let sum = parameters[biases + o]!;
        const row = weights + o * inputs;
        for (let i = 0; i < inputs; i++) sum += parameters[row + i]! * from[i]!;
        inner[o] = sum;
      }
      if (l === this.#layers.length - 1) to.set(inner);
      else this.#activation.fill(to, inner);
    });
    return this.#outer.at(-1)![0]!;
  }

  /**
   * Adds factor · ∂f/∂θ at the x last given to `value` to `out`, by backpropagation.
   */
  addGradient(parameters: Float64Array, factor: number, out: Float64Array): void {
    this.#errors.at(-1)![0] = factor;
    for (let l = this.#layers.length - 1; l >= 0; l--) {
      const { inputs, outputs, weights, biases } = this.#layers[l]!;
      const [errors, from] = [this.#errors[l]!, this.#outer[l]!];
      const below = l > 0 ? this.#errors[l - 1]! : undefined;
      below?.fill(0);
      for (let o = 0; o < outputs; o++) {
        const error = errors[o]!;
        if (error === 0) continue;
        const row = weights + o * inputs;
        out[biases + o]! += error;
        for (let i = 0; i < inputs; i++) out[row + i]! += error * from[i]!;
        if (below) for (let i = 0; i < inputs; i++) below[i]! += error * parameters[row + i]!;
      }
      const inner = this.#inner[l - 1];
      if (below && inner) {
        for (let i = 0; i < inputs; i++) below[i]! *= this.#activation.slope(inner[i]!);
      }
    }
  }
}
