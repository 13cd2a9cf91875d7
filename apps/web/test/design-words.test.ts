import { describe, expect, test } from 'vitest';
import { firstPenalty, readRequest } from '../src/rooms/design/design-request.ts';
import { readKnots } from '../src/rooms/design/knots.ts';
import { presets } from '../src/rooms/design/presets.ts';
import { designTrouble } from '../src/worker/design-trouble.ts';
import { runSketch } from '../src/worker/run-design.ts';

const sketch = (penalty: string, phase: 'even' | 'odd' | 'causal', range = 8) =>
  runSketch({ penalty, phase, range });

describe('a sketch for the page', () => {
  test.each(presets.map(({ title, penalty, phase }) => [title, penalty, phase] as const))(
    'of the preset %s has a φ, a curve and knots that can be drawn on',
    (_, penalty, phase) => {
      const { figure, curve, knots, trouble } = sketch(penalty, phase);
      expect(trouble).toBe('');
      expect(figure?.marks.length).toBe(3);
      expect(curve?.k.length).toBe(500);
      const text = knots.map(({ k, rho }) => `${k}:${rho}`).join(' ');
      expect(readKnots(text)).toEqual(knots);
      expect(knots.length).toBeGreaterThanOrEqual(2);
    },
  );

  test.each([
    ['1:1 2:2 4:4', 'even', /goes like k\^1, .* an even φ needs ρ to grow faster than k²/],
    ['1:1 2:4 4:16', 'even', /or choose odd or causal/],
    ['1:1 2:1 4:1', 'causal', /a causal φ needs ρ to grow at least like k²/],
    ['1:1 2:1 4:Infinity', 'causal', /Paley–Wiener/],
    ['1:1 2:8 4:1e-9', 'odd', /would not be bounded/],
    ['1:1 2:Infinity 4:4 8:Infinity', 'even', /Knot 1 stands alone/],
    ['k^16', 'even', /As k → 0 this ρ falls like k\^16/],
    ['k +', 'even', /formula in k/],
    ['tanhh', 'even', /tanh/],
    ['sine', 'even', /./],
  ] as const)('of %s, %s, says in words why there is none', (penalty, phase, words) => {
    const { figure, trouble } = sketch(penalty, phase);
    expect(figure).toBeUndefined();
    expect(trouble).toMatch(words);
  });

  test('says of other errors what they say', () => {
    const request = { penalty: '', phase: 'even', range: 8 } as const;
    expect(designTrouble(new Error('out of paper'), request)).toBe('out of paper');
  });
});

describe('the design of an address', () => {
  test('is the first one where nothing is said or what is said cannot be', () => {
    const first = { penalty: firstPenalty, phase: 'even', range: 8 };
    expect(readRequest({})).toEqual(first);
    expect(readRequest({ penalty: ['x'], phase: 'purple', range: 'wide' })).toEqual(first);
    expect(readRequest({ penalty: ' ', range: -3 })).toEqual(first);
  });

  test('is clamped', () => {
    const { penalty, range } = readRequest({ penalty: 'k'.repeat(1e6), range: 1e9 });
    expect([penalty.length, range]).toEqual([2000, 100]);
    expect(readRequest({ penalty: 3 }).penalty).toBe('3');
  });
});
