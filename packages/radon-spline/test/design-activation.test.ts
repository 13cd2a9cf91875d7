import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designActivation } from '../src/design-activation.ts';
import { certifyDesign } from '../src/design-certificate.ts';
import type { DesignPhase } from '../src/design-spectrum.ts';
import { penaltyTable } from '../src/penalty-table.ts';

const { PI, abs, cos, exp, max, min, sign, sinh, sin, sqrt, tanh } = Math;

type Rho = (k: number) => number;

const roundTrips: [string, Rho, DesignPhase, (z: number) => number][] = [
  ['k⁴ even is −|z|/2', (k) => k ** 4, 'even', (z) => -abs(z) / 2],
  ['sinh²(πk/2)/π² odd is tanh', (k) => (sinh((PI * k) / 2) / PI) ** 2, 'odd', tanh],
  [
    'e^{k²}/2π even is the Gaussian',
    (k) => exp(k * k) / (2 * PI),
    'even',
    (z) => exp((-z * z) / 2),
  ],
  ['k² causal is Heaviside’s step', (k) => k * k, 'causal', (z) => (z >= 0 ? 1 : 0)],
  ['k⁴ causal is ReLU', (k) => k ** 4, 'causal', (z) => max(z, 0)],
  ['k² odd is half the sign', (k) => k * k, 'odd', (z) => sign(z) / 2],
  ['(1+k²)²/4 even is Laplace', (k) => (1 + k * k) ** 2 / 4, 'even', (z) => exp(-abs(z))],
  ['k³ even is −√(2|z|/π)', (k) => k ** 3, 'even', (z) => -sqrt((2 * abs(z)) / PI)],
  ['1+k² causal is e^{−z}', (k) => 1 + k * k, 'causal', (z) => (z >= 0 ? exp(-z) : 0)],
  [
    '(1+k²)³ causal is z²e^{−z}/2',
    (k) => (1 + k * k) ** 3,
    'causal',
    (z) => (max(z, 0) ** 2 * exp(-z)) / 2,
  ],
  [
    'k⁴(1+k²) causal is e^{−z} + z − 1',
    (k) => k ** 4 * (1 + k * k),
    'causal',
    (z) => (z > 0 ? exp(-z) + z - 1 : 0),
  ],
  [
    'a band limit π even is sinc',
    (k) => (k < PI ? 1 : Infinity),
    'even',
    (z) => (z === 0 ? 1 : sin(PI * z) / (PI * z)),
  ],
  [
    'a stop band takes its cosines away',
    (k) => (k > 1 && k < 2 ? Infinity : (1 + k * k) ** 2 / 4),
    'even',
    (z) => exp(-abs(z)) - stopped(z),
  ],
];

/** (1/π) ∫₁² 2 cos(kz)/(1+k²) dk by Simpson’s rule with 2000 steps, to 1e-12 for |z| ≤ 8. */
function stopped(z: number): number {
  const n = 2000;
  let sum = 0;
  for (let i = 0; i <= n; i++) {
    const k = 1 + i / n;
    sum += ((i === 0 || i === n ? 1 : i % 2 ? 4 : 2) * 2 * cos(k * z)) / (1 + k * k);
  }
  return sum / (3 * n * PI);
}

describe('an activation designed from its own penalty comes back to 1e-11 on [−8, 8]', () => {
  it.each(roundTrips)('%s', (_, rho, phase, phi) => {
    const design = designActivation(rho, { phase, samples: 641 });
    const errors = [...design.z].map((z, i) => abs(design.phi[i]! - phi(z)));
    expect(max(...errors)).toBeLessThan(1e-11);
  });
});

