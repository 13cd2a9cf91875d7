import type { Figure, FigureMark } from '@spectral-bias/core';
import type { CrowdedNetwork } from './crowded-samples.ts';
import type { MemorizationResult } from './memorization.ts';

/** Residual against steps, and residual against distance for a row and for two samples alone. */
export function memorizationFigures(result: MemorizationResult): readonly Figure[] {
  const { crowding } = result;
  const { activation, spacing, networks, pairSpacing, pairs } = crowding;
  return [
    residualFigure(result),
    crowdFigure(
      {
        name: 'crowd',
        title: 'A row of samples closer than 1/(2B)',
        caption: `What ${activation} networks of band B leave of values that alternate between +1 and −1, by the distance of neighbours: left of 1/(2B) they learn next to nothing, for any number of steps q, width or placement of the biases (a line each); random biases leave gaps on the right too.`,
      },
      spacing,
      networks,
    ),
    crowdFigure(
      {
        name: 'pair',
        title: 'Two samples alone',
        caption: `The same for two samples only, +1 and −1 (ours): however close, they come apart after about 12/(πd·2B)² steps, or more with few neurons. It is the crowd that cannot be memorised, not the pair.`,
      },
      pairSpacing,
      pairs,
    ),
  ];
}

function residualFigure({ memories, iterations, samples, shift }: MemorizationResult): Figure {
  const ranks = memories.map(({ activation, rank }) => `${activation} ${rank}`).join(', ');
  return {
    name: 'residual',
    title: 'What is left after q steps',
    caption: `Random values at ${samples} samples, learnt by as many neurons at the samples (${shift} spacing left of them where φ(0) = 0). Ranks: ${ranks}. Rank does not tell them apart, s₁/s_N does: its square is the number of steps that it takes. A network of too narrow a band ends on a floor.`,
    x: { label: 'gradient-descent steps q', scale: 'log' },
    y: { label: 'relative residual ‖y − f‖ / ‖y‖', domain: [0, 1] },
    marks: memories.map(({ activation, residual }, series) => ({
      mark: 'line',
      role: 'fit',
      series,
      label: activation,
      x: iterations,
      y: residual,
    })),
  };
}

function crowdFigure(
  heading: Pick<Figure, 'name' | 'title' | 'caption'>,
  spacing: Float64Array,
  networks: readonly CrowdedNetwork[],
): Figure {
  const steps = [...new Set(networks.map(({ iterations }) => iterations))];
  const marks: FigureMark[] = networks.map(({ iterations, residual }, i) => ({
    mark: 'line',
    role: 'fit',
    series: steps.indexOf(iterations),
    ...(networks.findIndex((one) => one.iterations === iterations) === i && {
      label: `q = 10${superscript(Math.round(Math.log10(iterations)))}`,
    }),
    x: spacing,
    y: residual,
  }));
  return {
    ...heading,
    x: { label: 'distance of neighbours, in units of 1/(2B)', scale: 'log' },
    y: { label: 'relative residual', domain: [0, 1] },
    marks: [...marks, { mark: 'rule', role: 'chosen', axis: 'x', at: 1, label: '1/(2B)' }],
  };
}

function superscript(n: number): string {
  return String(n).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
}
