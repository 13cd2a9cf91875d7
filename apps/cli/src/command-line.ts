/** The command line that does this again, quoted for a POSIX shell. */
export function commandLine(file: string, options: Record<string, unknown>): string {
  const parts = ['spectral-bias', 'fit', file];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === false || name === 'report') continue;
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    parts.push(flag, ...(value === true ? [] : [value].flat().map(String)));
  }
  return parts
    .map((part) => (/^[\w./:=,+-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
