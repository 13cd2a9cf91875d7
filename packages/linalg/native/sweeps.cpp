// Shifted solves of a spline process, four shifts at a time, one to a lane: the Kalman filter with
// polynomial columns and its adjoint smoother (see ../src/kalman-passes.ts, which says the same in
// TypeScript). Only states at every `block`-th sample are kept; the way back computes what lies
// between them anew, so that all work stays in the cache.


static const int lanes = 4;
typedef double Lanes __attribute__((vector_size(8 * lanes)));

static const int block = 256;

static inline Lanes both(double value) { return Lanes{} + value; }

struct Real {
  Lanes re;
};
static inline Real operator+(Real a, Real b) { return {a.re + b.re}; }
static inline Real operator-(Real a, Real b) { return {a.re - b.re}; }
static inline Real operator*(Real a, Real b) { return {a.re * b.re}; }
static inline Real operator*(Real a, Lanes b) { return {a.re * b}; }
static inline Real operator+(Real a, Lanes b) { return {a.re + b}; }
static inline Real inverse(Real a) { return {1.0 / a.re}; }
// A pivot of exactly 0 counts as one of the size of its rounding.
static inline Real pivot(Real variance, Real noise) {
  Real sum = variance + noise;
  return {sum.re == 0 ? noise.re * 0x1p-52 : sum.re};
}
static inline Real root(Real a) {
  Real r;
  for (int lane = 0; lane < lanes; lane++) r.re[lane] = __builtin_sqrt(a.re[lane]);
  return r;
}

struct Complex {
  Lanes re, im;
};
static inline Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
static inline Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
static inline Complex operator*(Complex a, Complex b) {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}
static inline Complex operator*(Complex a, Lanes b) { return {a.re * b, a.im * b}; }
static inline Complex operator+(Complex a, Lanes b) { return {a.re + b, a.im}; }
static inline Complex pivot(Complex variance, Complex noise) { return variance + noise; }
static inline Complex inverse(Complex a) {
  Lanes scale = 1.0 / (a.re * a.re + a.im * a.im);
  return {a.re * scale, -a.im * scale};
}
static inline Complex root(Complex a) {
  Complex r;
  for (int lane = 0; lane < lanes; lane++) {
    double re = a.re[lane], im = a.im[lane];
    double size = __builtin_sqrt(re * re + im * im);
    double part = __builtin_sqrt((size + __builtin_fabs(re)) / 2);
    double other = part == 0 ? 0 : im / (2 * part);
    r.re[lane] = re >= 0 ? part : __builtin_fabs(other);
    r.im[lane] = re >= 0 ? other : im < 0 ? -part : part;
  }
  return r;
}

static inline int least(int a, int b) { return a < b ? a : b; }

template <class S> static inline S zero() { return S{}; }
template <class S> static inline S one() { return S{} + both(1); }

// The upper triangle of a symmetric P × P matrix.
template <class S, int P> struct Symmetric {
  S entry[P * (P + 1) / 2];
  static constexpr int place(int i, int j) {
    return i <= j ? i * P - i * (i + 1) / 2 + j : j * P - j * (j + 1) / 2 + i;
  }
  S &operator()(int i, int j) { return entry[place(i, j)]; }
};

// h^k / k!
template <int P> static inline void taylorTerms(Lanes *t, double h) {
  double term = 1;
  t[0] = both(1);
  for (int k = 1; k < P; k++) {
    term *= h / k;
    t[k] = both(term);
  }
}

// T(h) v
template <class S, int P> static inline void advance(S *v, const Lanes *t) {
  for (int i = 0; i < P; i++)
    for (int k = 1; i + k < P; k++) v[i] = v[i] + v[i + k] * t[k];
}

// T(h)ᵀ v
template <class S, int P> static inline void retreat(S *v, const Lanes *t) {
  for (int i = P - 1; i >= 0; i--)
    for (int k = 1; i - k >= 0; k++) v[i] = v[i] + v[i - k] * t[k];
}

