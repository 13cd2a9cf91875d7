import { shownNumber } from '../../controls/shown-number.ts';
import type { FitView } from '../../worker/protocol.ts';

/** The fit in a sentence. */
export function FitVerdict({ view }: { readonly view: FitView }) {
  const { activation, width, nullSpace, regularizer, equivalents, diagnostics } = view;
  const { solver, solverReason, elapsed } = view;
  const size = width === 'infinite' ? 'infinitely many' : String(width);
  const scale = activation.scale === 1 ? '' : ` at scale ${shownNumber(activation.scale)}`;
  return (
    <p class="hint verdict">
      {activation.name}
      {scale}, {size} neurons, {regularizer}: {short(equivalents.df)} degrees of freedom, GCV{' '}
      {short(diagnostics.gcv)}, σ {short(diagnostics.sigma)}. Null space {nullSpace}, solved by{' '}
      {solver} ({solverReason}) in {elapsed < 10 ? elapsed.toFixed(1) : elapsed.toFixed(0)} ms.
    </p>
  );
}

const short = (value: number) => shownNumber(Number(value.toPrecision(4)));
