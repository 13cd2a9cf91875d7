import type { Figure, FigureMark } from '@spectral-bias/core';
import type { ExperimentLaw } from './trial.ts';

/** Figures have file names of their own, words, labelled axes, and marks that fit together. */
export const figures: ExperimentLaw = {
  law: 'the figures of a result can be drawn',
  async broken({ plugin, first }) {
    const drawn = plugin.figures((await first()).result);
    const names = drawn.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) return `two figures are named ${JSON.stringify(twice)}`;
    for (const figure of drawn) {
      const problem = undrawable(figure);
      if (problem) return `figure ${figure.name}: ${problem}`;
    }
    return undefined;
  },
};

function undrawable(figure: Figure): string | undefined {
  const { name, title, caption, x, y, marks, frames = [] } = figure;
  if (!/^[a-z0-9-]+$/.test(name)) return 'its name is no file name (a-z, 0-9 and hyphens)';
  const words = { title, caption, 'label of x': x.label, 'label of y': y.label };
  const silent = Object.entries(words).find(([, text]) => !/\S/.test(text));
  if (silent) return `its ${silent[0]} is empty`;
  const all = [...marks, ...frames.flatMap((frame) => frame.marks)];
  if (all.length === 0) return 'it has no marks';
  return all.map(misfit).find((problem) => problem !== undefined);
}

/** Which arrays of a mark are of different lengths. */
function misfit(mark: FigureMark): string | undefined {
  if (mark.mark === 'rule') return undefined;
  if (mark.mark === 'raster') {
    const cells = mark.columns * mark.rows;
    const { length } = mark.values;
    return length === cells ? undefined : `a raster has ${length} values for ${cells} cells`;
  }
  const lengths = Object.entries(mark)
    .filter(([key]) => /^[xy][12]?$|^lower$|^upper$/.test(key))
    .map(([key, values]) => [key, (values as ArrayLike<number>).length] as const);
  const odd = lengths.find(([, length]) => length !== lengths[0]![1]);
  if (!odd) return undefined;
  return `${mark.mark} has ${lengths[0]![1]} ${lengths[0]![0]} and ${odd[1]} ${odd[0]}`;
}
