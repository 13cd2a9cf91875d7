import { useId } from 'preact/hooks';
import type { Json, PluginCard, Values } from '../worker/protocol.ts';
import { catalogue } from '../worker/the-lab.ts';
import { type ControlProps, Hint } from './number-control.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { formatSpec, readSpec } from './plugin-spec.ts';

/** What a specification may name. */
export type SpecKind = 'activation' | 'regularizer';

/** The plug-ins of a kind. */
export function pluginCards(kind: SpecKind): readonly PluginCard[] {
  const all = catalogue.value;
  return (kind === 'activation' ? all?.activations : all?.regularizers) ?? [];
}

/** Whether the visitor brought it: then its parameters are what one wants to see. */
const isAdded = (kind: SpecKind, name: string) =>
  catalogue.value?.added.some((one) => one.kind === kind && one.name === name) ?? false;

/** An activation or a regularizer and the values of its own parameters. */
export function PluginControl({
  label,
  schema,
  value,
  onChange,
  kind,
}: ControlProps<string> & { readonly kind: SpecKind }) {
  const id = useId();
  const text = value ?? (schema.default as string | undefined) ?? '';
  const { name, values } = readSpec(text);
  const cards = pluginCards(kind);
  const card = cards.find((one) => one.name === name);
  const change = (changes: Readonly<Record<string, Json>>) => {
    const merged: Values = { ...values, ...changes };
    onChange(formatSpec({ name, values: merged }));
  };
  return (
    <div class="control plugin">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={card ? name : ''}
        onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
      >
        {(!card || schema.default === undefined) && (
          <option value="">{text === '' ? 'auto' : name}</option>
        )}
        {cards.map((one) => (
          <option key={one.name} value={one.name}>
            {one.title}
          </option>
        ))}
      </select>
      <Hint label={label} text={schema.description?.replace(/:.*$/, '')} />
      {card && Object.keys(card.params).length > 0 && (
        <details class="own" open={isAdded(kind, name)}>
          <summary>Parameters of {card.title}</summary>
          <ParameterForm schemas={card.params} values={values} onChange={change} />
        </details>
      )}
    </div>
  );
}
