import type { Figure } from '@spectral-bias/core';
import type { DesignResult, FrequencyCurve } from './design.ts';

/** ρ wanted and found, φ, the fit, and what its frequencies went through. */
export function designFigures(result: DesignResult): readonly Figure[] {
  return [
    penaltyFigure(result),
    activationFigure(result),
    fitFigure(result),
    gainFigure(result),
    keptFigure(result),
  ];
}

/** Decades of ρ that are shown. */
const DECADES = 12;

function penaltyFigure({ penalty, phase, certificate, wanted }: DesignResult): Figure {
  const { samples, worst, at, leak } = certificate;
  const finite = samples.filter((one) => one.wanted < Number.POSITIVE_INFINITY);
  const least = Math.min(...finite.map((one) => one.wanted));
  const most = Math.max(...finite.map((one) => one.wanted));
  const stopped = leak > 0 ? ` Where ρ is ∞, |φ̂| is ${leak.toExponential(0)} of its greatest.` : '';
  return {
    name: 'penalty',
    title: 'The penalty that was wanted, and the one that φ has',
    caption: `ρ(k) = ${penalty} (line) and 1/|φ̂(k)|² of the ${phase} φ that was made for it, transformed back from its values (points): they differ by ${worst.toExponential(0)} at most, at k = ${at.toPrecision(3)}.${stopped}`,
    x: { label: 'frequency k (rad per unit of z)', scale: 'log' },
    y: {
      label: 'spectral penalty ρ(k)',
      scale: 'log',
      domain: [least / 2, Math.min(most * 2, least * 10 ** DECADES)],
    },
    marks: [
      {
        mark: 'line',
        role: 'penalty',
        label: 'wanted',
        x: wanted.k,
        y: wanted.rho,
      },
      {
        mark: 'points',
        role: 'data',
        label: 'found',
        x: finite.map(({ k }) => k),
        y: finite.map(({ found }) => found),
      },
    ],
  };
}

function activationFigure({ penalty, phase, z, phi, slope }: DesignResult): Figure {
  return {
    name: 'activation',
    title: 'The activation that has this penalty',
    caption: `The ${phase} φ of ρ(k) = ${penalty}, and its slope. Where ρ vanishes at k = 0, polynomials cost nothing and φ is meant up to them.`,
    x: { label: 'z' },
    y: { label: 'φ(z), φ′(z)' },
    marks: [
      { mark: 'line', role: 'fit', label: 'φ(z)', x: z, y: phi },
      { mark: 'line', role: 'neutral', dashed: true, label: 'φ′(z)', x: z, y: slope },
    ],
  };
}

function fitFigure({ signal, df, scale, width }: DesignResult): Figure {
  const { x, y, fitted, xLabel, yLabel } = signal;
  return {
    name: 'fit',
    title: 'A signal fitted with it',
    caption: `${x.length} samples and ${width} neurons φ(${scale}(u − b)), u the place on [0, 1], regularized by ridge to ${df} degrees of freedom.`,
    x: { label: xLabel },
    y: { label: yLabel },
    marks: [
      { mark: 'points', role: 'data', label: 'samples', x, y },
      { mark: 'line', role: 'fit', label: 'fit', x, y: fitted },
    ],
  };
}

function gainFigure({ gain }: DesignResult): Figure {
  const { cycles, found, predicted } = gain;
  const off = Math.max(...found.map((value, i) => Math.abs(value / predicted[i]! - 1)));
  return {
    name: 'gain',
    title: 'The Jacobian passes frequencies as 1/ρ says',
    caption: `‖Aᵀv‖²/‖v‖² of windowed waves v (points) and 1/ρ, seen through the same window (line): they differ by ${(100 * off).toPrecision(2)} % at most, what sampling folds back.`,
    x: { label: 'frequency (cycles per span of x)', scale: 'log' },
    y: { label: 'gain |φ̂|² = 1/ρ, in units of u', scale: 'log' },
    marks: [
      { mark: 'line', role: 'penalty', label: '1/ρ', x: cycles, y: predicted },
      { mark: 'points', role: 'data', label: 'Jacobian', x: cycles, y: found },
    ],
  };
}

function keptFigure({ kept, df }: DesignResult): Figure {
  return {
    name: 'learnt',
    title: 'The fit keeps frequencies as the penalty says',
    caption: `Share of each frequency of the signal that the fit with ${df} degrees of freedom keeps (points, from three windows of the signal and of the fit) and ridge's mask 1/(1 + λρ) (line): ${closeness(kept)} apart on average.`,
    x: { label: 'frequency (cycles per span of x)', scale: 'log' },
    y: { label: 'kept share', domain: [-0.05, 1.1] },
    marks: [
      { mark: 'line', role: 'mask', label: '1/(1 + λρ)', x: kept.cycles, y: kept.predicted },
      { mark: 'points', role: 'data', label: 'signal', x: kept.cycles, y: kept.found },
    ],
  };
}

function closeness({ found, predicted }: FrequencyCurve): string {
  const gaps = found.map((value, i) => Math.abs(value - predicted[i]!));
  return (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toFixed(3);
}
