// Full-batch gradient descent on all parameters of a shallow network, by one of our engines.
import { relu, tanh } from '@spectral-bias/activations';
import { initialTrainingState, loadEngine, updateRule } from '@spectral-bias/adaptive-regime';

const activations = { relu, tanh };

/** The work of `steps` steps from the network that was read; its time is that of one of them. */
export async function trainingSteps({ n, d, m, activation, steps, engine, learningRate }, read) {
  const network = {
    dimension: d,
    outputs: 1,
    width: m,
    ...{ w: read('w'), b: read('b'), v: read('v') },
  };
  const data = { dimension: d, outputs: 1, count: n, x: read('x'), y: read('y') };
  const trainer = await (await loadEngine(engine)).create({
    activation: activations[activation].create(),
    data,
    shape: network,
    loss: 'mean',
    trained: { inner: true, biases: true, outer: true },
  });
  const rule = updateRule({ kind: 'gradient-descent' }, learningRate, n);
  return async () => {
    const { state } = await trainer.advance(initialTrainingState(network), rule, steps);
    const { w, b, v } = state.network;
    return { factor: 1 / steps, arrays: () => ({ w, b, v }) };
  };
}
