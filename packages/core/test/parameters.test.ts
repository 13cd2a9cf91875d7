import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPluginSpec,
  InvalidParameterError,
  parseParameters,
  parsePluginSpec,
  UnknownNameError,
  z,
} from '../src/index.ts';

const schema = z.object({
  power: z.number().int().min(1).max(8).default(2),
  mode: z.enum(['fast', 'exact']).default('fast'),
  name: z.string().optional(),
});

describe('parameters', () => {
  it('get their defaults', () => {
    expect(parseParameters('x', schema)).toEqual({ power: 2, mode: 'fast' });
    expect(parseParameters('x', schema, { power: 3 })).toEqual({ power: 3, mode: 'fast' });
  });

  it('that are unknown are answered with the nearest', () => {
    expect(() => parseParameters('relu-power', schema, { powr: 3 })).toThrow(
      new UnknownNameError('parameter of relu-power', 'powr', ['power']),
    );
  });

  it('out of range are named with owner, value and what would be right', () => {
    const failure = (values: Record<string, unknown>) => {
      try {
        parseParameters('relu-power', schema, values);
      } catch (error) {
        if (error instanceof InvalidParameterError) return error;
      }
      throw new Error('no InvalidParameterError');
    };
    const error = failure({ power: 9 });
    expect(error).toMatchObject({ parameter: 'relu-power.power', value: 9 });
    expect(error.message).toMatch(/^relu-power\.power is 9; expected .*8/);
    expect(error.cause).toBeInstanceOf(Error);
    expect(failure({ power: 'two' }).message).toMatch(/power is "two"; expected .*number/);
    expect(failure({ mode: 'slow' }).message).toMatch(/mode is "slow"; expected .*fast.*exact/);
  });
});

describe('a plug-in on one line', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
  const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,8}$/);
  const value = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer(),
    fc.boolean(),
    fc.stringMatching(/^[a-z]{2,8}$/).filter((text) => text !== 'true' && text !== 'false'),
  );

  it('reads back as what it was written from', () => {
    fc.assert(
      fc.property(name, fc.dictionary(key, value, { noNullPrototype: true }), (plugin, values) => {
        const plain = Object.fromEntries(
          Object.entries(values).map(([k, v]) => [k, Object.is(v, -0) ? 0 : v]),
        );
        expect(parsePluginSpec(formatPluginSpec(plugin, plain))).toEqual({
          name: plugin,
          values: plain,
        });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('leaves out what equals the defaults and what is undefined', () => {
    const values = { scale: 1, alpha: 0.5, b: undefined };
    expect(formatPluginSpec('elu', values, { scale: 1 })).toBe('elu:alpha=0.5');
    expect(formatPluginSpec('elu', { scale: 1 }, { scale: 1 })).toBe('elu');
  });

  it('may have blanks around its parts', () => {
    expect(parsePluginSpec(' tanh : scale = 16 , mode = exact ')).toEqual({
      name: 'tanh',
      values: { scale: 16, mode: 'exact' },
    });
    expect(parsePluginSpec('tanh:')).toEqual({ name: 'tanh', values: {} });
  });

  it('of another form is refused with the right one', () => {
    for (const spec of ['tanh:scale', 'tanh:=3', 'tanh:scale=', 'tanh:3=4', 'tanh:a=1,,b=2']) {
      expect(() => parsePluginSpec(spec)).toThrow(/expected name or name:param=value,param=value/);
    }
  });
});