// T(h) A T(h)ᵀ
template <class S, int P> static inline void advance(Symmetric<S, P> &A, const Lanes *t) {
  S M[P][P];
  for (int i = 0; i < P; i++)
    for (int j = i; j < P; j++) {
      M[i][j] = A(i, j);
      for (int k = 1; i + k < P; k++) M[i][j] = M[i][j] + A(i + k, j) * t[k];
    }
  for (int i = 0; i < P; i++)
    for (int j = i; j < P; j++) {
      S value = M[i][j];
      for (int k = 1; j + k < P; k++) value = value + M[i][j + k] * t[k];
      A(i, j) = value;
    }
}

// T(h)ᵀ A T(h)
template <class S, int P> static inline void retreat(Symmetric<S, P> &A, const Lanes *t) {
  S M[P][P];
  for (int i = 0; i < P; i++)
    for (int j = 0; j <= i; j++) {
      M[i][j] = A(i, j);
      for (int k = 1; i - k >= 0; k++) M[i][j] = M[i][j] + A(i - k, j) * t[k];
    }
  for (int i = 0; i < P; i++)
    for (int j = 0; j <= i; j++) {
      S value = M[i][j];
      for (int k = 1; j - k >= 0; k++) value = value + M[i][j - k] * t[k];
      A(i, j) = value;
    }
}

// The samples and their process, as in SplineProcess; `spread` is 1/ω.
struct Signal {
  int count;
  const double *gaps, *injected, *spread, *y;
};

// Where results go to. Arrays that they are added to: complement and adjoint may be null, and each
// shift's lie `apart` samples further on than those of the one before it (0 adds all shifts up). Or,
// where residual is null, totals of each shift by itself: Σω(residual)², the sum of the leverages
// (1 less the complement), the least and the largest of them.
struct Sums {
  double *residual, *complement, *adjoint;
  int apart;
  Lanes squares, trace, least, most;

  bool wantsComplement() const { return complement || !residual; }
  void addResidual(int n, Lanes values, double spread) {
    if (residual)
      addTo(residual + n, apart, values * spread);
    else
      squares += values * values * spread;
  }
  void addComplement(int n, Lanes values) {
    if (complement) return addTo(complement + n, apart, values);
    Lanes leverage = 1 - values;
    trace += leverage;
    least = leverage < least ? leverage : least;
    most = leverage > most ? leverage : most;
  }
  void addAdjoint(int at, int size, Lanes values) { addTo(adjoint + at, apart * size, values); }

 private:
  static void addTo(double *sums, int apart, Lanes values) {
    if (apart == 0) {
      double sum = values[0];
      for (int lane = 1; lane < lanes; lane++) sum += values[lane];
      sums[0] += sum;
    } else
      for (int lane = 0; lane < lanes; lane++) sums[lane * apart] += values[lane];
  }
};

// The filter's state: the predicted covariance, and means of `Columns` polynomials (P, zero where
// fewer are wanted, or none) and of y.
template <class S, int P, int Columns> struct Filter {
  Symmetric<S, P> covariance;
  S mean[Columns + 1][P];
};

// What one sample leaves for the way back.
template <class S, int P, int Columns> struct Innovation {
  S inverse, gain[P], value[Columns + 1];
};

