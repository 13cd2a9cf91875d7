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
    load: () => import('./spectrum/spectrum-room.tsx'),
  },
  {
    name: 'design',
    title: 'Design',
    question: 'Which activation has the bias I want?',
    lesson: [
      'A wide network pays ρ(k) for frequency k: where ρ is low it learns early, where ρ is high it learns late.',
      'ρ = 1/|φ̂|² is set by the activation alone, so a drawn ρ gives an activation back.',
      'Many φ share one ρ; even, odd or causal picks one.',
    ],
    attempt: {
      text: 'Forbid the frequencies from 2 to 4',
      values: { penalty: '0.2:0.002 0.7:0.25 2:16 3:Infinity 4:256 8:4100', phase: 'even' },
    },
    load: () => import('./design/design-room.tsx'),
  },
  {
    name: 'adaptive',
    title: 'Adaptive',
    question: 'What do neurons do when all of them learn?',
    lesson: [
      'Every neuron folds the plane along a line; when all weights learn, the lines move.',
      'Residuals make a velocity field on (θ, γ): lines gather at its sinks and get pinned where they meet a sample on a valley floor.',
      'Start with large inner weights and nothing moves: the network is lazy, a kernel method.',
    ],
    attempt: {
      text: 'See three samples gather all lines',
      values: { preset: 'clusters', points: null, width: null, alpha: null, at: null },
    },
    load: () => import('./adaptive/adaptive-room.tsx'),
  },
  {
    name: 'plan',
    title: 'Plan',
    question: 'How do I get this bandwidth?',
    lesson: [
      'A bandwidth of B cycles over a span S needs 2·B·S components.',
      'Monotonic activations buy components with gradient steps, the others with their scale.',
      'What would take too many steps is out of reach: take another activation.',
    ],
    attempt: { text: 'Ask for 30 components', values: { components: 30 } },
    load: () => import('./plan/plan-room.tsx'),
  },
  {
    name: 'gallery',
    title: 'Gallery',
    question: 'What do the two papers show?',
    lesson: [
      'Each card is a figure of a paper, computed here and now.',
      'Open one, change a parameter, and see what holds it up.',
      'What the papers do not say of their set-up is ours, and the captions say so.',
    ],
    attempt: { text: 'Begin with the spectra', values: {}, room: 'more/spectra' },
    load: () => import('./gallery/gallery-room.tsx'),
  },
  {
    name: 'more',
    title: 'More',
    question: 'What else can be asked?',
    lesson: [
      'Every figure of the two papers is an experiment, and so are the plug-ins you add.',
      'The same names run on the command line: spectral-bias run NAME.',
      'Whatever you set is in the address: share it.',
    ],
    attempt: { text: 'Why sinc forgets crowded samples', values: {}, room: 'more/memorization' },
    load: () => import('./more/more-room.tsx'),
  },
];
