// Times one job in a process of its own and prints milliseconds and peak memory as JSON.
import { jobs } from './jobs.mjs';

const [name, rounds, ...args] = process.argv.slice(2);
const job = jobs[name](...args.map((arg) => (Number.isNaN(Number(arg)) ? arg : Number(arg))));
const times = [];
for (let round = 0; round < Number(rounds); round++) {
  const begun = performance.now();
  job();
  times.push(performance.now() - begun);
}
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ times, peak }));