template <class S, int P, int Columns>
static inline void step(Filter<S, P, Columns> &f, const Signal &signal, int n, S shift,
                        Innovation<S, P, Columns> &out) {
  const int packed = P * (P + 1) / 2;
  Lanes t[P];
  taylorTerms<P>(t, signal.gaps[n]);
  Symmetric<S, P> &C = f.covariance;
  advance<S, P>(C, t);
  for (int e = 0; e < packed; e++) C.entry[e] = C.entry[e] + both(signal.injected[n * packed + e]);
  S noise = shift * both(signal.spread[n]);
  out.inverse = inverse(pivot(C(0, 0), noise));
  for (int i = 0; i < P; i++) out.gain[i] = C(0, i) * out.inverse;
  for (int i = 1; i < P; i++)
    for (int j = i; j < P; j++) C(i, j) = C(i, j) - out.gain[i] * C(0, j);
  for (int j = 0; j < P; j++) C(0, j) = noise * out.gain[j];
  for (int c = 0; c <= Columns; c++) {
    S *m = f.mean[c];
    advance<S, P>(m, t);
    out.value[c] = c == Columns ? zero<S>() - m[0] + both(signal.y[n]) : zero<S>() - m[0];
    for (int i = 0; i < P; i++) m[i] = m[i] + out.gain[i] * out.value[c];
  }
}

// The columns' normal equations, CCᵀ = their matrix, replaced by C⁻¹ and the coefficients b of y.
template <class S, int P> struct Normal {
  S lower[P + 1][P + 1];

  void add(const Innovation<S, P, P> &one) {
    for (int c = 0; c <= P; c++) {
      S weighted = one.value[c] * one.inverse;
      for (int e = 0; e <= c && e < P; e++) lower[c][e] = lower[c][e] + weighted * one.value[e];
    }
  }

  // For the first `count` columns: the rows of C⁻¹, and b with CCᵀb = right-hand side of y.
  void solve(int count, S (*inverseRoot)[P], S *b) {
    S C[P][P];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j <= i; j++) {
        S value = lower[i][j];
        for (int k = 0; k < j; k++) value = value - C[i][k] * C[j][k];
        C[i][j] = i == j ? root(value) : value * inverse(C[j][j]);
      }
      for (int j = 0; j <= i; j++) {
        S value = i == j ? one<S>() : zero<S>();
        for (int k = j; k < i; k++) value = value - C[i][k] * inverseRoot[k][j];
        inverseRoot[i][j] = value * inverse(C[i][i]);
      }
    }
    for (int i = 0; i < count; i++) {
      S share = zero<S>();
      for (int k = 0; k <= i; k++) share = share + inverseRoot[i][k] * lower[P][k];
      for (int k = 0; k <= i; k++) b[k] = b[k] + inverseRoot[i][k] * share;
    }
  }
};

// The means of y less its polynomial part, and of the columns made orthonormal.
template <class S, int P>
static void recombine(Filter<S, P, P> &f, S (*inverseRoot)[P], const S *b) {
  for (int i = 0; i < P; i++) {
    for (int c = 0; c < P; c++) f.mean[P][i] = f.mean[P][i] - f.mean[c][i] * b[c];
    for (int c = P - 1; c >= 0; c--) {
      S value = zero<S>();
      for (int k = 0; k <= c; k++) value = value + f.mean[k][i] * inverseRoot[c][k];
      f.mean[c][i] = value;
    }
  }
}

static inline bool tiny(Lanes a) {
  for (int lane = 0; lane < lanes; lane++)
    if (!(__builtin_fabs(a[lane]) < 1e-150)) return false;
  return true;
}
static inline bool tiny(Real a) { return tiny(a.re); }
static inline bool tiny(Complex a) { return tiny(a.re) && tiny(a.im); }

// Columns forget their start exponentially; left to themselves they would end as denormal numbers,
// on which arithmetic is slow.
template <class S, int P> static void dropTiny(Filter<S, P, P> &f) {
  for (int c = 0; c < P; c++) {
    bool all = true;
    for (int i = 0; i < P; i++) all = all && tiny(f.mean[c][i]);
    for (int i = 0; all && i < P; i++) f.mean[c][i] = zero<S>();
  }
}

// The adjoint covariance and adjoint states of `Columns` polynomials and of y.
template <class S, int P, int Columns> struct Smoother {
  Symmetric<S, P> covariance;
  S adjoint[Columns + 1][P];
};

