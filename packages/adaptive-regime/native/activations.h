// Values and slopes of activations φ(scale · z), two at a time. The kinds are numbered as in
// src/native-activation.ts.
#pragma once
#include "vector-math.h"

struct Point {
  Lanes value, slope;
};

// z > 0 ? z : αz
struct Ramp {
  static Point at(Lanes z, Lanes alpha) {
    const Words right = z > both(0);
    return {either(right, z, alpha * z), either(right, both(1), alpha)};
  }
};

// The slope is 1 − tanh².
struct Tanh {
  static Point at(Lanes z, Lanes) {
    const Lanes value = tanhOf(z);
    return {value, 1 - value * value};
  }
};

// The logistic function by e = e^{−|z|}: 1/(1 + e) right of zero, e/(1 + e) left of it.
INLINE Lanes logistic(Lanes z, Lanes &other) {
  const Lanes e = expOf(-size(z)), large = 1 / (1 + e), small = e * large;
  const Words right = z > both(0);
  other = either(right, small, large);
  return either(right, large, small);
}

struct Sigmoid {
  static Point at(Lanes z, Lanes) {
    Lanes other;
    const Lanes value = logistic(z, other);
    return {value, value * other};
  }
};

struct Silu {
  static Point at(Lanes z, Lanes) {
    Lanes other;
    const Lanes share = logistic(z, other);
    return {z * share, share * (1 + z * other)};
  }
};

// zΦ(z), Φ(−|z|) = ½ e^{−z²/2} · e^{x²} erfc(x), x = |z|/√2.
struct Gelu {
  static Point at(Lanes z, Lanes) {
    const Lanes bell = expOf(-0.5 * z * z);
    const Lanes tail = 0.5 * bell * scaledErfc(size(z) * 0.70710678118654752440);
    const Lanes share = either(z > both(0), 1 - tail, tail);
    return {z * share, share + z * bell * 0.39894228040143267794};
  }
};

struct Gaussian {
  static Point at(Lanes z, Lanes) {
    const Lanes value = expOf(-0.5 * z * z);
    return {value, -z * value};
  }
};

// z > 0 ? z : α(e^z − 1)
struct Elu {
  static Point at(Lanes z, Lanes alpha) {
    const Exponential e = exponential(smaller(z, both(0)));
    const Words right = z > both(0);
    return {either(right, z, alpha * e.minusOne()), either(right, both(1), alpha * e.value())};
  }
};

template <class Kind> static void apply(int count, double scale, double alpha, double *z, double *s) {
  const Lanes factor = both(scale), parameter = both(alpha);
  for (int k = 0; k < count; k += 4) {
    const Point first = Kind::at(factor * load(z + k), parameter);
    const Point second = Kind::at(factor * load(z + k + 2), parameter);
    store(z + k, first.value);
    store(z + k + 2, second.value);
    store(s + k, factor * first.slope);
    store(s + k + 2, factor * second.slope);
  }
}

// z ← φ(scale · z), s ← its slope; `count` is a multiple of four.
extern "C" __attribute__((export_name("activate"))) void activate(int kind, int count, double scale,
                                                                  double alpha, double *z,
                                                                  double *s) {
  switch (kind) {
    case 0: return apply<Ramp>(count, scale, alpha, z, s);
    case 1: return apply<Tanh>(count, scale, alpha, z, s);
    case 2: return apply<Sigmoid>(count, scale, alpha, z, s);
    case 3: return apply<Silu>(count, scale, alpha, z, s);
    case 4: return apply<Gelu>(count, scale, alpha, z, s);
    case 5: return apply<Gaussian>(count, scale, alpha, z, s);
    case 6: return apply<Elu>(count, scale, alpha, z, s);
  }
}
