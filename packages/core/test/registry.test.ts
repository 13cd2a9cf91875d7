import { describe, expect, it } from 'vitest';
import {
  asPlugin,
  createRegistry,
  DuplicateNameError,
  defineActivation,
  defineExperiment,
  defineRegularizer,
  InvalidParameterError,
  InvalidPluginError,
  nearestNames,
  type Plugin,
  UnknownNameError,
  z,
} from '../src/index.ts';

const activation = (name: string) =>
  defineActivation({
    name,
    title: name,
    formula: 'z',
    params: z.object({ gain: z.number().default(1) }),
    create: ({ gain }) => ({ value: (z) => gain * z, slope: () => gain }),
  });
const regularizer = (name: string) =>
  defineRegularizer({
    name,
    title: name,
    formula: '1',
    params: z.object({ lambda: z.number().min(0).default(0) }),
    create: ({ lambda }) => ({ mask: (s) => s / (s + lambda) }),
  });
const thrown = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('a registry', () => {
  const registry = createRegistry([activation('tanh'), activation('sine'), regularizer('ridge')]);

  it('lists by kind, in the order given', () => {
    expect(registry.list('activation').map(({ name }) => name)).toEqual(['tanh', 'sine']);
    expect(registry.list().map(({ name }) => name)).toEqual(['tanh', 'sine', 'ridge']);
    expect(registry.list('experiment')).toEqual([]);
  });

  it('makes what name:param=value describes', () => {
    expect(registry.activation('tanh:gain=3').value(2)).toBe(6);
    expect(registry.activation('tanh:gain=3,scale=2').value(2)).toBe(12);
    expect(registry.regularizer('ridge:lambda=1').mask(1, 1)).toBe(0.5);
  });

  it('is never changed: with() gives another', () => {
    const more = registry.with(activation('relu'));
    expect(more.get('activation', 'relu').name).toBe('relu');
    expect(registry.list()).toHaveLength(3);
    expect(() => registry.get('activation', 'relu')).toThrow(UnknownNameError);
    expect(Object.isFrozen(registry)).toBe(true);
    expect(Object.isFrozen(registry.get('activation', 'tanh'))).toBe(true);
  });

  it('takes one name once for each kind', () => {
    const error = thrown(() => registry.with(activation('sine')));
    expect(error).toBeInstanceOf(DuplicateNameError);
    expect(error).toMatchObject({ tag: 'duplicate-name', kind: 'activation', duplicate: 'sine' });
    expect(registry.with(regularizer('sine')).list()).toHaveLength(4);
  });

  it('answers an unknown name with the nearest of that kind', () => {
    const error = thrown(() => registry.get('activation', 'tahn'));
    expect(error).toMatchObject({ tag: 'unknown-name', kind: 'activation', nearest: ['tanh'] });
    expect((error as Error).message).toBe(
      'there is no activation named "tahn"; did you mean tanh?',
    );
    expect(thrown(() => registry.get('regularizer', 'tahn'))).toMatchObject({ nearest: [] });
    expect(thrown(() => registry.get('activation', 'toString'))).toMatchObject({ nearest: [] });
  });

  it('takes plug-ins of another copy of this package, known by kind and contract number', () => {
    const foreign = { ...activation('theirs') };
    expect(createRegistry([foreign]).activation('theirs').value(2)).toBe(2);
  });

  it('refuses what is no plug-in of this contract', () => {
    const good = activation('theirs');
    for (const bad of [null, 3, {}, { ...good, kind: 'colour' }, { ...good, contract: 2 }]) {
      expect(() => createRegistry([bad as unknown as Plugin])).toThrow(InvalidPluginError);
    }
    const error = thrown(() => asPlugin({ ...good, contract: 2 }, 'their.js'));
    expect((error as Error).message).toMatch(
      /^their\.js is not a usable plug-in: it was made for contract 2, this is contract 1/,
    );
  });
});

describe('nearest names', () => {
  it('are at most three, nearest first, none further than a third of the name or two edits', () => {
    const known = ['relu', 'elu', 'gelu', 'silu', 'tanh', 'gradient-descent'];
    expect(nearestNames('rellu', known)).toEqual(['relu', 'elu', 'gelu']);
    expect(nearestNames('gradeint-decsent', known)).toEqual(['gradient-descent']);
    expect(nearestNames('wavelet', known)).toEqual([]);
    expect(nearestNames('', known)).toEqual([]);
  });
});

describe('a name that cannot be typed on a command line is refused', () => {
  it('for every kind of plug-in', () => {
    const experiment = (name: string) =>
      defineExperiment({
        name,
        title: '',
        summary: '',
        params: z.object({}),
        run: () => 0,
        figures: () => [],
        table: () => ({ columns: [] }),
      });
    for (const define of [activation, regularizer, experiment]) {
      for (const name of ['', 'Tanh', '2d', 'a b', 'a:b', 'a_b']) {
        expect(() => define(name)).toThrow(InvalidParameterError);
      }
      expect(define('leaky-relu2').name).toBe('leaky-relu2');
    }
  });
});
