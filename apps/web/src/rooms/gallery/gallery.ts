import type { Values } from '../../worker/protocol.ts';

/** A figure of one of the two papers, and where it is live. */
export interface GalleryCard {
  readonly paper: 'Lucey 2025' | 'Sahs et al. 2025';
  readonly figure: string;
  readonly title: string;
  /** What to look at. */
  readonly look: string;
  readonly room: string;
  readonly values: Values;
}

/** Each of the papers' figures as a preset. */
export const gallery: readonly GalleryCard[] = [
  {
    paper: 'Lucey 2025',
    figure: 'Figs. 1, 2',
    title: 'The mask of gradient descent',
    look: 'More steps move the edge of the mask to the left; it keeps its shape.',
    room: 'more/masks',
    values: {},
  },
  {
    paper: 'Lucey 2025',
    figure: 'Fig. 3',
    title: 'Spectra by activation',
    look: 'Monotonic activations fall like a power of k; the others stay level, then drop at their scale.',
    room: 'more/spectra',
    values: {},
  },
  {
    paper: 'Lucey 2025',
    figure: 'Figs. 4, 5',
    title: 'Components as functions',
    look: 'With as many neurons as samples they are sines; with fewer, Heaviside’s are stairs.',
    room: 'more/components',
    values: {},
  },
  {
    paper: 'Lucey 2025',
    figure: 'Fig. 6',
    title: 'Reconstruction of a row of pixels',
    look: 'Over iterations monotonic activations climb; over scale the others do.',
    room: 'more/reconstruction',
    values: {},
  },
  {
    paper: 'Lucey 2025',
    figure: 'Fig. 7',
    title: 'ReLU is a smoothing spline',
    look: 'The Jacobian and the spline’s penalty are inverses of each other.',
    room: 'more/spline-equivalence',
    values: {},
  },
  {
    paper: 'Lucey 2025',
    figure: 'Fig. 8',
    title: 'Steps that keep k components',
    look: 'At k = 32 Heaviside takes thousands of steps, ReLU millions.',
    room: 'spectrum',
    values: { activations: ['heaviside', 'half-tanh', 'relu', 'relu-power:power=2'] },
  },
  {
    paper: 'Lucey 2025',
    figure: 'Fig. 9',
    title: 'Components in two dimensions',
    look: 'Full-rank weights order them from smooth to rough, rank-one weights do not.',
    room: 'more/components-2d',
    values: {},
  },
  {
    paper: 'Sahs et al. 2025',
    figure: 'Fig. 1',
    title: 'Spectral penalties',
    look: 'What each activation pays for a frequency: a line’s slope is its smoothness.',
    room: 'more/penalty',
    values: {},
  },
  {
    paper: 'Sahs et al. 2025',
    figure: 'Fig. 2',
    title: 'The price of contraction',
    look: 'Squeezing a function to a tenth costs ReLU a thousand times, in every dimension.',
    room: 'more/contraction',
    values: {},
  },
  {
    paper: 'Sahs et al. 2025',
    figure: 'Fig. 3',
    title: 'The loss of one neuron',
    look: 'Creases lie on the datapoints’ ellipses: valleys, ridges and passes.',
    room: 'more/loss-slice',
    values: {},
  },
  {
    paper: 'Sahs et al. 2025',
    figure: 'Fig. 4',
    title: 'Pinned breakplanes',
    look: 'Distances to the nearest datapoint drop to nought and stay there.',
    room: 'more/pinning',
    values: {},
  },
  {
    paper: 'Sahs et al. 2025',
    figure: 'Fig. 5',
    title: 'Clusters at the sinks',
    look: 'Neurons gather where the field flows together; in the lazy control they do not.',
    room: 'more/clusters',
    values: {},
  },
];
