import { basename, extname } from 'node:path';
import { type Registry, type RunContext, z } from '@spectral-bias/core';
import { wantedPenalty } from '@spectral-bias/experiments';
import {
  type ActivationDesign,
  designActivation,
  designToPlugin,
} from '@spectral-bias/radon-spline';
import { formatTable } from '@spectral-bias/signals';
import { Command } from 'commander';
import { addCommonOptions, type CommonOptions, startRun } from '../common-options.ts';
import { UsageError } from '../exit-code.ts';
import { shortNumber } from '../fit-summary.ts';
import { addParameterFlags, parameterValues } from '../flags.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { isPenaltyFile, readPenaltyFile } from '../penalty-file.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias design --penalty 'k^4' --phase causal --out my-activation.js
  spectral-bias design --penalty 'k < 3 ? 1 : Infinity' --out band-limited.js
  spectral-bias design --penalty penalty.csv --json   a table of k and rho
  spectral-bias design --penalty tanh --phase even    the penalty of tanh
  spectral-bias fit data.csv --plugin ./my-activation.js \\
    --activation my-activation
`;

const schema = z.object({
  penalty: z
    .string()
    .meta({ takes: 'formula|activation|file' })
    .default('k^4')
    .describe('ρ(k): a formula in k, an activation whose penalty is meant, or a table FILE.csv'),
  phase: z
    .enum(['even', 'odd', 'causal'])
    .default('even')
    .describe('which φ of the many with this ρ; causal is 0 for z < 0'),
  range: z.number().positive().default(8).describe('φ is shown on [−range, range]'),
  samples: z.number().int().min(2).max(100_000).default(1025).describe('places on that range'),
  name: z
    .string()
    .optional()
    .describe('what the activation is called (default: as the file, else designed)'),
});
const names = Object.keys(schema.shape);

/** Relative errors of ρ, and shares of φ̂ in stop bands, that are told. */
const WORTH_TELLING = 1e-2;

interface DesignOptions extends CommonOptions {
  readonly [parameter: string]: unknown;
}

/** The `design` command: an activation with a wanted penalty, as a plug-in. */
export function define(io: Io): Command {
  const command = new Command('design').description(
    'An activation with a wanted spectral penalty ρ(k), exported as a plug-in.',
  );
  addParameterFlags(command, schema, names);
  addCommonOptions(command);
  command.options.find(({ long }) => long === '--out')!.description =
    'write the plug-in (.js, .mjs) or z, phi and slope as CSV (- is stdout)';
  return command
    .addHelpText('before', examples)
    .action((options: DesignOptions) => designCommand(options, io));
}

async function designCommand(options: DesignOptions, io: Io): Promise<void> {
  const { out } = options;
  const kind = outputKind(out);
  const run = await startRun(options, io);
  const values = schema.parse(parameterValues(options, names));
  const named = kind === 'plugin' ? basename(out!, extname(out!)) : 'designed';
  const name = freeName(values.name ?? named, run.context.registry);
  let design: ActivationDesign;
  try {
    design = designOf(values, run.context, io);
  } finally {
    run.stop();
  }
  const title = `${capital(values.phase)} φ of ρ = ${values.penalty}`;
  if (kind === 'plugin') io.write(out!, designToPlugin(design, { name, title }));
  if (kind === 'table') io.write(out!, tableOf(design));
  const warnings = doubts(design);
  if (options.json) {
    const arrays = kind === 'table' ? {} : { z: design.z, phi: design.phi };
    const about = { error: design.certificate.worst, file: out ?? null, warnings };
    io.print(jsonDocument({ command: 'design', version, ...arrays, ...about }));
    return;
  }
  if (!options.quiet) for (const warning of warnings) io.tell(`${warning}\n`);
  if (out === '-') return;
  io.print(`${title}\n\n${factsOf(design)}`);
  if (kind === 'plugin') {
    io.print(`\nspectral-bias fit data.csv --plugin ${pathOf(out!)} --activation ${name}\n`);
  }
}

/** @throws UsageError for a file that is neither */
function outputKind(out: string | undefined): 'plugin' | 'table' | undefined {
  if (out === undefined) return undefined;
  if (out === '-' || /\.csv$/i.test(out)) return 'table';
  if (/\.m?js$/i.test(out)) return 'plugin';
  throw new UsageError(
    `--out is ${JSON.stringify(out)}; expected a plug-in FILE.js or FILE.mjs, or a table FILE.csv`,
  );
}

/** @throws UsageError for the name of another activation */
function freeName(name: string, registry: Registry): string {
  if (!registry.list('activation').some((plugin) => plugin.name === name)) return name;
  throw new UsageError(
    `there is an activation ${JSON.stringify(name)} already; give another --name`,
  );
}

function designOf(
  { penalty, phase, range, samples }: z.output<typeof schema>,
  { registry, progress, signal }: RunContext,
  io: Io,
): ActivationDesign {
  const wanted = isPenaltyFile(penalty)
    ? readPenaltyFile(penalty, io)
    : wantedPenalty(penalty, registry);
  return designActivation(wanted, { phase, range, samples, progress, signal });
}

function tableOf({ z: places, phi, slope }: ActivationDesign): string {
  return formatTable([
    { name: 'z', values: places },
    { name: 'phi', values: phi },
    { name: 'slope', values: slope },
  ]);
}

/** The design in a few lines for a person. */
function factsOf({ certificate, form, z: places, phi }: ActivationDesign): string {
  const { worst, band, leak } = certificate;
  const { kinks = [], greensOrder, bandLimit } = form;
  const facts: [string, string | undefined][] = [
    ['ρ found again', `to ${significant(worst)}, from k = ${band.map(shortNumber).join(' to ')}`],
    ['stop bands', leak > 0 ? `|φ̂| below ${significant(leak)} of its greatest` : undefined],
    ['kinks', kinks.length > 0 ? `at ${kinks.join(', ')}` : 'none'],
    [
      'band limit',
      bandLimit === undefined ? undefined : `${shortNumber(bandLimit)} rad per unit of z`,
    ],
    [
      "Green's order",
      greensOrder === undefined ? undefined : `${greensOrder}: a spline activation`,
    ],
  ];
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const at = Math.round((i * (places.length - 1)) / (ROWS - 1));
    return `  ${shortNumber(places[at]!).padEnd(14)}${shortNumber(phi[at]!)}`;
  });
  const lines = facts.flatMap(([fact, text]) => (text ? [`  ${fact.padEnd(14)}${text}`] : []));
  return `${[...lines, '', `  ${'z'.padEnd(14)}φ(z)`, ...rows].join('\n')}\n`;
}

/** Rows of φ that are shown. */
const ROWS = 9;

function doubts({ certificate: { worst, at, leak } }: ActivationDesign): string[] {
  const warnings: string[] = [];
  if (worst > WORTH_TELLING) {
    warnings.push(
      `error: ρ is found again to ${significant(worst)} only, at k = ${significant(at)}`,
    );
  }
  if (leak > WORTH_TELLING) {
    warnings.push(`error: |φ̂| is ${significant(leak)} of its greatest where ρ is infinite`);
  }
  return warnings;
}

function significant(value: number): string {
  return String(Number(value.toPrecision(2)));
}

function pathOf(file: string): string {
  return /^[./]/.test(file) ? file : `./${file}`;
}

function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
