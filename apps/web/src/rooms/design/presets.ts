import type { DesignRequest } from '../../worker/protocol.ts';
import { firstPenalty } from './design-request.ts';

/** A penalty to start drawing from, and the phase that gives back the activation it is named after. */
export interface Preset extends Pick<DesignRequest, 'penalty' | 'phase'> {
  readonly title: string;
}

/** Penalties to start from. */
export const presets: readonly Preset[] = [
  { title: 'a valley at k = 3', penalty: firstPenalty, phase: 'even' },
  {
    title: 'a stop band from 2 to 4',
    penalty: '0.2:0.002 0.7:0.25 2:16 3:Infinity 4:256 8:4100',
    phase: 'even',
  },
  { title: 'ReLU: k⁴', penalty: 'k^4', phase: 'causal' },
  { title: 'step: k²', penalty: 'k^2', phase: 'causal' },
  { title: 'tanh', penalty: 'tanh', phase: 'odd' },
  { title: 'Gaussian', penalty: 'gaussian', phase: 'even' },
  { title: 'Laplace', penalty: 'laplace', phase: 'even' },
  { title: 'sinc: a band limit', penalty: 'sinc', phase: 'even' },
];
