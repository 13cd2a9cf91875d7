import { InvalidParameterError } from '@spectral-bias/core';
import type { DesignRequest } from './protocol.ts';

/** Why no φ has the penalty that was drawn, and what would help. */
export function designTrouble(error: Error, { phase, range }: DesignRequest): string {
  if (!(error instanceof InvalidParameterError)) return error.message;
  const { parameter, value, expected, message } = error;
  const law = /^about k\^(\S+) as k tends to (\S+)/.exec(String(value));
  const lone = /^rho\[(\d+)\]$/.exec(parameter);
  if (lone && expected.startsWith('a finite neighbour')) {
    return `Knot ${Number(lone[1]) + 1} stands alone between knots at ∞: bring one beside it down.`;
  }
  if (parameter === 'rho' && law) return lawTrouble(Number(law[1]), law[2] === '0', phase);
  if (parameter === 'phase') {
    return 'A causal φ suppresses no band entirely (Paley–Wiener): keep ρ finite and let it end in a power of k, or choose even or odd.';
  }
  if (parameter === 'range') {
    return `φ bends too often for z from −${range} to ${range}: choose a smaller range of z, or let ρ rise earlier.`;
  }
  if (/^rho\(.*\)$/.test(parameter)) return unboundedTrouble(phase, 'leaves what numbers can hold');
  if (parameter === 'rho' && /^rough/.test(String(value))) {
    return `ρ is ${value}: move the knots there apart, or write the formula so that it is smooth.`;
  }
  return message;
}

function lawTrouble(power: number, low: boolean, phase: DesignRequest['phase']): string {
  const written = String(Number(power.toPrecision(2))).replace('-', '−');
  if (low) {
    return `As k → 0 this ρ falls like k^${written}, and no more than k^14 can be undone: raise the first knots.`;
  }
  return unboundedTrouble(phase, `goes like k^${written}`);
}

function unboundedTrouble(phase: DesignRequest['phase'], end: string): string {
  const needs = phase === 'even' ? 'faster than k²' : 'at least like k²';
  const article = phase === 'causal' ? 'a causal' : `an ${phase}`;
  const other = phase === 'even' ? ', or choose odd or causal' : '';
  return `As k grows this ρ ${end}, and φ would not be bounded: ${article} φ needs ρ to grow ${needs}. Pull the last knot up${other}.`;
}