template <class S, int P>
static inline S smoothed(S *r, S value, S inverse, const S *gain) {
  S a = value * inverse;
  for (int i = 0; i < P; i++) a = a - gain[i] * r[i];
  r[0] = r[0] + a;
  return a;
}

// One sample back through A: the diagonal entry of the inverse, without what columns take off.
template <class S, int P>
static inline S smoothed(Symmetric<S, P> &A, S inverse, const S *gain) {
  S Ag[P];
  S diagonal = inverse;
  for (int i = 0; i < P; i++) {
    Ag[i] = zero<S>();
    for (int j = 0; j < P; j++) Ag[i] = Ag[i] + A(i, j) * gain[j];
    diagonal = diagonal + gain[i] * Ag[i];
  }
  for (int i = 0; i < P; i++) A(0, i) = A(0, i) - Ag[i];
  A(0, 0) = A(0, 0) - Ag[0] + diagonal;
  return diagonal;
}

// What the samples after an opening leave for it: at its end the adjoint covariance of all of them,
// W = ∂state/∂(whitened columns) and the adjoint states, which start from the unit vectors there.
template <class S, int P> struct Beyond {
  Symmetric<S, P> covariance;
  S columns[P][P], adjoint[P][P];
};

// GÂGᵀ with G_i = −∂a/∂r_i at one sample: what the samples beyond add to the diagonal there.
template <class S, int P>
static inline S stepBack(Beyond<S, P> &beyond, S inverse, const S *gain, const S *part,
                         const Lanes *t) {
  S G[P];
  for (int i = 0; i < P; i++) {
    G[i] = smoothed<S, P>(beyond.adjoint[i], zero<S>(), inverse, gain);
    retreat<S, P>(beyond.adjoint[i], t);
    for (int c = 0; c < P; c++) G[i] = G[i] + beyond.columns[c][i] * part[c];
  }
  S sum = zero<S>();
  for (int i = 0; i < P; i++)
    for (int j = 0; j < P; j++) sum = sum + G[i] * beyond.covariance(i, j) * G[j];
  return sum;
}

// β and βζ, with where the results go to.
template <class S> struct Output {
  S factor, scaled;
  Sums &sums;
};

template <class S, int P, int Columns>
static inline void stepBack(Smoother<S, P, Columns> &r, const Signal &signal, int n,
                            const Innovation<S, P, Columns> &one, const Output<S> &out,
                            Beyond<S, P> *beyond) {
  Lanes t[P];
  taylorTerms<P>(t, signal.gaps[n]);
  double spread = signal.spread[n];
  S *adjoint = r.adjoint[Columns];
  S a = smoothed<S, P>(adjoint, one.value[Columns], one.inverse, one.gain);
  out.sums.addResidual(n, (out.scaled * a).re, spread);
  if (out.sums.adjoint)
    for (int i = 0; i < P; i++) out.sums.addAdjoint(n * P + i, P, (out.factor * adjoint[i]).re);
  retreat<S, P>(adjoint, t);
  if (!out.sums.wantsComplement()) return;
  S own = smoothed<S, P>(r.covariance, one.inverse, one.gain);
  retreat<S, P>(r.covariance, t);
  S part[Columns + 1];
  for (int c = 0; c < Columns; c++) {
    part[c] = smoothed<S, P>(r.adjoint[c], one.value[c], one.inverse, one.gain);
    retreat<S, P>(r.adjoint[c], t);
    own = own - part[c] * part[c];
  }
  if (Columns > 0 && beyond)
    own = own + stepBack<S, P>(*beyond, one.inverse, one.gain, part, t);
  out.sums.addComplement(n, (out.scaled * own).re * spread);
}

