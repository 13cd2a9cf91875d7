import { termOf } from './terms.ts';

/** A symbol that says what it means when it is pointed at or focused. */
export function Term({ symbol }: { readonly symbol: string }) {
  return <abbr title={termOf(symbol)?.meaning}>{symbol}</abbr>;
}
