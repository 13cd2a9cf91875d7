const begin = '<!-- sizes -->';
const end = '<!-- /sizes -->';

/** Rows may drift by so many bytes, or by this share, before the page must be written anew. */
const drift = { bytes: 300, share: 0.1 };

/** The page with its table made of these sizes. */
export function withSizes(text, sizes) {
  const [head, rest] = split(text);
  return `${head}${begin}\n${table(sizes)}\n${end}${rest}`;
}

/** Rows of the page that are not what was measured, one line each. */
export function staleRows(text, sizes) {
  const said = new Map(
    [...text.matchAll(/^\| (.+?) \| ([\d.]+) \|/gm)].map((row) => [row[1], Number(row[2])]),
  );
  return sizes
    .filter(({ bytes, ...row }) => {
      const gap = Math.abs(1000 * (said.get(title(row)) ?? Number.NaN) - bytes);
      return !(gap <= Math.max(drift.bytes, drift.share * bytes));
    })
    .map(({ bytes, ...row }) => {
      const is = `${title(row)} costs ${kilobytes(bytes)} kB`;
      return `apps/docs/sizes.md does not say that ${is}; run it with --write`;
    });
}

function split(text) {
  const [head, rest] = [text.split(begin)[0], text.split(end)[1]];
  if (rest === undefined) throw new Error(`apps/docs/sizes.md has no ${begin} … ${end}`);
  return [head, rest];
}

function table(sizes) {
  const rows = sizes.map(
    ({ bytes, later, beside, limit, ...row }) =>
      `| ${title(row)} | ${kilobytes(bytes)} | ${limit} | ${notes(later, beside)} |`,
  );
  return ['| import | kB | limit | |', '|---|---|---|---|', ...rows].join('\n');
}

function title({ door, name }) {
  return name ? `\`${name}\` of ${door}` : door;
}

function notes(later, beside) {
  const words = beside.map((name) => `+ ${name}`);
  if (later > 0) words.push(`${kilobytes(later)} kB more when asked for`);
  return words.join(', ');
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(bytes < 10_000 ? 2 : 0);
}