// A block the first time: the filter's state moves on, and with columns the normal equations grow.
template <class S, int P>
__attribute__((noinline)) static void scan(Filter<S, P, P> &filter, Normal<S, P> &normal,
                                           const Signal &signal, int begin, int end, S shift) {
  Filter<S, P, P> f = filter;
  Normal<S, P> sums = normal;
  for (int n = begin; n < end; n++) {
    Innovation<S, P, P> one;
    step<S, P, P>(f, signal, n, shift, one);
    sums.add(one);
  }
  filter = f;
  normal = sums;
}
template <class S, int P>
__attribute__((noinline)) static void scan(Filter<S, P, 0> &filter, const Signal &signal, int begin,
                                           int end, S shift) {
  Filter<S, P, 0> f = filter;
  for (int n = begin; n < end; n++) {
    Innovation<S, P, 0> one;
    step<S, P, 0>(f, signal, n, shift, one);
  }
  filter = f;
}

// A block the second time: its innovations from the state before it, then the way back.
template <class S, int P, int Columns>
__attribute__((noinline)) static void smooth(Filter<S, P, Columns> f,
                                             Smoother<S, P, Columns> &smoother,
                                             const Signal &signal, int begin, int end, S shift,
                                             const Output<S> &out, Beyond<S, P> *beyond,
                                             Innovation<S, P, Columns> *innovations) {
  for (int n = begin; n < end; n++)
    step<S, P, Columns>(f, signal, n, shift, innovations[n - begin]);
  Smoother<S, P, Columns> r = smoother;
  for (int n = end - 1; n >= begin; n--)
    stepBack<S, P, Columns>(r, signal, n, innovations[n - begin], out, beyond);
  smoother = r;
}

static inline Lanes sizes(Real a) { return a.re * a.re; }
static inline Lanes sizes(Complex a) { return a.re * a.re + a.im * a.im; }

// Whether what the columns add to the covariance, WWᵀ, is at most 100 times as large as what is
// there, and no eigenvalue of K is close to −ζ: then rounding leaves as many digits without columns.
static const double mostGained = 100;
template <class S, int P>
static bool absorbable(Filter<S, P, P> &f, const S (*W)[P]) {
  for (int i = 0; i < P; i++) {
    S gained = zero<S>();
    for (int c = 0; c < P; c++) gained = gained + W[c][i] * W[c][i];
    Lanes most = sizes(f.covariance(i, i)) * (mostGained * mostGained);
    for (int lane = 0; lane < lanes; lane++)
      if (!(sizes(gained)[lane] <= most[lane])) return false;
  }
  return true;
}
static inline bool isClear(Real shift) {
  for (int lane = 0; lane < lanes; lane++)
    if (!(shift.re[lane] > 0)) return false;
  return true;
}
static inline bool isClear(Complex shift) {
  for (int lane = 0; lane < lanes; lane++)
    if (shift.re[lane] < -2 * __builtin_fabs(shift.im[lane])) return false;
  return true;
}

// The polynomial part as samples so far leave it: W, C⁻¹ and b (see Normal).
template <class S, int P> struct Polynomial {
  S columns[P][P], inverseRoot[P][P], b[P];

  Polynomial(const Filter<S, P, P> &f, Normal<S, P> &normal, int nullity) {
    *this = {};
    normal.solve(nullity, inverseRoot, b);
    for (int c = 0; c < P; c++)
      for (int i = 0; i < P; i++)
        for (int k = 0; k <= c; k++)
          columns[c][i] = columns[c][i] + f.mean[k][i] * inverseRoot[c][k];
  }
  Polynomial() = default;

  // The filter without columns: covariance + WWᵀ and the mean with the polynomial part of y.
  Filter<S, P, 0> absorb(Filter<S, P, P> &f) const {
    Filter<S, P, 0> plain;
    for (int i = 0; i < P; i++) {
      plain.mean[0][i] = f.mean[P][i];
      for (int c = 0; c < P; c++) plain.mean[0][i] = plain.mean[0][i] - f.mean[c][i] * b[c];
      for (int j = i; j < P; j++) {
        S value = f.covariance(i, j);
        for (int c = 0; c < P; c++) value = value + columns[c][i] * columns[c][j];
        plain.covariance(i, j) = value;
      }
    }
    return plain;
  }

  // b as the samples beyond leave it, whose adjoint state is r.
  void see(const S *r) {
    for (int c = 0; c < P; c++) {
      S share = zero<S>();
      for (int i = 0; i < P; i++) share = share + columns[c][i] * r[i];
      for (int k = 0; k <= c; k++) b[k] = b[k] - inverseRoot[c][k] * share;
    }
  }
};

