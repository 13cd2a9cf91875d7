// What a side of a row does in a process of its own; peers/exchange.py and the R scripts do the same.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Reads the parameters (`name=value` arguments) and arrays (`NAME.bin` in the folder `input`, 64-bit
 * floats), times the work until `rounds` rounds or `seconds` are over, writes its arrays to the
 * folder `output` and prints `{ software, milliseconds, bytes, facts }` as JSON.
 *
 * @param prepare (parameters, read) → the work; it returns `software`, `facts` and a function
 *   `arrays` of what to compare, or `factor`, by which its time is to be multiplied; both may promise
 */
export async function runSide(prepare) {
  const parameters = parametersOf(process.argv.slice(2));
  const { input, output, rounds, seconds } = parameters;
  const work = await prepare(parameters, (name) => readArray(join(input, `${name}.bin`)));
  const milliseconds = [];
  const begin = performance.now();
  let outcome;
  do {
    const begun = performance.now();
    outcome = await work();
    milliseconds.push(performance.now() - begun);
  } while (milliseconds.length < rounds && performance.now() - begin < 1000 * seconds);
  const { software = `Node ${process.versions.node}`, facts = {}, factor = 1, arrays } = outcome;
  const bytes = peakBytes();
  for (const [name, values] of Object.entries(arrays())) {
    writeFileSync(join(output, `${name}.bin`), Float64Array.from(values));
  }
  const scaled = milliseconds.map((time) => time * factor);
  process.stdout.write(JSON.stringify({ software, milliseconds: scaled, bytes, facts }));
}

export function readArray(path) {
  return new Float64Array(new Uint8Array(readFileSync(path)).buffer);
}

function parametersOf(args) {
  const pairs = args.map((arg) => {
    const at = arg.indexOf('=');
    const text = arg.slice(at + 1);
    return [arg.slice(0, at), Number.isNaN(Number(text)) ? text : Number(text)];
  });
  return Object.fromEntries(pairs);
}

/** The most memory this process ever held; on Linux without what its parent held. */
function peakBytes() {
  const status = '/proc/self/status';
  const own = existsSync(status) && /VmHWM:\s*(\d+)/.exec(readFileSync(status, 'utf8'));
  return 1024 * Number(own ? own[1] : process.resourceUsage().maxRSS);
}
