import { useId } from 'preact/hooks';
import { shownNumber } from '../../controls/shown-number.ts';
import { TypedField } from '../../controls/typed-field.tsx';
import { Term } from '../../glossary/term.tsx';
import type { FitView, Json, Values } from '../../worker/protocol.ts';
import { strengths } from './strengths.ts';

/** The names of one strength, in the order they are read. */
const names = [
  { key: 'lambda', symbol: 'λ' },
  { key: 'iterations', symbol: 'q' },
  { key: 'threshold', symbol: 'τ' },
  { key: 'components', symbol: 'k' },
  { key: 'df', symbol: 'df' },
  { key: 'bandwidth', symbol: 'bandwidth' },
] as const;

const STEPS = 1000;

/** Digits of a strength; the title of its field has more. */
const DIGITS = 4;

/** One strength under six names: a slider, and six numbers of which any can be typed. */
export function StrengthPanel({
  view,
  values,
  onChange,
}: {
  readonly view: FitView | undefined;
  readonly values: Values;
  onChange(changes: Readonly<Record<string, Json>>): void;
}) {
  const id = useId();
  const give = (name: string, value: number) =>
    onChange({ ...nothing, ...(name === 'iterations' && keepRate(values)), [name]: value });
  const threshold = view?.equivalents.threshold ?? undefined;
  const [from, to] = view?.thresholds ?? [1, 2];
  const place = (at: number) => Math.log(at / from) / Math.log(to / from);
  const chosen = strengths.some((name) => values[name] !== undefined);
  return (
    <section class="strength" aria-labelledby={`${id}-title`}>
      <div class="strength-head">
        <h2 id={`${id}-title`}>Strength</h2>
        <button type="button" class="link" disabled={!chosen} onClick={() => onChange(nothing)}>
          {chosen ? 'Back to the choice of GCV' : 'Chosen by GCV'}
        </button>
      </div>
      <div class="strength-slider">
        <span>weak</span>
        <div class="track">
          <input
            type="range"
            min={0}
            max={STEPS}
            aria-label="Strength of the regularization, from weak to strong"
            aria-valuetext={view ? `${shownNumber(view.equivalents.df)} degrees of freedom` : ''}
            value={threshold === undefined ? STEPS / 2 : STEPS * clamp(place(threshold))}
            onInput={({ currentTarget }) => {
              const share = Number(currentTarget.value) / STEPS;
              give('threshold', Number((from * (to / from) ** share).toPrecision(4)));
            }}
          />
          {view?.best && (
            <span class="gcv" style={{ left: `${100 * clamp(place(view.best))}%` }} title="GCV">
              GCV
            </span>
          )}
        </div>
        <span>strong</span>
      </div>
      <dl class="names">
        {names.map(({ key, symbol }) => (
          <Name
            key={key}
            symbol={symbol}
            given={values[key] !== undefined}
            value={view?.equivalents[key] ?? null}
            onGive={(value) => give(key, value)}
          />
        ))}
      </dl>
    </section>
  );
}

/** Takes back every strength that was given. */
const nothing = Object.fromEntries(strengths.map((name) => [name, null]));

const keepRate = ({ learningRate }: Values) => (learningRate === undefined ? {} : { learningRate });

const clamp = (share: number) => (Number.isNaN(share) ? 0 : Math.min(Math.max(share, 0), 1));

function Name({
  symbol,
  value,
  given,
  onGive,
}: {
  readonly symbol: string;
  readonly value: number | null;
  readonly given: boolean;
  onGive(value: number): void;
}) {
  const id = useId();
  return (
    <div data-given={given || undefined}>
      <dt>
        <label for={id}>
          <Term symbol={symbol} />
        </label>
      </dt>
      <dd>
        <TypedField
          id={id}
          inputMode="decimal"
          title={value === null ? undefined : shownNumber(value)}
          value={value === null ? '–' : shownNumber(Number(value.toPrecision(DIGITS)))}
          onTake={(text) => {
            const typed = Number(text);
            if (text.trim() !== '' && Number.isFinite(typed)) onGive(typed);
          }}
        />
      </dd>
    </div>
  );
}