describe('designs without a closed form meet mpmath to 1e-12', () => {
  const golden = JSON.parse(
    readFileSync(new URL('./golden/designs.json', import.meta.url), 'utf8'),
  );
  const penalties: Record<string, Rho> = {
    '1+(k/3)^8': (k) => 1 + (k / 3) ** 8,
    '(1+k)^4': (k) => (1 + k) ** 4,
    'k*(1+k^2)^2': (k) => k * (1 + k * k) ** 2,
    'k^4*(1+k^2)': (k) => k ** 4 * (1 + k * k),
  };
  it.each(golden.designs as { rho: string; phase: DesignPhase; z: number[]; phi: number[] }[])(
    '$rho $phase',
    ({ rho, phase, z, phi }) => {
      const { form } = designActivation(penalties[rho]!, { phase });
      z.forEach((place, i) => {
        expect(abs(form.value(place) - phi[i]!)).toBeLessThan(golden.tolerance);
      });
    },
  );
});

describe('the certificate', () => {
  it.each(roundTrips)('is below 1e-8: %s', (_, rho, phase) => {
    const { certificate } = designActivation(rho, { phase, samples: 2 });
    expect(certificate.worst).toBeLessThan(1e-8);
    expect(certificate.leak).toBeLessThan(1e-8);
    expect(certificate.interpolation).toBeLessThan(1e-11);
    expect(certificate.acausal).toBeLessThan(1e-11);
  });

  it('tells a design that is off by one part in a thousand, and one for another penalty', () => {
    const wanted = { at: (k: number) => exp(k * k) / (2 * PI) };
    const gaussian = (z: number) => exp((-z * z) / 2);
    expect(certifyDesign({ value: gaussian }, wanted, [0.25, 4]).worst).toBeLessThan(1e-9);
    const scaled = certifyDesign({ value: (z) => 1.001 * gaussian(z) }, wanted, [0.25, 4]);
    expect(abs(scaled.worst - (1 - 1.001 ** -2))).toBeLessThan(1e-6);
    const ripple = { value: (z: number) => gaussian(z) + 0.01 * cos(2 * z) * gaussian(z / 4) };
    const rippled = certifyDesign(ripple, wanted, [0.25, 4]);
    expect(rippled.worst).toBeGreaterThan(0.01);
    expect(certifyDesign({ value: tanh }, wanted, [0.25, 4]).worst).toBeGreaterThan(0.5);
  });

  it('tells what leaks into a stop band', () => {
    const wanted = { at: (k: number) => (k > 1 && k < 2 ? Infinity : (1 + k * k) ** 2 / 4) };
    const { leak } = certifyDesign({ value: (z) => exp(-abs(z)) }, wanted, [0.5, 4], {
      edges: [1, 2],
    });
    expect(leak).toBeGreaterThan(0.2);
  });
});

describe('laws of designs', () => {
  it('ρ(k/s)·s² stretches φ to φ(sz), to 1e-10', () => {
    const base = designActivation((k) => (1 + k * k) ** 3, { phase: 'odd', samples: 2 });
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), (s) => {
        const rho: Rho = (k) => s * s * (1 + (k / s) ** 2) ** 3;
        const { form } = designActivation(rho, { phase: 'odd', samples: 2 });
        for (const z of [-2, 0.3, 1, 5]) {
          expect(abs(form.value(z) - base.form.value(s * z))).toBeLessThan(1e-10);
        }
      }),
      { numRuns: 4 },
    );
  });

  it('c²ρ divides φ by c, for every phase', () => {
    for (const phase of ['even', 'odd', 'causal'] as const) {
      const one = designActivation((k) => k * k + k ** 4, { phase, samples: 33 });
      const other = designActivation((k) => 9 * (k * k + k ** 4), { phase, samples: 33 });
      one.phi.forEach((value, i) => {
        expect(abs(value - 3 * other.phi[i]!)).toBeLessThan(1e-12 * max(1, abs(value)));
      });
    }
  });

  it('even, odd and causal designs are so, and the causal one has the even and the odd as halves', () => {
    const rho: Rho = (k) => (1 + k * k) ** 2;
    const { form } = designActivation(rho, { phase: 'causal', samples: 2 });
    const { re, im } = form.fourier!(0.7);
    expect(abs(re * re + im * im - 1 / rho(0.7))).toBeLessThan(1e-14);
    for (const z of [0.2, 1, 4]) {
      expect(form.value(-z)).toBe(0);
      expect(abs(form.value(z) - z * exp(-z))).toBeLessThan(1e-12);
      const even = designActivation(rho, { phase: 'even', samples: 2 }).form;
      const odd = designActivation(rho, { phase: 'odd', samples: 2 }).form;
      expect(even.value(-z)).toBe(even.value(z));
      expect(odd.value(-z)).toBe(-odd.value(z));
    }
  });

  it('a table of points from a power law gives the spline of that power', () => {
    const k = [0.1, 0.5, 2, 9];
    const { form } = designActivation(
      penaltyTable(
        k,
        k.map((place) => place ** 4),
      ),
      {
        phase: 'even',
      },
    );
    for (const z of [-8, -0.5, 0.25, 3])
      expect(abs(form.value(z) + abs(z) / 2)).toBeLessThan(1e-12);
  });

  it('a whole power is a spline activation, with its Green’s order', () => {
    const order = (rho: Rho, phase: DesignPhase) =>
      designActivation(rho, { phase, samples: 2 }).form.greensOrder;
    expect(order((k) => k ** 4, 'causal')).toBe(2);
    expect(order((k) => k ** 4, 'even')).toBe(2);
    expect(order((k) => k ** 6, 'odd')).toBe(3);
    expect(order((k) => k ** 4, 'odd')).toBeUndefined();
    expect(order((k) => 1 + k ** 4, 'even')).toBeUndefined();
  });
});

