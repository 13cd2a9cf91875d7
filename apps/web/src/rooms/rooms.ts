import type { Room } from './room.ts';

/** The rooms, in the order of the rail. */
export const rooms: readonly Room[] = [
  {
    name: 'fit',
    title: 'Fit',
    question: 'What does this network make of the signal?',
    lesson: [
      'Gradient descent keeps the components whose singular value is above a threshold τ, and drops the rest.',
      'More steps move τ to the left, as a smaller λ does: early stopping and ridge are one slider.',
      'GCV marks the strength that should predict unseen points best.',
    ],
    attempt: { text: 'Ask for a million steps', values: { iterations: 1e6 } },
    load: () => import('./fit/fit-room.tsx'),
  },
  {
    name: 'spectrum',
    title: 'Spectrum',
    question: 'What can this activation learn, and in which order?',
    lesson: [
      'The singular values of the network say how fast each component is learnt.',
      'Steep spectra learn slowly: to keep component k takes (s₁/s_k)² steps.',
      'For many activations the components are nearly sine waves, the slow ones first.',
    ],
    attempt: {
      text: 'Compare ReLU with Heaviside',
      values: { activations: ['relu', 'heaviside'] },
    },
    load: () => import('./experiment/experiment-room.tsx'),
  },
];
