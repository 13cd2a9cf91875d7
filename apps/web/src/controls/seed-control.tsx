import { choose, valuesOf } from '../address/address.ts';
import { NumberControl } from './number-control.tsx';

/** The most that a seed may be. */
const MOST = 2 ** 32 - 1;

/** Where chance begins: the same seed gives the same numbers. */
export function SeedControl({ place }: { readonly place: string }) {
  const { seed } = valuesOf(place).value;
  return (
    <div class="seed">
      <NumberControl
        label="Seed"
        schema={{ type: 'integer', minimum: 0, maximum: MOST, default: 0 }}
        value={typeof seed === 'number' ? seed : undefined}
        onChange={(value) => choose(place, { seed: value ?? null })}
      />
      <button
        type="button"
        onClick={() => choose(place, { seed: crypto.getRandomValues(new Uint32Array(1))[0]! })}
      >
        New seed
      </button>
    </div>
  );
}
