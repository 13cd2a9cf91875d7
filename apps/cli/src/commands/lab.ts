import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import sirv from 'sirv';
import { InputError, UsageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { jsonDocument } from '../json.ts';
import { version } from '../version.ts';

const examples = `Examples:
  spectral-bias lab                              on a free port of this machine
  spectral-bias lab --port 8080
  spectral-bias lab --port 8080 --host 0.0.0.0   for others in your network
`;

interface LabOptions {
  readonly port: number;
  readonly host: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The `lab` command: the web page, served on this machine until Ctrl-C. */
export function define(io: Io): Command {
  return new Command('lab')
    .description('Serve the Spectral Bias Lab, the web page, on this machine.')
    .option('--port <n>', 'port to listen on (default: a free one)', portOf, 0)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .option('--json', 'print one JSON document with the url')
    .option('--quiet', 'print the url only')
    .addHelpText('before', examples)
    .action((options: LabOptions) => labCommand(options, io));
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('expected a port, 0 to 65535');
}

/** Where the built page lies. @throws InputError if it is not installed or not built */
function pageFolder(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('@spectral-bias/web/package.json'));
  const dist = join(folder, 'dist');
  if (existsSync(join(dist, 'index.html'))) return dist;
  throw new InputError('the page is not built: npm run lab builds it first');
}

async function labCommand(options: LabOptions, io: Io): Promise<void> {
  const server = createServer(sirv(pageFolder()));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listening(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const url = `http://${host}:${port}/`;
  if (options.json) io.print(jsonDocument({ command: 'lab', version, url, warnings: [] }));
  else io.print(`${url}\n`);
  if (!options.quiet && !options.json) {
    io.tell('Open it in a browser. Everything is computed there. Ctrl-C ends.\n');
  }
  await new Promise<void>((resolve) => {
    io.onInterrupt(() => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });
}

/** Why the port cannot be listened on, in words. */
function listening({ code, message }: NodeJS.ErrnoException, { port, host }: LabOptions): Error {
  const place = `port ${port} of ${host}`;
  if (code === 'EADDRINUSE')
    return new UsageError(`${place} is in use; another --port may be free`);
  if (code === 'EACCES') return new UsageError(`${place} is not allowed; take one above 1023`);
  return new UsageError(`cannot listen on ${place}: ${message}`);
}