describe('bad input ends in an error that says what would be right', () => {
  const bad: [string, Rho, object, string][] = [
    ['ρ below 0', (k) => k - 1, {}, 'expected a number above 0, or Infinity'],
    ['ρ not a number', () => Number.NaN, {}, 'expected a number above 0, or Infinity'],
    ['ρ infinite everywhere', () => Infinity, {}, 'expected a finite ρ(k) for some k'],
    ['flat at high k', () => 1, {}, 'grows faster than k^2'],
    ['k² even', (k) => k * k, {}, 'or the phase odd or causal'],
    ['too singular', (k) => k ** 14, {}, 'less fast than k^14'],
    [
      'causal with a stop band',
      (k) => (k > 1 && k < 2 ? Infinity : k ** 4),
      { phase: 'causal' },
      'Paley–Wiener',
    ],
    ['causal Gaussian', (k) => exp(k * k), { phase: 'causal' }, 'Paley–Wiener'],
    ['noise', (k) => k ** 4 * (1 + 0.01 * sin(1e9 * k)), {}, 'smooth between its jumps'],
    ['a phase of no name', (k) => k ** 4, { phase: 'linear' }, 'expected even, odd or causal'],
    ['a range of 0', (k) => k ** 4, { range: 0 }, 'range is 0'],
    ['one sample', (k) => k ** 4, { samples: 1 }, 'samples is 1'],
    ['a band upside down', (k) => k ** 4, { band: [2, 1] }, 'two frequencies above 0, ascending'],
    ['a line too sharp for the range', (k) => ((k - 300) ** 2 + 0.01) ** 2, {}, 'range is 8'],
  ];
  it.each(bad)('%s', (_, rho, options, message) => {
    const act = () => designActivation(rho, { phase: 'even', ...options });
    const error = { tag: 'invalid-parameter', message: expect.stringContaining(message) };
    expect(act).toThrow(expect.objectContaining(error));
  });

  it('an aborted signal ends the design', () => {
    const act = () => designActivation((k) => k ** 4, { phase: 'even', signal: { aborted: true } });
    expect(act).toThrow('aborted');
  });
});

it('a smooth floor lets a causal activation follow e^{k²} down to it, to 1e-6 of ρ', () => {
  const rho: Rho = (k) => 1 / (exp(-k * k) + 1e-8 / (1 + k * k));
  const { certificate } = designActivation(rho, { phase: 'causal', samples: 2 });
  expect(certificate.worst).toBeLessThan(1e-6);
  expect(min(...certificate.samples.map(({ found }) => found))).toBeGreaterThan(0.9);
});