// Columns are carried through an opening, until they can be absorbed by the covariance: from there
// on the polynomials are part of the state (a diffuse start). At the end of it the samples beyond
// act on the opening by their adjoint state and covariance. Blocks are calls of their own so that an
// engine can swap in faster code half-way.
template <class S, int P>
static void solve(int nullity, const Signal &signal, S shift, const Output<S> &out,
                  void *scratch) {
  int blocks = (signal.count + block - 1) / block, opening = 0;
  auto begin = [](int k) { return k * block; };
  auto end = [&](int k) { return least((k + 1) * block, signal.count); };
  Filter<S, P, P> *kept = (Filter<S, P, P> *)scratch;
  Filter<S, P, P> f = {};
  for (int c = 0; c < nullity; c++) f.mean[c][c] = zero<S>() - one<S>();
  Normal<S, P> normal = {};
  Polynomial<S, P> polynomial = {};
  for (bool absorbed = nullity == 0; opening < blocks && !absorbed;) {
    dropTiny<S, P>(f);
    kept[opening] = f;
    scan<S, P>(f, normal, signal, begin(opening), end(opening), shift);
    polynomial = Polynomial<S, P>(f, normal, nullity);
    opening++;
    absorbed = isClear(shift) && absorbable<S, P>(f, polynomial.columns);
  }
  Filter<S, P, 0> *keptPlain = (Filter<S, P, 0> *)(kept + opening);
  Innovation<S, P, P> *innovations = (Innovation<S, P, P> *)(keptPlain + (blocks - opening));
  Filter<S, P, 0> plain = polynomial.absorb(f);
  for (int k = opening; k < blocks; k++) {
    keptPlain[k - opening] = plain;
    scan<S, P>(plain, signal, begin(k), end(k), shift);
  }
  Smoother<S, P, 0> r = {};
  for (int k = blocks - 1; k >= opening; k--)
    smooth<S, P, 0>(keptPlain[k - opening], r, signal, begin(k), end(k), shift, out, nullptr,
                          (Innovation<S, P, 0> *)innovations);
  polynomial.see(r.adjoint[0]);
  Beyond<S, P> beyond = {};
  beyond.covariance = r.covariance;
  Smoother<S, P, P> first = {};
  for (int i = 0; i < P; i++) {
    first.adjoint[P][i] = r.adjoint[0][i];
    beyond.adjoint[i][i] = one<S>();
    for (int c = 0; c < P; c++) beyond.columns[c][i] = polynomial.columns[c][i];
  }
  for (int k = opening - 1; k >= 0; k--) {
    recombine<S, P>(kept[k], polynomial.inverseRoot, polynomial.b);
    smooth<S, P, P>(kept[k], first, signal, begin(k), end(k), shift, out,
                          opening < blocks ? &beyond : nullptr, innovations);
  }
}

template <class S>
static void dispatch(int order, int nullity, const Signal &signal, S shift, S factor, Sums &sums,
                     void *scratch) {
  Output<S> out = {factor, factor * shift, sums};
  if (order == 1) solve<S, 1>(nullity, signal, shift, out, scratch);
  if (order == 2) solve<S, 2>(nullity, signal, shift, out, scratch);
  if (order == 3) solve<S, 3>(nullity, signal, shift, out, scratch);
  if (order == 4) solve<S, 4>(nullity, signal, shift, out, scratch);
}

