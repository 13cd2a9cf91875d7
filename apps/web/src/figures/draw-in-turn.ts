/** Time that drawings may take of one task, in milliseconds; the others wait for the next. */
const SHARE_MS = 12;

let waiting: (() => void)[] = [];
let spent = 0;
let planned = false;

/**
 * Draws now or, where drawings have had their share of this task, in one soon; what is `large` has a
 * task of its own. Figures that all change at once do not hold up the page. Returns what takes the
 * drawing back.
 */
export function drawInTurn(draw: () => void, large: boolean): () => void {
  if (large || spent >= SHARE_MS) waiting.push(draw);
  else timed(draw);
  plan();
  return () => {
    waiting = waiting.filter((one) => one !== draw);
  };
}

function timed(draw: () => void): void {
  const began = performance.now();
  draw();
  spent += performance.now() - began;
}

function plan(): void {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    spent = 0;
    if (waiting.length === 0) return;
    while (waiting.length > 0 && spent < SHARE_MS) timed(waiting.shift()!);
    plan();
  });
}
