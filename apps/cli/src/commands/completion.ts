import { readFileSync } from 'node:fs';
import { Argument, Command } from 'commander';
import { addCommonOptions, type CommonOptions } from '../common-options.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  source <(spectral-bias completion bash)                    for this shell only
  spectral-bias completion fish | source
`;

const installation = `
To have it in every new shell:

  bash   echo 'source <(spectral-bias completion bash)' >> ~/.bashrc
  zsh    echo 'source <(spectral-bias completion zsh)' >> ~/.zshrc
         or, faster to start, into a folder of $fpath:
         spectral-bias completion zsh --out ~/.zfunc/_spectral-bias
  fish   spectral-bias completion fish \\
           --out ~/.config/fish/completions/spectral-bias.fish

Tab then completes commands, flags and their values: activations and their
parameters, experiments, choices, columns of the file on the line. To know the
plug-ins of your configuration and of --plugin, it loads them.`;

const shells = ['bash', 'zsh', 'fish'];

/** The `completion` command: a script that lets a shell complete this command's lines. */
export function define(io: Io): Command {
  const command = new Command('completion')
    .description('Print a script that lets Tab complete commands, flags and values.')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells));
  addCommonOptions(command);
  command.options.find(({ long }) => long === '--out')!.description = 'write the script there';
  return command
    .addHelpText('before', examples)
    .addHelpText('after', installation)
    .action((shell: string, options: CommonOptions) => completionCommand(shell, options, io));
}

function completionCommand(shell: string, { out, json, quiet }: CommonOptions, io: Io): void {
  const place = new URL(`../../completions/spectral-bias.${shell}`, import.meta.url);
  const script = readFileSync(place, 'utf8');
  if (out) io.write(out, script);
  if (json) {
    const text = out ? {} : { script };
    io.print(jsonDocument({ command: 'completion', version, shell, ...text, warnings: [] }));
  } else if (!out) {
    io.print(script);
  } else if (out !== '-' && !quiet) {
    io.tell(`${out}\n`);
  }
}
