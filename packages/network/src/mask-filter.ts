import type { Regularizer } from '@spectral-bias/core';
import { type RationalFilter, rationalFilter, stepFilter } from '@spectral-bias/linalg';

/** What a filter is made from: a network's singular values. */
export interface Spectrum {
  readonly s1: number;
  /** Below this a singular value counts as 0: the network has no such direction. */
  readonly floor: number;
  /** What counts as λ = 0 where interpolation asks for more than round-off leaves. */
  readonly least: number | undefined;
  componentsAbove(threshold: number): number;
  singularValue(k: number): number;
}

/** Relative room around a threshold taken from the spectrum. */
const room = 1e-12;

/** What is infinite beside s₁², without overflow. */
const boundless = 1e20;

/**
 * The residual 1 − m of a regularizer as a rational function of s²: smooth ones by poles fitted to
 * them, a hard threshold by Zolotarev's step through the gap of the spectrum that it falls into.
 * Undefined for any other.
 */
export function maskFilter(
  regularizer: Regularizer,
  spectrum: Spectrum,
): RationalFilter | undefined {
  const { s1, least } = spectrum;
  const residual = regularizer.residualOfSquare;
  if (residual) return rationalFilter((t) => residual(t, s1 * s1), s1 * s1, least);
  const threshold = regularizer.threshold?.(s1);
  if (threshold === undefined || !isStep(regularizer, threshold, s1)) return undefined;
  return stepAt(threshold, spectrum);
}

function stepAt(threshold: number, spectrum: Spectrum): RationalFilter {
  const { s1, floor, least } = spectrum;
  const count = spectrum.componentsAbove(threshold);
  if (count === 0) return onePole(boundless * s1 * s1);
  const kept = spectrum.singularValue(count);
  const dropped = spectrum.singularValue(count + 1);
  if (dropped > 0) return stepFilter(kept, dropped);
  return least === undefined ? onePole(floor * floor) : stepFilter(kept, Math.min(floor, kept / 2));
}

/** ζ/(t + ζ): 0 far above ζ, 1 far below. */
function onePole(zeta: number): RationalFilter {
  const shifts = [{ shift: { re: zeta, im: 0 }, factor: { re: 1, im: 0 } }];
  return { shifts, error: 0, family: 'step' };
}

/** Whether the mask is 1 from the threshold up and 0 below, on 120 points to a decade around it. */
function isStep({ mask }: Regularizer, threshold: number, s1: number): boolean {
  if (!(threshold > 0)) return threshold === 0 && mask(s1, s1) === 1 && mask(1e-9 * s1, s1) === 1;
  for (let i = 0; i <= 240; i++) {
    const ratio = (1 + 2 * room) * 10 ** (i / 120);
    const above = Math.min(threshold * ratio, Math.max(s1, threshold));
    if (above > threshold * (1 + room) && mask(above, s1) !== 1) return false;
    if (mask(threshold / ratio, s1) !== 0) return false;
  }
  return true;
}
