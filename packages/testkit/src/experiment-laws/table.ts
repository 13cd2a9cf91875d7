import type { ExperimentLaw } from './trial.ts';

/** Columns have names of their own and one length. */
export const table: ExperimentLaw = {
  law: 'the table of a result has named columns of one length',
  async broken({ plugin, first }) {
    const { columns } = plugin.table((await first()).result);
    if (columns.length === 0) return 'it has no columns';
    const names = columns.map(({ name }) => name);
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) return `two columns are named ${JSON.stringify(twice)}`;
    const [one, ...others] = columns;
    const odd = others.find(({ values }) => values.length !== one!.values.length);
    if (!odd) return undefined;
    return `${one!.name} has ${one!.values.length} rows, ${odd.name} ${odd.values.length}`;
  },
};
