import { activations, relu, sinc, sine, tanh } from '@spectral-bias/activations';
import { gradientDescent } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, type PlanOption, plan, prepareSamples } from '../src/index.ts';

const n = 200;
const x = Float64Array.from({ length: n }, (_, i) => (5 * i) / (n - 1));
const samples = prepareSamples({ x, y: x });
const pluginOf = (name: string) => activations.find((plugin) => plugin.name === name)!;

function planned({ activation, params, width }: PlanOption) {
  return buildSystem(samples, pluginOf(activation).create(params), { width }).system;
}

/** The share of a tone of j half cycles over the span that the plan keeps, over both phases. */
function gain(option: PlanOption, j: number): number {
  const system = planned(option);
  const regularizer = gradientDescent.create({ iterations: option.iterations! });
  const shares = [0, Math.PI / 2].map((phase) => {
    const y = samples.u.map((u) => Math.sin(Math.PI * j * u + phase));
    const { fitted } = system.shrink(y, regularizer);
    const dot = (a: Float64Array) => a.reduce((sum, value, i) => sum + value * y[i]!, 0);
    return dot(fitted) / dot(y);
  });
  return (shares[0]! + shares[1]!) / 2;
}

describe('a plan', () => {
  const components = 20;
  const options = plan(
    activations.map((plugin) => ({ plugin })),
    { x, components },
  );
  const reachable = options.filter((option) => option.reachable);

  it('has one way for each activation, the reachable ones first and quickest first', () => {
    expect(options.map(({ activation }) => activation).sort()).toEqual(
      activations.map(({ name }) => name).sort(),
    );
    const steps = reachable.map(({ iterations }) => iterations!);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(options.slice(0, reachable.length)).toEqual(reachable);
    expect(reachable.length).toBeGreaterThan(15);
  });

  it('keeps the planned components within one, in the network that it describes', () => {
    for (const option of reachable) {
      const system = planned(option);
      const { threshold } = gradientDescent.create({ iterations: option.iterations! });
      const kept = system.componentsAbove(threshold!(system.s1) * (1 - 1e-6));
      expect([option.activation, Math.abs(kept - components) <= 1]).toEqual([
        option.activation,
        true,
      ]);
      expect(Math.abs(option.learningRate! * system.s1 ** 2 - 1)).toBeLessThan(0.03);
    }
  });

  it('keeps tones up to the frequency of its last component, (2k − 1 + d)/4 cycles, within one component', () => {
    for (const option of reachable) {
      let halfCycles = components - 5;
      while (gain(option, halfCycles) > 1 - 1 / Math.E) halfCycles += 0.25;
      const expected = components - 0.5 + planned(option).nullity / 2;
      const off = Math.abs(halfCycles - 0.125 - expected);
      expect([option.activation, off <= 1]).toEqual([option.activation, true]);
    }
  });

  it('says why where there is none: rank, too many steps, a hole in the band', () => {
    const why = (name: string) => options.find(({ activation }) => activation === name)!.why;
    expect(why('sine')).toMatch(/keep 2 components/);
    expect(why('softplus')).toMatch(/more than 1\.0e\+6/);
    expect(why('gabor')).toMatch(/passes little at/);
    const [slow] = plan([{ plugin: relu }], { x, components, maxIterations: 100 });
    expect(slow).toMatchObject({ reachable: false, activation: 'relu' });
    const [flat] = plan([{ plugin: sine, params: { scale: 40 } }], { x, components });
    expect(flat!.why).toMatch(/its rank is 2/);
  });

  it('needs about as many steps for sinc whatever the band, and far more for ReLU', () => {
    const at = (k: number) => plan([{ plugin: sinc }, { plugin: relu }], { x, components: k });
    const steps = (k: number, name: string) =>
      at(k).find(({ activation }) => activation === name)!.iterations!;
    expect(steps(10, 'sinc')).toBe(steps(40, 'sinc'));
    expect(steps(40, 'relu') / steps(10, 'relu')).toBeGreaterThan(100);
  });

  it('refuses more components than the samples can hold', () => {
    expect(() => plan([{ plugin: tanh }], { x: [0, 1, 2], components: 3 })).toThrow(/from 1 to 2/);
    expect(() => plan([{ plugin: tanh }], { x, components: 2.5 })).toThrow(/whole number/);
  });
});
