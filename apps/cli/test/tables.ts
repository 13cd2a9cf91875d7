/** A table as CSV. */
export function csv(header: readonly string[], rows: readonly (readonly number[])[]): string {
  return `${header.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}

/** A noisy wave: unsorted, with ties, weights and a column of text. */
export const waves: string = [
  'note,time (s),level,weight',
  ...Array.from({ length: 24 }, (_, i) => {
    const k = (7 * i) % 24;
    const x = Math.floor(k / 2) / 2 + (k % 5 === 0 ? 0.25 : 0);
    const y = Math.sin(2 * x) + 0.2 * Math.sin(37 * k);
    return `row ${i + 1},${x},${y},${1 + (k % 3)}`;
  }),
].join('\n');

/** Eight samples of a rising line with something on it. */
export const steps = 'x,y\n0,1\n1,3\n2,2\n3,5\n4,4\n5,7\n6,5\n7,8\n';
