import type { Argument, Command, Option } from 'commander';

/** Where the next word of a command line stands. */
export interface Place {
  /** The command, or the command within it, that the words before have named. */
  readonly command: Command;
  /** The option whose value is due. */
  readonly option: Option | undefined;
  /** Whether the next word may be a flag all the same: a list goes on until then. */
  readonly flagsToo: boolean;
  /** The argument that is due, if there is one. */
  readonly argument: Argument | undefined;
  /** The arguments given so far, by name. */
  readonly arguments: Readonly<Record<string, string>>;
  /** The option values given so far, by attribute name. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Follows the words before the cursor, as commander would once the line is complete. */
export function placeInLine(outer: Command, words: readonly string[]): Place {
  let command = outer;
  let option: Option | undefined;
  let flagsToo = true;
  const given: string[] = [];
  const values: Record<string, string[]> = {};
  for (const word of words) {
    const [flag, value] = splitFlag(word);
    const named: Option | undefined = flagsToo ? optionOf(command, flag) : undefined;
    const inner = command.commands.find((one) => one.name() === word);
    if (option && (!flagsToo || !word.startsWith('-'))) {
      keep(values, option, word);
      if (!option.variadic) option = undefined;
      flagsToo = true;
    } else if (named) {
      option = named.required && value === undefined ? named : undefined;
      if (value !== undefined) keep(values, named, value);
      flagsToo = option === undefined;
    } else if (word === '--') {
      return {
        command,
        option: undefined,
        flagsToo: false,
        ...argumentsOf(command, given),
        values,
      };
    } else if (inner && given.length === 0) {
      command = inner;
    } else if (!word.startsWith('-') || word === '-') {
      given.push(word);
    }
  }
  return { command, option, flagsToo, ...argumentsOf(command, given), values };
}

/** The option that has this flag. */
export function optionOf(command: Command, flag: string): Option | undefined {
  return command.options.find(({ long, short }) => flag === long || flag === short);
}

/** A flag and the value that is written into the same word: `--y=level`. */
export function splitFlag(word: string): [flag: string, value: string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function keep(values: Record<string, string[]>, option: Option, value: string): void {
  const name = option.attributeName();
  values[name] = [...(values[name] ?? []), value];
}

function argumentsOf(command: Command, given: readonly string[]) {
  const known = command.registeredArguments;
  const last = known.at(-1);
  return {
    argument: known[given.length] ?? (last?.variadic ? last : undefined),
    arguments: Object.fromEntries(
      given.flatMap((word, i) => (known[i] ? [[known[i].name(), word]] : [])),
    ),
  };
}
