import { Option } from 'commander';

/** The option that says which kind of plug-in is meant. */
export function kindOption(description: string): Option {
  return new Option('--kind <kind>', description).choices([
    'activation',
    'regularizer',
    'experiment',
  ]);
}