// Negative pivots of K − σΩ⁻¹ for two σ, by Sylvester's law its negative eigenvalues; and the
// columns' normal equations.
template <int P>
__attribute__((noinline)) static Lanes negativePivots(Filter<Real, P, P> &filter,
                                                      Normal<Real, P> &normal,
                                                      const Signal &signal, int begin, int end,
                                                      Lanes sigma) {
  Filter<Real, P, P> f = filter;
  Normal<Real, P> sums = normal;
  Lanes negative = {};
  for (int n = begin; n < end; n++) {
    Innovation<Real, P, P> one;
    step<Real, P, P>(f, signal, n, {-sigma}, one);
    sums.add(one);
    negative += one.inverse.re < 0 ? both(1) : both(0);
  }
  filter = f;
  normal = sums;
  return negative;
}

template <int P>
static void inertia(int nullity, const Signal &signal, Lanes sigma, Lanes *out) {
  Filter<Real, P, P> f = {};
  for (int c = 0; c < nullity; c++) f.mean[c][c] = one<Real>();
  Normal<Real, P> normal = {};
  Lanes negative = {};
  for (int begin = 0; begin < signal.count; begin += block) {
    dropTiny<Real, P>(f);
    negative += negativePivots<P>(f, normal, signal, begin,
                                  least(begin + block, signal.count), sigma);
  }
  *out++ = negative;
  for (int i = 0; i < nullity; i++)
    for (int j = 0; j <= i; j++) *out++ = normal.lower[i][j].re;
}

// Values less their least-squares polynomial of degree below K, which is found by Stieltjes' procedure:
// p_{k+1} = (t − α_k) p_k − β_k p_{k−1}, orthogonal on the weighted samples, t within ±1. The
// coefficients of what is left are taken off a second time.
template <int K>
static void removePolynomial(const Signal &signal, const double *x, double *values) {
  double span = x[signal.count - 1] - x[0], alpha[K] = {}, beta[K] = {}, norm[K];
  double scale = span > 0 ? 2 / span : 0;
  auto visit = [&](int degrees, auto use) {
    double p[K];
    for (int n = 0; n < signal.count; n++) {
      double t = scale * (x[n] - x[0]) - 1;
      p[0] = 1;
      for (int k = 1; k < degrees; k++)
        p[k] = (t - alpha[k - 1]) * p[k - 1] - (k > 1 ? beta[k - 1] * p[k - 2] : 0);
      use(n, t, p);
    }
  };
  for (int k = 0; k < K; k++) {
    double moment = 0;
    norm[k] = 0;
    visit(k + 1, [&](int n, double t, const double *p) {
      double share = p[k] * p[k] / signal.spread[n];
      norm[k] += share;
      moment += share * t;
    });
    alpha[k] = moment / norm[k];
    if (k > 0) beta[k] = norm[k] / norm[k - 1];
  }
  double taken[K] = {}, left[K] = {};
  for (int time = 0; time < 3; time++) {
    for (int k = 0; k < K; k++) taken[k] = left[k] / norm[k], left[k] = 0;
    visit(K, [&](int n, double, const double *p) {
      double value = values[n];
      for (int k = 0; k < K; k++) value -= taken[k] * p[k];
      values[n] = value;
      for (int k = 0; k < K; k++) left[k] += value / signal.spread[n] * p[k];
    });
  }
}

// aᵀKa / Σωv², a = ωv: the sum of rᵀQr over the gaps, r the adjoint state and Q what the gap gains.
template <int P> static double rayleighQuotient(const Signal &signal, const double *values) {
  const int packed = P * (P + 1) / 2;
  double energy = 0, square = 0, r[P] = {}, t[P];
  for (int n = signal.count - 1; n >= 0; n--) {
    double a = values[n] / signal.spread[n];
    square += a * values[n];
    r[0] += a;
    const double *gained = signal.injected + n * packed;
    for (int i = 0; i < P; i++) {
      energy += *gained++ * r[i] * r[i];
      for (int j = i + 1; j < P; j++) energy += 2 * *gained++ * r[i] * r[j];
    }
    t[0] = 1;
    for (int k = 1; k < P; k++) t[k] = t[k - 1] * signal.gaps[n] / k;
    for (int i = P - 1; i >= 0; i--)
      for (int k = 1; i - k >= 0; k++) r[i] += r[i - k] * t[k];
  }
  return energy / square;
}

