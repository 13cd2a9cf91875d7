import { type TrainingData, trainingData } from '@spectral-bias/adaptive-regime';
import type { Random } from '@spectral-bias/core';

/** Points around the origin of the plane, well apart, with targets of both signs and size about 1. */
export function planarData(count: number, random: Random): TrainingData {
  const turn = random.uniform();
  const inputs = Array.from({ length: count }, (_, n) => {
    const angle = (2 * Math.PI * (n + turn + 0.5 * (random.uniform() - 0.5))) / count;
    const radius = 0.5 + 0.7 * random.uniform();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  const targets = inputs.map((_, n) => (n % 2 === 0 ? 1 : -1) * (0.5 + random.uniform()));
  return trainingData(inputs, targets);
}
