// The same training steps by another engine of ours, such as the ones on tfjs.
import { loadEngine } from '@spectral-bias/adaptive-regime';
import { version_core } from '@tensorflow/tfjs-core';
import { runSide } from '../src/exchange.mjs';
import { trainingSteps } from '../src/training-steps.mjs';

runSide(async (parameters, read) => {
  const { name, title } = await loadEngine(parameters.engine);
  const software = name.startsWith('tfjs') ? title.replace('tfjs', `tfjs ${version_core}`) : title;
  const work = await trainingSteps(parameters, read);
  return async () => ({ software, ...(await work()) });
});