extern "C" {

// Bytes of scratch that `addShifts` needs at most.
__attribute__((export_name("scratchBytes"))) int scratchBytes(int count) {
  int blocks = (count + block - 1) / block;
  return blocks * (int)sizeof(Filter<Complex, 4, 4>) +
         block * (int)sizeof(Innovation<Complex, 4, 4>);
}

// Adds shifts, one to a lane: `numbers` holds Re ζ, Im ζ, Re β, Im β, one of each for every lane. Where
// `real` is set all imaginary parts are taken as 0. Where residual is null `numbers` returns the totals.
__attribute__((export_name("addShifts"))) void
addShifts(int order, int nullity, int count, const double *gaps, const double *injected,
          const double *spread, const double *y, double *numbers, int real,
          double *residual, double *complement, double *adjoint, int apart, void *scratch) {
  Signal signal = {count, gaps, injected, spread, y};
  Lanes *each = (Lanes *)numbers;
  Sums sums = {residual, complement, adjoint, apart, {}, {}, both(__builtin_inf()),
               both(-__builtin_inf())};
  if (real)
    dispatch<Real>(order, nullity, signal, {each[0]}, {each[2]}, sums, scratch);
  else
    dispatch<Complex>(order, nullity, signal, {each[0], each[1]}, {each[2], each[3]}, sums, scratch);
  if (residual) return;
  each[0] = sums.squares;
  each[1] = sums.trace;
  each[2] = sums.least;
  each[3] = sums.most;
}

// The covariance that a network of infinite width gains in each gap: per packed entry a factor and a
// power of the gap.
__attribute__((export_name("inject"))) void inject(int entries, int count, const double *gaps,
                                                   const double *factors, const int *powers,
                                                   double *injected) {
  for (int n = 0; n < count; n++)
    for (int e = 0; e < entries; e++) {
      double value = factors[e] * gaps[n];
      for (int k = 1; k < powers[e]; k++) value *= gaps[n];
      injected[n * entries + e] = value;
    }
}


// Of a function's values less their polynomial part, which they are replaced by.
__attribute__((export_name("quotient"))) double
quotient(int order, int nullity, int count, const double *gaps, const double *injected,
         const double *spread, const double *x, double *values) {
  Signal signal = {count, gaps, injected, spread, values};
  if (nullity == 1) removePolynomial<1>(signal, x, values);
  if (nullity == 2) removePolynomial<2>(signal, x, values);
  if (nullity == 3) removePolynomial<3>(signal, x, values);
  if (nullity == 4) removePolynomial<4>(signal, x, values);
  if (order == 1) return rayleighQuotient<1>(signal, values);
  if (order == 2) return rayleighQuotient<2>(signal, values);
  if (order == 3) return rayleighQuotient<3>(signal, values);
  return rayleighQuotient<4>(signal, values);
}

// For as many σ as lanes: the number of negative pivots of K − σΩ⁻¹, then the lower triangle of TᵀMT, row by row.
__attribute__((export_name("countPivots"))) void
countPivots(int order, int nullity, int count, const double *gaps, const double *injected,
            const double *spread, const double *y, const double *sigmas, double *out) {
  Signal signal = {count, gaps, injected, spread, y};
  Lanes sigma = *(const Lanes *)sigmas;
  Lanes *pairs = (Lanes *)out;
  if (order == 1) inertia<1>(nullity, signal, sigma, pairs);
  if (order == 2) inertia<2>(nullity, signal, sigma, pairs);
  if (order == 3) inertia<3>(nullity, signal, sigma, pairs);
  if (order == 4) inertia<4>(nullity, signal, sigma, pairs);
}
}
