import { describe, expect, it } from 'vitest';
import {
  type ActivationDefinition,
  asPlugin,
  createRegistry,
  defineActivation,
  defineExperiment,
  defineRegularizer,
  InvalidParameterError,
  InvalidPluginError,
  type Plugin,
  z,
} from '../src/index.ts';

const params = z.object({ gain: z.number().default(1) });
type Line = ActivationDefinition<typeof params>;

const line = (changes: Partial<Record<keyof Line, unknown>> = {}) =>
  defineActivation({
    name: 'line',
    title: 'Line',
    formula: 'z',
    params,
    create: ({ gain }: { gain: number }) => ({ value: (z: number) => gain * z, slope: () => gain }),
    ...changes,
  } as Line);
const keep = defineRegularizer({
  name: 'keep',
  title: 'Keep',
  formula: '1',
  params: z.object({}),
  create: () => ({ mask: (s) => (s > 0 ? 1 : 0) }),
  fromThreshold: () => ({}),
});
const nothing = defineExperiment({
  name: 'nothing',
  title: 'Nothing',
  summary: 'Nothing.',
  params: z.object({}),
  run: () => 0,
  figures: () => [],
  table: () => ({ columns: [] }),
});

const refusal = (value: unknown) => {
  try {
    asPlugin(value, 'their.js');
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidPluginError);
    return (error as Error).message.replace('their.js is not a usable plug-in: ', '');
  }
  throw new Error('it was taken');
};

describe('a plug-in of another contract is told which side to update', () => {
  it('the plug-in, where it is older', () => {
    expect(refusal({ ...line(), contract: 0 })).toBe(
      'it was made for contract 0, this is contract 1; update the plug-in, made with defineActivation of the current @spectral-bias/core',
    );
    const { contract: _, ...without } = keep;
    expect(refusal(without)).toBe(
      'it has no contract number, this is contract 1; make it with defineRegularizer of the current @spectral-bias/core',
    );
  });

  it('this package, where it is newer', () => {
    expect(refusal({ ...nothing, contract: 2 })).toBe(
      'it was made for contract 2, this is contract 1; update spectral-bias, which is older than the plug-in',
    );
  });
});

describe('what is no plug-in is told what would be', () => {
  const { run: _, ...without } = nothing;
  const wrong: [what: string, value: unknown, message: RegExp][] = [
    ['nothing', undefined, /^it has no default export; expected defineActivation/],
    ['a function', () => line(), /has no kind; expected what is returned by defineActivation/],
    ['a definition', { name: 'x', create() {} }, /has no kind; wrap it in defineActivation/],
    ['a kind of its own', { ...line(), kind: 'colour' }, /"colour"; expected activation, regular/],
    ['no text as kind', { kind: 3 }, /its kind is 3; expected/],
    ['an inherited key as kind', { kind: 'toString' }, /its kind is "toString"; expected/],
    ['no name', { ...line(), name: '' }, /^its name is missing or wrong; make it with defineAct/],
    ['no title', { ...line(), title: undefined }, /^its title is missing/],
    ['a create that is none', { ...keep, create: 3 }, /^its create is missing or wrong/],
    ['parameters of no schema', { ...keep, params: { shape: {} } }, /^its params is missing/],
    ['an experiment without run', without, /^its run is missing or wrong; make it with defineExp/],
  ];
  it.each(wrong)('%s', (_, value, message) => {
    expect(refusal(value)).toMatch(message);
  });
});

describe('a definition is refused', () => {
  it('where its parameters are not described by zod', () => {
    const params = { alpha: 0.1 };
    expect(() => line({ params })).toThrow(InvalidParameterError);
    expect(() => line({ params })).toThrow(
      'params of the activation line is {"alpha":0.1}; expected z.object',
    );
  });

  it('as soon as its create gives nothing to compute with', () => {
    for (const create of [() => undefined, () => ({ value: Math.sin }), () => ({ slope: 1 })]) {
      expect(() => line({ create }).create()).toThrow(
        'line is not a usable plug-in: its create gives no functions value and slope',
      );
    }
    const { name, title, formula } = keep;
    const wrong = { name, title, formula, params: z.object({}), create: () => ({}) as never };
    expect(() => defineRegularizer(wrong).create()).toThrow('its create gives no function mask');
  });
});

describe('a plug-in cannot be changed once it is in a registry', () => {
  it('nor reach another registry by one', () => {
    const first = createRegistry([line()]);
    const second = createRegistry([...first.list(), keep]);
    (second.list() as Plugin[]).length = 0;
    expect(second.list()).toHaveLength(2);
    expect(first.list()).toHaveLength(1);
  });

  it('what was not frozen is copied, without the fields that are not known', () => {
    const made = { ...line(), colour: 'red' };
    const registry = createRegistry([made]);
    made.create = () => {
      throw new Error('tainted');
    };
    made.title = 'Tainted';
    const [plugin] = registry.list('activation');
    expect(plugin).not.toHaveProperty('colour');
    expect(plugin).toMatchObject({ name: 'line', title: 'Line' });
    expect(registry.activation('line:gain=3').value(2)).toBe(6);
    expect(Object.isFrozen(plugin)).toBe(true);
    expect(createRegistry([{ ...keep }]).get('regularizer', 'keep').fromThreshold).toBeDefined();
  });

  it('nor in its parameters, those of an activation, or the arrays that it shares', () => {
    const kinks = [0];
    const bent = line({ create: () => ({ value: Math.abs, slope: Math.sign, kinks }) });
    const activation = bent.create();
    kinks.push(1);
    expect(activation.kinks).toEqual([0]);
    expect(() => (activation.kinks as number[]).push(2)).toThrow(TypeError);
    expect(() => Object.assign(activation.params, { scale: 3 })).toThrow(TypeError);
    expect(() => Object.assign(bent.params.shape, { scale: z.string() })).toThrow(TypeError);
    expect(() => Object.assign(bent, { name: 'other' })).toThrow(TypeError);
  });
});
