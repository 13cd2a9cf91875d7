import type { Json, ParameterSchemaJson, ParameterSchemas, Values } from '../worker/protocol.ts';
import { ChoiceControl } from './choice-control.tsx';
import { ListControl } from './list-control.tsx';
import { type ControlProps, NumberControl } from './number-control.tsx';
import { PluginControl } from './plugin-control.tsx';
import { PluginListControl } from './plugin-list-control.tsx';
import { SwitchControl, TextControl } from './text-control.tsx';

/** Controls for the parameters of an experiment, from the schema that describes them. */
export function ParameterForm({
  schemas,
  values,
  names = Object.keys(schemas),
  onChange,
}: {
  readonly schemas: ParameterSchemas;
  readonly values: Values;
  readonly names?: readonly string[];
  onChange(changes: Readonly<Record<string, Json>>): void;
}) {
  return (
    <div class="form">
      {names.map((name) => (
        <Control
          key={name}
          label={labelOf(name)}
          schema={schemas[name]!}
          value={values[name] as never}
          onChange={(value: Json | undefined) => onChange({ [name]: value ?? null })}
        />
      ))}
    </div>
  );
}

/** `maxIterations` as people write it. */
function labelOf(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[0]!.toUpperCase() + words.slice(1);
}

function Control(props: ControlProps<never>) {
  const { schema } = props;
  const one = schema.anyOf?.find(({ type }) => type === 'number' || type === 'integer');
  if (schema.plugin) return <PluginControl {...props} kind={schema.plugin} />;
  if (schema.items?.plugin) return <PluginListControl {...props} kind={schema.items.plugin} />;
  if (schema.enum) return <ChoiceControl {...props} />;
  if (schema.type === 'boolean') return <SwitchControl {...props} />;
  if (schema.type === 'number' || schema.type === 'integer') return <NumberControl {...props} />;
  if (one) return <NumberControl {...props} schema={numberPart(schema, one)} />;
  if (schema.type === 'array') return <ListControl {...props} />;
  return <TextControl {...props} />;
}

/** The number of a choice between numbers and words: a word is what an empty field stands for. */
function numberPart(whole: ParameterSchemaJson, number: ParameterSchemaJson): ParameterSchemaJson {
  return { ...number, ...(whole.description && { description: whole.description }) };
}
