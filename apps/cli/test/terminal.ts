import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { command } from './spawned.ts';
import { folderWith } from './temporary-folder.ts';

/** Whether a program is there. */
export function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** How shells are started without anybody's settings, and get a prompt that can be told. */
const shells = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is bash that fills it in
  bash: { start: 'bash --norc --noprofile', prompt: "PS1='$ '", status: '${PIPESTATUS[*]}' },
  zsh: { start: 'zsh --no-rcs', prompt: "PS1='$ '", status: '$?' },
  fish: {
    start: 'fish --no-config',
    prompt: "function fish_prompt; echo '$ '; end",
    status: '$status',
  },
};

/** A shell in a terminal, of which a test sees the screen and presses the keys. */
export interface Terminal {
  /** The folder of the shell. */
  readonly cwd: string;
  /** Types text as it is. */
  type(text: string): void;
  /** Presses keys by tmux's names: Enter, Tab, C-c. */
  press(...keys: string[]): void;
  /** Runs a line on an empty screen; the screen once it has ended, its exit status as `exit 0`. */
  line(text: string): Promise<string>;
  /** The lines of the screen, blanks at their ends cut off. */
  screen(): string;
  /** The screen with the sequences that colour it. */
  escapes(): string;
  /** Waits until the screen shows this. */
  shows(what: RegExp): Promise<string>;
}

/** The environment in which `spectral-bias` is the built command, and nobody's settings count. */
export function shellEnvironment(home: string): NodeJS.ProcessEnv {
  const bin = join(home, '.bin');
  mkdirSync(bin, { recursive: true });
  const script = join(bin, 'spectral-bias');
  writeFileSync(script, `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`);
  chmodSync(script, 0o755);
  return {
    PATH: [bin, process.env.PATH].join(delimiter),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_DATA_HOME: join(home, '.local'),
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TERM: 'screen-256color',
  };
}

/** A terminal in a folder with these files. */
export async function terminal(
  files: Readonly<Record<string, string>> = {},
  { shell = 'bash' as keyof typeof shells, columns = 100 } = {},
): Promise<Terminal> {
  const cwd = folderWith(files);
  const socket = join(folderWith(), 'tmux');
  const env = shellEnvironment(folderWith());
  const tmux = (...args: string[]) => {
    const result = spawnSync('tmux', ['-S', socket, '-f', '/dev/null', ...args], {
      cwd,
      env,
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`tmux ${args[0]}: ${result.stderr}`);
    return result.stdout;
  };
  tmux('-u', 'new-session', '-d', '-x', String(columns), '-y', '50', shells[shell].start);
  const pid = Number(tmux('display-message', '-p', '-t', ':', '#{pane_pid}'));
  onTestFinished(() => {
    // a shell that is hung up writes its history first, into a folder that is being removed
    process.kill(pid, 'SIGKILL');
    spawnSync('tmux', ['-S', socket, 'kill-server']);
  });
  const screen = () => tmux('capture-pane', '-p', '-t', ':').replace(/[ \n]+$/, '');
  const escapes = () => tmux('capture-pane', '-e', '-p', '-t', ':');
  const shown = { cwd, screen, escapes, ...keyboard(tmux) };
  const shows = (what: RegExp) => waitFor(screen, what);
  await shows(/[$%>#]$/);
  shown.type(`${shells[shell].prompt}; clear`);
  shown.press('Enter');
  await shows(/^\$$/);
  return {
    ...shown,
    shows,
    async line(text) {
      shown.type(`clear; ${text}; echo exit ${shells[shell].status}`);
      shown.press('Enter');
      return shows(/^exit [\d ]+\n\$$/m);
    },
  };
}

function keyboard(tmux: (...args: string[]) => string) {
  return {
    type: (text: string) => void tmux('send-keys', '-t', ':', '-l', '--', text),
    press: (...keys: string[]) => void tmux('send-keys', '-t', ':', ...keys),
  };
}

/** Waits for what will come for sure, and says what was there if it does not. */
async function waitFor(screen: () => string, what: RegExp): Promise<string> {
  const end = Date.now() + patience;
  for (;;) {
    const now = screen();
    if (what.test(now)) return now;
    if (Date.now() > end) throw new Error(`the screen never showed ${what}:\n${now}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A machine under load takes seconds for what takes milliseconds (ms). */
const patience = 100_000;
