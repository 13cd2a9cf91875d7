// Shifted solves of a spline process, two shifts at a time in the lanes of one vector: the Kalman
// filter with polynomial columns and its adjoint smoother (see ../src/passes.ts, which says the same
// in TypeScript). Only states at every `block`-th sample are kept; the way back computes what lies
// between them anew, so that all work stays in the cache.

typedef double Lanes __attribute__((vector_size(16)));

static const int block = 256;

static inline Lanes both(double value) { return Lanes{value, value}; }

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
  return {Lanes{__builtin_sqrt(a.re[0]), __builtin_sqrt(a.re[1])}};
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
  for (int lane = 0; lane < 2; lane++) {
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

// The samples and their process, as in SplineProcess.
struct Signal {
  int count;
  const double *gaps, *injected, *weights, *y;
};

// What the sums are added to; complement and adjoint may be null. The second shift's lie `apart`
// samples further on: 0 adds both shifts up.
struct Sums {
  double *residual, *complement, *adjoint;
  int apart;
};

static inline void addTo(double *sums, int apart, Lanes values) {
  sums[0] += values[0];
  sums[apart] += values[1];
}

// The filter's state: the predicted covariance, and means of P polynomial columns (zero where fewer
// are wanted) and of y.
template <class S, int P> struct Filter {
  Symmetric<S, P> covariance;
  S mean[P + 1][P];
};

// What one sample leaves for the way back.
template <class S, int P> struct Innovation {
  S inverse, gain[P], value[P + 1];
};

template <class S, int P>
static inline void step(Filter<S, P> &f, const Signal &signal, int n, S shift,
                        Innovation<S, P> &out) {
  const int packed = P * (P + 1) / 2;
  Lanes t[P];
  taylorTerms<P>(t, signal.gaps[n]);
  Symmetric<S, P> &C = f.covariance;
  advance<S, P>(C, t);
  for (int e = 0; e < packed; e++) C.entry[e] = C.entry[e] + both(signal.injected[n * packed + e]);
  S noise = shift * both(1 / signal.weights[n]);
  out.inverse = inverse(pivot(C(0, 0), noise));
  S left = noise * out.inverse;
  for (int i = 0; i < P; i++) out.gain[i] = C(0, i) * out.inverse;
  for (int i = 1; i < P; i++)
    for (int j = i; j < P; j++) C(i, j) = C(i, j) - out.gain[i] * C(0, j);
  for (int j = 0; j < P; j++) C(0, j) = C(0, j) * left;
  for (int c = 0; c <= P; c++) {
    S *m = f.mean[c];
    advance<S, P>(m, t);
    out.value[c] = c == P ? zero<S>() - m[0] + both(signal.y[n]) : zero<S>() - m[0];
    for (int i = 0; i < P; i++) m[i] = m[i] + out.gain[i] * out.value[c];
  }
}

// The columns' normal equations, CCᵀ = their matrix, replaced by C⁻¹ and the coefficients b of y.
template <class S, int P> struct Normal {
  S lower[P + 1][P + 1];

  void add(const Innovation<S, P> &one) {
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
static void recombine(Filter<S, P> &f, S (*inverseRoot)[P], const S *b) {
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
  return __builtin_fabs(a[0]) < 1e-150 && __builtin_fabs(a[1]) < 1e-150;
}
static inline bool tiny(Real a) { return tiny(a.re); }
static inline bool tiny(Complex a) { return tiny(a.re) && tiny(a.im); }

// Columns forget their start exponentially; left to themselves they would end as denormal numbers,
// on which arithmetic is slow.
template <class S, int P> static void dropTiny(Filter<S, P> &f) {
  for (int c = 0; c < P; c++) {
    bool all = true;
    for (int i = 0; i < P; i++) all = all && tiny(f.mean[c][i]);
    for (int i = 0; all && i < P; i++) f.mean[c][i] = zero<S>();
  }
}

template <class S, int P> struct Smoother {
  Symmetric<S, P> covariance;
  S adjoint[P + 1][P];
};

template <class S, int P>
static inline S smoothed(S *r, S value, S inverse, const S *gain) {
  S a = value * inverse;
  for (int i = 0; i < P; i++) a = a - gain[i] * r[i];
  r[0] = r[0] + a;
  return a;
}

template <class S, int P>
static inline void stepBack(Smoother<S, P> &r, const Signal &signal, int n,
                            const Innovation<S, P> &one, S scaled, S factor, const Sums &sums) {
  Lanes t[P];
  taylorTerms<P>(t, signal.gaps[n]);
  Lanes perWeight = both(1 / signal.weights[n]);
  S a = smoothed<S, P>(r.adjoint[P], one.value[P], one.inverse, one.gain);
  addTo(sums.residual + n, sums.apart, (scaled * a).re * perWeight);
  if (sums.adjoint)
    for (int i = 0; i < P; i++)
      addTo(sums.adjoint + n * P + i, sums.apart * P, (factor * r.adjoint[P][i]).re);
  retreat<S, P>(r.adjoint[P], t);
  if (!sums.complement) return;
  Symmetric<S, P> &A = r.covariance;
  S Ag[P];
  S diagonal = one.inverse;
  for (int i = 0; i < P; i++) {
    Ag[i] = zero<S>();
    for (int j = 0; j < P; j++) Ag[i] = Ag[i] + A(i, j) * one.gain[j];
    diagonal = diagonal + one.gain[i] * Ag[i];
  }
  S own = diagonal;
  for (int c = 0; c < P; c++) {
    S part = smoothed<S, P>(r.adjoint[c], one.value[c], one.inverse, one.gain);
    retreat<S, P>(r.adjoint[c], t);
    own = own - part * part;
  }
  addTo(sums.complement + n, sums.apart, (scaled * own).re * perWeight);
  for (int i = 0; i < P; i++) A(0, i) = A(0, i) - Ag[i];
  A(0, 0) = A(0, 0) - Ag[0] + diagonal;
  retreat<S, P>(A, t);
}

// A block the first time: the filter's state moves on, the normal equations grow.
template <class S, int P>
__attribute__((noinline)) static void scan(Filter<S, P> &filter, Normal<S, P> &normal,
                                           const Signal &signal, int begin, int end, S shift) {
  Filter<S, P> f = filter;
  Normal<S, P> sums = normal;
  for (int n = begin; n < end; n++) {
    Innovation<S, P> one;
    step<S, P>(f, signal, n, shift, one);
    sums.add(one);
  }
  filter = f;
  normal = sums;
}

// A block the second time: its innovations from the state before it, then the way back.
template <class S, int P>
__attribute__((noinline)) static void smooth(Filter<S, P> f, Smoother<S, P> &smoother,
                                             const Signal &signal, int begin, int end, S shift,
                                             S factor, const Sums &sums,
                                             Innovation<S, P> *innovations) {
  for (int n = begin; n < end; n++) step<S, P>(f, signal, n, shift, innovations[n - begin]);
  Smoother<S, P> r = smoother;
  S scaled = factor * shift;
  for (int n = end - 1; n >= begin; n--)
    stepBack<S, P>(r, signal, n, innovations[n - begin], scaled, factor, sums);
  smoother = r;
}

// Blocks are calls of their own so that an engine can swap in faster code half-way.
template <class S, int P>
static void solve(int nullity, const Signal &signal, S shift, S factor, const Sums &sums, void *scratch) {
  int blocks = (signal.count + block - 1) / block;
  Filter<S, P> *kept = (Filter<S, P> *)scratch;
  Innovation<S, P> *innovations = (Innovation<S, P> *)(kept + blocks);
  Filter<S, P> f = {};
  for (int c = 0; c < nullity; c++) f.mean[c][c] = zero<S>() - one<S>();
  Normal<S, P> normal = {};
  for (int k = 0; k < blocks; k++) {
    dropTiny<S, P>(f);
    kept[k] = f;
    scan<S, P>(f, normal, signal, k * block, least((k + 1) * block, signal.count), shift);
  }
  S inverseRoot[P][P] = {};
  S b[P] = {};
  normal.solve(nullity, inverseRoot, b);
  Smoother<S, P> r = {};
  for (int k = blocks - 1; k >= 0; k--) {
    recombine<S, P>(kept[k], inverseRoot, b);
    int end = least((k + 1) * block, signal.count);
    smooth<S, P>(kept[k], r, signal, k * block, end, shift, factor, sums, innovations);
  }
}

template <class S>
static void dispatch(int order, int nullity, const Signal &signal, S shift, S factor,
                     const Sums &sums, void *scratch) {
  if (order == 1) solve<S, 1>(nullity, signal, shift, factor, sums, scratch);
  if (order == 2) solve<S, 2>(nullity, signal, shift, factor, sums, scratch);
  if (order == 3) solve<S, 3>(nullity, signal, shift, factor, sums, scratch);
  if (order == 4) solve<S, 4>(nullity, signal, shift, factor, sums, scratch);
}

// Negative pivots of K − σΩ⁻¹ for two σ, by Sylvester's law its negative eigenvalues; and the
// columns' normal equations.
template <int P>
__attribute__((noinline)) static Lanes negativePivots(Filter<Real, P> &filter,
                                                      Normal<Real, P> &normal,
                                                      const Signal &signal, int begin, int end,
                                                      Lanes sigma) {
  Filter<Real, P> f = filter;
  Normal<Real, P> sums = normal;
  Lanes negative = {};
  for (int n = begin; n < end; n++) {
    Innovation<Real, P> one;
    step<Real, P>(f, signal, n, {-sigma}, one);
    sums.add(one);
    negative += one.inverse.re < 0 ? both(1) : both(0);
  }
  filter = f;
  normal = sums;
  return negative;
}

template <int P>
static void inertia(int nullity, const Signal &signal, Lanes sigma, Lanes *out) {
  Filter<Real, P> f = {};
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

extern "C" {

// Bytes of scratch that `addShifts` needs at most.
__attribute__((export_name("scratchBytes"))) int scratchBytes(int count) {
  int blocks = (count + block - 1) / block;
  return blocks * (int)sizeof(Filter<Complex, 4>) + block * (int)sizeof(Innovation<Complex, 4>);
}

// Adds two shifts: `numbers` holds Re ζ, Im ζ, Re β, Im β, two of each. Where `real` is set all
// imaginary parts are taken as 0.
__attribute__((export_name("addShifts"))) void
addShifts(int order, int nullity, int count, const double *gaps, const double *injected,
          const double *weights, const double *y, const double *numbers, int real,
          double *residual, double *complement, double *adjoint, int apart, void *scratch) {
  Signal signal = {count, gaps, injected, weights, y};
  Sums sums = {residual, complement, adjoint, apart};
  const Lanes *pair = (const Lanes *)numbers;
  if (real)
    dispatch<Real>(order, nullity, signal, {pair[0]}, {pair[2]}, sums, scratch);
  else
    dispatch<Complex>(order, nullity, signal, {pair[0], pair[1]}, {pair[2], pair[3]}, sums, scratch);
}
// For two σ: the number of negative pivots of K − σΩ⁻¹, then the lower triangle of TᵀMT, row by row.
__attribute__((export_name("countPivots"))) void
countPivots(int order, int nullity, int count, const double *gaps, const double *injected,
            const double *weights, const double *y, const double *sigmas, double *out) {
  Signal signal = {count, gaps, injected, weights, y};
  Lanes sigma = *(const Lanes *)sigmas;
  Lanes *pairs = (Lanes *)out;
  if (order == 1) inertia<1>(nullity, signal, sigma, pairs);
  if (order == 2) inertia<2>(nullity, signal, sigma, pairs);
  if (order == 3) inertia<3>(nullity, signal, sigma, pairs);
  if (order == 4) inertia<4>(nullity, signal, sigma, pairs);
}
}
