import { describe, expect, it } from 'vitest';
import {
  AbortedError,
  DuplicateNameError,
  InvalidParameterError,
  InvalidPluginError,
  InvalidSignalError,
  isSpectralBiasError,
  NumericalError,
  SpectralBiasError,
  UnknownNameError,
} from '../src/index.ts';

const family = {
  'invalid-parameter': new InvalidParameterError('width', 0, 'a number above 0'),
  'unknown-name': new UnknownNameError('activation', 'tahn', ['tanh', 'sech']),
  'duplicate-name': new DuplicateNameError('activation', 'tanh'),
  'invalid-plugin': new InvalidPluginError('their.js', 'it has no kind'),
  'invalid-signal': new InvalidSignalError('bad cell', { source: 'a.csv', row: 3, column: 'y' }),
  numerical: new NumericalError('it diverged', { step: 7 }),
  aborted: new AbortedError(),
};

describe('the family of errors', () => {
  it('has one tag and one name each', () => {
    for (const [tag, error] of Object.entries(family)) {
      expect(error.tag).toBe(tag);
      expect(error).toBeInstanceOf(SpectralBiasError);
      expect(error.name).toBe(error.constructor.name);
    }
  });

  it('is known by its tags, whichever copy of the package threw it', () => {
    for (const [tag, error] of Object.entries(family)) {
      expect(isSpectralBiasError(error)).toBe(true);
      expect(isSpectralBiasError(Object.assign(new Error('theirs'), { tag }))).toBe(true);
    }
    for (const other of [new Error('x'), { tag: 'numerical' }, null, 'numerical']) {
      expect(isSpectralBiasError(other)).toBe(false);
    }
    expect(isSpectralBiasError(Object.assign(new Error(), { tag: 'colour' }))).toBe(false);
  });

  it('says what happened, the bad value and what would be right', () => {
    expect(family['invalid-parameter'].message).toBe('width is 0; expected a number above 0');
    expect(family['unknown-name'].message).toBe(
      'there is no activation named "tahn"; did you mean tanh or sech?',
    );
    expect(family['duplicate-name'].message).toContain('rename one of them');
    expect(family['invalid-plugin'].message).toBe(
      'their.js is not a usable plug-in: it has no kind',
    );
  });

  it('keeps fields and cause', () => {
    const cause = new Error('why');
    expect(new InvalidParameterError('a', 1, 'b', { cause }).cause).toBe(cause);
    expect(new AbortedError({ cause }).cause).toBe(cause);
    expect(family['invalid-signal'].place).toEqual({ source: 'a.csv', row: 3, column: 'y' });
    expect(family.numerical.lastGood).toEqual({ step: 7 });
  });

  it('shows a long value in short', () => {
    const { message } = new InvalidParameterError('x', Array(1000).fill(1), 'a number');
    expect(message.length).toBeLessThan(100);
    expect(new InvalidParameterError('x', 'a\nb', 'c').message).toBe('x is "a\\nb"; expected c');
  });
});
