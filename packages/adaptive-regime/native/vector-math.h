// Elementary functions of two doubles at a time, to a few units in the last place.
#pragma once
#include "erfcx-chebyshev.h"
#include "tanh-nodes.h"
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

// tanh at the nodes k/16, k the integers in the last bits of both lanes.
INLINE Lanes tanhNode(Words bits) {
  const v128_t first = wasm_v128_load64_zero(tanhNodes + ((int)bits[0] & 511));
  return (Lanes)wasm_v128_load64_lane(tanhNodes + ((int)bits[1] & 511), first, 1);
}

// From the nearest node, 16|x| = k + d, by the addition theorem T + t (1 − T²) / (1 + T t) with
// T = tanh(k/16) and t = tanh(d/16) by its series.
INLINE Lanes tanhOf(Lanes x) {
  const Lanes far = smaller(16 * size(x), both(511));
  const double shifter = 6755399441055744.0;
  const Lanes shifted = far + shifter;
  const Lanes d = far - (shifted - shifter), d2 = d * d;
  const double h = 1.0 / 16, h3 = h * h * h, h5 = h3 * h * h, h7 = h5 * h * h, h9 = h7 * h * h;
  const Lanes tail = 2.0 / 15 * h5 + d2 * (-17.0 / 315 * h7 + d2 * (62.0 / 2835 * h9));
  const Lanes t = d * (h + d2 * (-1.0 / 3 * h3 + d2 * tail)), node = tanhNode((Words)shifted);
  const Lanes positive = node + t * (1 - node * node) / (1 + node * t);
  return (Lanes)((Words)positive | ((Words)x & (Words)both(-0.0)));
}
