declare module 'mnist/src/digits/*.json' {
  /** Pictures one behind the other, pixels from 0 to 1. */
  const digit: { readonly data: readonly number[] };
  export default digit;
}
