// Elementary functions of two doubles at a time, to a few units in the last place.
#pragma once
#include "erfcx-chebyshev.h"
#include <wasm_simd128.h>

typedef double Lanes __attribute__((vector_size(16)));
typedef long long Words __attribute__((vector_size(16)));

#define INLINE static inline __attribute__((always_inline))

INLINE Lanes both(double value) { return Lanes{value, value}; }
INLINE Lanes load(const double *at) { return (Lanes)wasm_v128_load(at); }
INLINE void store(double *at, Lanes value) { wasm_v128_store(at, (v128_t)value); }
INLINE Lanes larger(Lanes a, Lanes b) { return (Lanes)wasm_f64x2_pmax((v128_t)a, (v128_t)b); }
INLINE Lanes smaller(Lanes a, Lanes b) { return (Lanes)wasm_f64x2_pmin((v128_t)a, (v128_t)b); }
INLINE Lanes size(Lanes a) { return (Lanes)wasm_f64x2_abs((v128_t)a); }
INLINE Lanes either(Words test, Lanes yes, Lanes no) {
  return (Lanes)wasm_v128_bitselect((v128_t)yes, (v128_t)no, (v128_t)test);
}

// e^x − 1 = scale · rest + (scale − 1), scale a power of two, |x| ≤ 708.
struct Exponential {
  Lanes scale, rest;

  Lanes minusOne() const { return scale * rest + (scale - 1); }
  Lanes value() const { return scale * rest + scale; }
};

// Cody and Waite's reduction to |r| ≤ ln 2 / 2, then Taylor's polynomial of degree 13 by Estrin.
INLINE Exponential exponential(Lanes x) {
  x = larger(smaller(x, both(708)), both(-708));
  const double shifter = 6755399441055744.0; // 1.5 · 2⁵²: its last bits are the nearest integer
  const Lanes shifted = x * 1.4426950408889634 + shifter;
  const Lanes k = shifted - shifter;
  const Lanes r = (x - k * 0.693147180369123816490) - k * 1.90821492927058770002e-10;
  const Words bits = ((Words)shifted - (Words)both(shifter) + 1023) << 52;
  const Lanes r2 = r * r, r4 = r2 * r2;
  const Lanes low = (0.5 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const Lanes middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const Lanes high =
      (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
  return {(Lanes)bits, r + r2 * (low + r4 * (middle + r4 * high))};
}

INLINE Lanes expOf(Lanes x) {
  return either(x < both(-708), both(0), exponential(x).value()); // below: 0 for denormal numbers
}

// e^{x²} erfc(x) for x ≥ 0, by Clenshaw's sum.
INLINE Lanes scaledErfc(Lanes x) {
  const Lanes u = (x - 3) / (x + 3), twice = u + u;
  Lanes last = both(0), before = both(0);
#pragma clang loop unroll(full)
  for (int j = 24; j > 0; j--) {
    const Lanes next = twice * last - before + erfcxChebyshev[j];
    before = last;
    last = next;
  }
  return (u * last - before + erfcxChebyshev[0]) / (x + 1);
}
