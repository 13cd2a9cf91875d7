import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { csv, steps } from './tables.ts';
import { has, terminal } from './terminal.ts';

const onTerminal = describe.skipIf(!has('tmux'));

/** Journeys wait for what comes; how long that takes is no matter of theirs (ms). */
const timeout = 240_000;

/** Work that lasts as long as one likes, a step after the other. */
const work = (count: number) =>
  `simulate --method gradient-descent --learning-rate 1e-6 --steps ${count} --seed 1`;

/** A fit that takes minutes: GCV over scales, by dense decompositions. */
const rows = Array.from({ length: 1500 }, (_, i) => [i, Math.sin(i / 30) + ((7 * i) % 11) / 11]);
const long = csv(['x', 'y'], rows);

const bar = /[█░]+ \d+%/;

onTerminal('Tab completes on a terminal (needs tmux)', () => {
  const table = 'time (s),pressure\n0,1\n1,3\n2,2\n';
  const loading = {
    bash: 'source <(spectral-bias completion bash)',
    zsh: 'source <(spectral-bias completion zsh)',
    fish: 'spectral-bias completion fish | source',
  } as const;
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    it.skipIf(!has(shell))(`in ${shell}, where it is installed`, { timeout }, async () => {
      const { line, type, press, shows } = await terminal({ 'data.csv': table }, { shell });
      await line(loading[shell]);
      type('spectral-bias fit dat');
      press('Tab');
      await shows(/fit data\.csv$/m);
      type('--y pr');
      press('Tab');
      await shows(/--y pressure$/m);
      type('--activation tanh:');
      press('Tab');
      await shows(/--activation tanh:scale=$/m);
    });
  }
});

onTerminal('progress (needs tmux)', () => {
  it('shows while the work lasts, is gone after, and stays out of a pipe', {
    timeout,
  }, async () => {
    const { cwd, type, press, shows } = await terminal();
    type(`spectral-bias ${work(400_000)} --json | cat > document.json`);
    press('Enter');
    await shows(bar);
    expect(await shows(/^\$$/m)).not.toMatch(/[█░%]/);
    expect(readFileSync(join(cwd, 'document.json'), 'utf8')).toMatch(/^\{[^\p{Cc}]*\}\n$/u);
  });

  it('stays out of a file', { timeout }, async () => {
    const { cwd, line } = await terminal();
    expect(await line(`spectral-bias ${work(100_000)} 2> words`)).toContain('100000, to time 0.1');
    expect(readFileSync(join(cwd, 'words'), 'utf8')).toBe('');
  });

  it('takes one line of a narrow terminal, whose wrapping outlives Ctrl-C', {
    timeout,
  }, async () => {
    const { type, press, shows, line } = await terminal({}, { columns: 32 });
    type(`clear; spectral-bias ${work(1e8)}`);
    press('Enter');
    const screen = await shows(bar);
    expect(screen.trim().split('\n')).toHaveLength(1);
    press('C-c');
    await shows(/^\$$/m);
    expect(await line("printf '%040d' 7; echo")).toContain(
      `${'0'.repeat(32)}\n${'0'.repeat(7)}7\n`,
    );
  });
});

onTerminal('a reader that leaves early (needs tmux)', () => {
  it('ends the command quietly, with 0', { timeout }, async () => {
    const { line } = await terminal({ 'data.csv': steps });
    const fit = 'spectral-bias fit data.csv --quiet --out - --at 0:7:300000';
    expect(await line(`${fit} | head -n 1`)).toBe('x,fitted\nexit 0 0\n$');
  });
});

onTerminal('Ctrl-C ends with 130 and leaves no half-written file (needs tmux)', () => {
  const commands: Record<string, string> = {
    fit: 'fit data.csv --activation tanh --out a.csv --model m.json --report r.html',
    simulate: `${work(1e8)} --out simulated`,
    run: `run ${work(1e8)} --out made`,
  };
  for (const [name, command] of Object.entries(commands)) {
    it(name, { timeout }, async () => {
      const { cwd, type, press, shows } = await terminal({ 'data.csv': long });
      type(`clear; spectral-bias ${command}`);
      press('Enter');
      await shows(bar);
      press('C-c');
      await shows(/^\$$/m);
      type('echo ended by $?');
      press('Enter');
      await shows(/^ended by 130$/m);
      const whole =
        /^(data\.csv|simulated|made|unfinished|state\.bin|simulate-[\da-f]+-1|.*\.kept)$/;
      const names = readdirSync(cwd, { recursive: true, encoding: 'utf8' });
      expect(names.filter((path) => !whole.test(path.split('/').at(-1)!))).toEqual([]);
    });
  }
});

onTerminal('words (needs tmux)', () => {
  it('are without colour where NO_COLOR is set', { timeout }, async () => {
    const { line, escapes } = await terminal({ 'data.csv': steps });
    await line('NO_COLOR=1 spectral-bias fit data.csv; NO_COLOR=1 spectral-bias fit no.csv');
    expect(escapes()).not.toContain('\u001b[');
  });
});
