/** A document with keys of its own, and what its reader should know beside them. */
export interface JsonDocument {
  readonly warnings: readonly string[];
  readonly [key: string]: unknown;
}

/** Keys of penalties ρ, whose ∞ says something: that no network can have that frequency. */
const penalties: readonly (string | undefined)[] = ['rho', 'line'];

/**
 * One JSON document, ending in a newline. NaN and Infinity become null and are counted in
 * `warnings`, but for the ∞ of penalties, which is the text `"Infinity"`; typed arrays become
 * arrays; undefined entries are left out.
 */
export function jsonDocument(value: JsonDocument): string {
  const lost = new Map<string, number>();
  const plain = clean(value, [], lost) as { warnings: string[] };
  for (const [path, count] of lost) {
    plain.warnings.push(
      count === 1 ? `${path} is not a finite number` : `${path}: ${count} values are not finite`,
    );
  }
  return `${JSON.stringify(plain)}\n`;
}

function clean(value: unknown, path: readonly string[], lost: Map<string, number>): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    if (value === Number.POSITIVE_INFINITY && penalties.includes(path.at(-1))) return 'Infinity';
    const key = path.join('.');
    lost.set(key, (lost.get(key) ?? 0) + 1);
    return null;
  }
  if (ArrayBuffer.isView(value)) {
    return Array.from(value as Float64Array, (item) => clean(item, path, lost));
  }
  if (Array.isArray(value)) return value.map((item) => clean(item, path, lost));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, clean(item, [...path, key], lost)]),
  );
}
