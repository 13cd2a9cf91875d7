import { useId } from 'preact/hooks';
import { type ControlProps, Hint } from './number-control.tsx';
import { pluginCards, type SpecKind } from './plugin-control.tsx';
import { readSpec } from './plugin-spec.ts';

/** Several activations: those chosen, each of which can be taken away, and one more. */
export function PluginListControl({
  label,
  schema,
  value,
  onChange,
  kind,
}: ControlProps<readonly string[]> & { readonly kind: SpecKind }) {
  const id = useId();
  const chosen = value ?? (schema.default as readonly string[] | undefined) ?? [];
  const cards = pluginCards(kind);
  const titleOf = (spec: string) => {
    const { name } = readSpec(spec);
    const title = cards.find((card) => card.name === name)?.title ?? name;
    return spec === name ? title : `${title} (${spec.slice(name.length + 1)})`;
  };
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <ul class="chips" aria-label={`${label}, chosen`}>
        {chosen.length === 0 && <li class="all">all of them</li>}
        {chosen.map((spec) => (
          <li key={spec}>
            {titleOf(spec)}
            <button
              type="button"
              aria-label={`Take ${titleOf(spec)} away`}
              onClick={() => onChange(chosen.filter((one) => one !== spec))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <select
        id={id}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value) onChange([...chosen, currentTarget.value]);
        }}
      >
        <option value="">add …</option>
        {cards
          .filter(({ name }) => !chosen.includes(name))
          .map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
      </select>
      <Hint text={schema.description?.replace(/[,;] (each )?as .*$/, '')} />
    </div>
  );
}
