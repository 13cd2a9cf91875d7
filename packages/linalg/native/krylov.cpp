// Krylov iterations: orthonormal bases that grow by blocks (see ../src/krylov-columns.ts, which says
// the same in TypeScript), and products with real circulant matrices by fast convolution. Columns
// have an even number of rows, the last of which is 0 where it is not the caller's.

#include <math.h>

typedef double Lanes __attribute__((vector_size(16)));

static inline Lanes both(double value) { return Lanes{value, value}; }
static inline int least(int a, int b) { return a < b ? a : b; }

// Rows that are worked on together, so that a panel stays in the fastest cache.
static const int chunk = 512;

// Columns of a block that are made orthonormal together.
static const int panel = 4;

// The share of a vector's length below which projection is repeated (Daniel et al. 1976).
static const double lossy = 0.7;

// The share of a vector's length at which what projection leaves is its rounding.
static const double rounding = 3.5527136788005009e-15;

struct Columns {
  double *data;
  int length;

  double *at(int column) const { return data + (long)column * length; }
};

// sums[k·width + c] += qₖᵀx_c for K columns q and C columns x over the rows from..to.
template <int K, int C>
static inline void addProducts(Columns q, Columns x, int from, int to, double *sums, int width) {
  Lanes sum[K][C] = {};
  for (int n = from; n < to; n += 2)
    for (int c = 0; c < C; c++) {
      Lanes value = *(const Lanes *)(x.at(c) + n);
      for (int k = 0; k < K; k++) sum[k][c] += *(const Lanes *)(q.at(k) + n) * value;
    }
  for (int k = 0; k < K; k++)
    for (int c = 0; c < C; c++) sums[k * width + c] += sum[k][c][0] + sum[k][c][1];
}

// x_c += Σₖ weights[k·width + c] qₖ over the rows from..to.
template <int K, int C>
static inline void addColumns(Columns q, Columns x, int from, int to, const double *weights,
                              int width) {
  Lanes weight[K][C];
  for (int k = 0; k < K; k++)
    for (int c = 0; c < C; c++) weight[k][c] = both(weights[k * width + c]);
  for (int n = from; n < to; n += 2) {
    Lanes value[C];
    for (int c = 0; c < C; c++) value[c] = *(const Lanes *)(x.at(c) + n);
    for (int k = 0; k < K; k++) {
      Lanes entry = *(const Lanes *)(q.at(k) + n);
      for (int c = 0; c < C; c++) value[c] += weight[k][c] * entry;
    }
    for (int c = 0; c < C; c++) *(Lanes *)(x.at(c) + n) = value[c];
  }
}

// Calls tile(k, c, K, C) over all columns of a basis and a block, K at most 4 and C at most 2.
template <int K, class Tile>
static inline void tileBlock(int k, int width, Tile tile) {
  int c = 0;
  for (; c + 2 <= width; c += 2) tile.template run<K, 2>(k, c);
  if (c < width) tile.template run<K, 1>(k, c);
}
template <class Tile>
static inline void tiles(int count, int width, Tile tile) {
  int k = 0;
  for (; k + 4 <= count; k += 4) tileBlock<4>(k, width, tile);
  for (; k < count; k++) tileBlock<1>(k, width, tile);
}

struct Products {
  Columns basis, block;
  int from, to;
  double *sums;
  int width;

  template <int K, int C> void run(int k, int c) const {
    addProducts<K, C>({basis.at(k), basis.length}, {block.at(c), block.length}, from, to,
                      sums + k * width + c, width);
  }
};

struct Combination {
  Columns basis, block;
  int from, to;
  const double *weights;
  int width;

  template <int K, int C> void run(int k, int c) const {
    addColumns<K, C>({basis.at(k), basis.length}, {block.at(c), block.length}, from, to,
                     weights + k * width + c, width);
  }
};

// sums ← basisᵀ block, a row of `width` for each column of the basis.
__attribute__((noinline)) static void innerProducts(Columns basis, int count, Columns block,
                                                    int width, double *sums) {
  for (int i = 0; i < count * width; i++) sums[i] = 0;
  for (int from = 0; from < basis.length; from += chunk) {
    int to = least(from + chunk, basis.length);
    tiles(count, width, Products{basis, block, from, to, sums, width});
  }
}

// block ← block + basis · weights
__attribute__((noinline)) static void addBasis(Columns basis, int count, Columns block, int width,
                                               const double *weights) {
  for (int from = 0; from < basis.length; from += chunk) {
    int to = least(from + chunk, basis.length);
    tiles(count, width, Combination{basis, block, from, to, weights, width});
  }
}

static double size(const double *column, int length) {
  double sum = 0;
  Columns one = {(double *)column, length};
  addProducts<1, 1>(one, one, 0, length, &sum, 1);
  return sqrt(sum);
}

static void copy(double *to, const double *from, int length) {
  if (to != from) __builtin_memmove(to, from, sizeof(double) * length);
}

// A block that is being made orthonormal behind its basis.
struct Extension {
  Columns basis;
  // Rows of the factor, one for each column of the basis, old and new.
  double *factor;
  int width;
  double *scratch;

  // Columns count.. ← (I − QQᵀ) columns for Q the columns first..last, their shares to the factor.
  void project(int first, int last, int column, int columns, int entry) {
    Columns Q = {basis.at(first), basis.length}, block = {basis.at(column), basis.length};
    innerProducts(Q, last - first, block, columns, scratch);
    for (int k = 0; k < last - first; k++)
      for (int c = 0; c < columns; c++) {
        double &share = scratch[k * columns + c];
        factor[(first + k) * width + entry + c] += share;
        share = -share;
      }
    addBasis(Q, last - first, block, columns, scratch);
  }

  // Columns `at`.. of a panel, entries of the block, become orthonormal to the `count` before and
  // each other; how many are kept: none that the others span but for rounding.
  int addPanel(int count, int columns, int entry, double floor) {
    double before[panel];
    for (int c = 0; c < columns; c++) before[c] = size(basis.at(count + c), basis.length);
    project(0, count, count, columns, entry);
    bool lost = false;
    for (int c = 0; c < columns; c++)
      lost |= size(basis.at(count + c), basis.length) < lossy * before[c];
    if (lost) project(0, count, count, columns, entry);
    int kept = 0;
    for (int c = 0; c < columns; c++) {
      double *column = basis.at(count + kept);
      copy(column, basis.at(count + c), basis.length);
      double whole = size(column, basis.length);
      project(count, count + kept, count + kept, 1, entry + c);
      bool again = size(column, basis.length) < lossy * whole;
      project(again ? 0 : count, count + kept, count + kept, 1, entry + c);
      double rest = size(column, basis.length);
      if (!(rest > floor) || !(rest > rounding * before[c])) continue;
      factor[(count + kept) * width + entry + c] = rest;
      for (int n = 0; n < basis.length; n++) column[n] /= rest;
      kept++;
    }
    return kept;
  }
};

// Two complex numbers, one in each lane.
struct Complex {
  Lanes re, im;
};
static inline Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
static inline Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
static inline Complex operator*(Complex a, Complex b) {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}
static inline Complex turnLeft(Complex a) { return {-a.im, a.re}; }

struct Number {
  double re, im;
};
static inline Complex operator*(Complex a, Number b) {
  return a * Complex{both(b.re), both(b.im)};
}
static inline Number conjugate(Number a) { return {a.re, -a.im}; }

// ω^k, ω^2k, ω^3k for ω = e^{−2πi/n}.
struct Turns {
  Number once, twice, thrice;
};

static Number turn(int k, int n) {
  if (4 * k >= n) {
    Number rest = turn(k - n / 4, n);
    return {rest.im, -rest.re};
  }
  double angle = 6.283185307179586 * k / n;
  return {cos(angle), -sin(angle)};
}

// Turns of a transform of n, then of its quarters, down to 8.
static void fillTurns(Turns *turns, int n) {
  for (; n > 4; n /= 4)
    for (int k = 0; k < n / 4; k++) *turns++ = {turn(k, n), turn(2 * k, n), turn(3 * k, n)};
}

static inline void butterfly(Complex &a, Complex &b, Complex &c, Complex &d) {
  Complex even = a + c, odd = a - c, sum = b + d, side = turnLeft(b - d);
  a = even + sum;
  b = odd - side;
  c = even - sum;
  d = odd + side;
}

static inline void butterflyBack(Complex &a, Complex &b, Complex &c, Complex &d) {
  Complex even = a + c, odd = a - c, sum = b + d, side = turnLeft(b - d);
  a = even + sum;
  b = odd + side;
  c = even - sum;
  d = odd - side;
}

// One pass of decimation in frequency, radix 4.
__attribute__((noinline)) static void passDown(Complex *z, int n, const Turns *turns) {
  int q = n / 4;
  for (int k = 0; k < q; k++) {
    Complex a = z[k], b = z[k + q], c = z[k + 2 * q], d = z[k + 3 * q];
    butterfly(a, b, c, d);
    z[k] = a;
    z[k + q] = b * turns[k].once;
    z[k + 2 * q] = c * turns[k].twice;
    z[k + 3 * q] = d * turns[k].thrice;
  }
}

// Its inverse, but for a factor of 4.
__attribute__((noinline)) static void passUp(Complex *z, int n, const Turns *turns) {
  int q = n / 4;
  for (int k = 0; k < q; k++) {
    Complex a = z[k], b = z[k + q] * conjugate(turns[k].once),
            c = z[k + 2 * q] * conjugate(turns[k].twice),
            d = z[k + 3 * q] * conjugate(turns[k].thrice);
    butterflyBack(a, b, c, d);
    z[k] = a;
    z[k + q] = b;
    z[k + 2 * q] = c;
    z[k + 3 * q] = d;
  }
}

// The transform, its entries in the order in which the passes leave them.
static void transform(Complex *z, int n, const Turns *turns) {
  if (n == 2) {
    Complex a = z[0], b = z[1];
    z[0] = a + b;
    z[1] = a - b;
  } else if (n == 4) {
    butterfly(z[0], z[1], z[2], z[3]);
  } else {
    passDown(z, n, turns);
    for (int i = 0; i < 4; i++) transform(z + i * (n / 4), n / 4, turns + n / 4);
  }
}

template <bool Transposed> static inline Complex weigh(Complex z, Number weight) {
  return z * (Transposed ? conjugate(weight) : weight);
}

// Transform, product with the spectrum (conjugate if transposed), and back again: each quarter goes
// there and back while it is in the cache.
template <bool Transposed>
static void convolve(Complex *z, int n, const Turns *turns, const Number *spectrum) {
  if (n == 2) {
    Complex a = weigh<Transposed>(z[0] + z[1], spectrum[0]);
    Complex b = weigh<Transposed>(z[0] - z[1], spectrum[1]);
    z[0] = a + b;
    z[1] = a - b;
  } else if (n == 4) {
    Complex a = z[0], b = z[1], c = z[2], d = z[3];
    butterfly(a, b, c, d);
    a = weigh<Transposed>(a, spectrum[0]);
    b = weigh<Transposed>(b, spectrum[1]);
    c = weigh<Transposed>(c, spectrum[2]);
    d = weigh<Transposed>(d, spectrum[3]);
    butterflyBack(a, b, c, d);
    z[0] = a;
    z[1] = b;
    z[2] = c;
    z[3] = d;
  } else {
    int q = n / 4;
    passDown(z, n, turns);
    for (int i = 0; i < 4; i++) convolve<Transposed>(z + i * q, q, turns + q, spectrum + i * q);
    passUp(z, n, turns);
  }
}

extern "C" {

// block ← block + basis · weights, row by row.
__attribute__((export_name("addCombination"))) void
addCombination(int length, double *basis, int count, double *block, int width,
               const double *weights) {
  addBasis({basis, length}, count, {block, length}, width, weights);
}

// The `width` columns behind a basis of `count` become orthogonal to it, in one pass; their shares are
// added to `factor`. Both small matrices hold count·width numbers.
__attribute__((export_name("project"))) void project(int length, double *basis, int count,
                                                     int width, double *factor, double *scratch) {
  Extension{{basis, length}, factor, width, scratch}.project(0, count, count, width, 0);
}

// The `width` columns behind a basis of `count` become orthonormal to it and each other; those whose
// remainder is at most `floor` are dropped. `factor` and `scratch` hold (count + width)·width numbers,
// the factor zeros. Returns how many are left.
__attribute__((export_name("extend"))) int extend(int length, double *basis, int count, int width,
                                                  double floor, double *factor, double *scratch) {
  Columns columns = {basis, length};
  Extension extension = {columns, factor, width, scratch};
  int kept = 0;
  for (int c = 0; c < width; c += panel) {
    int some = least(panel, width - c);
    for (int i = 0; i < some; i++)
      copy(columns.at(count + kept + i), columns.at(count + c + i), length);
    kept += extension.addPanel(count + kept, some, c, floor);
  }
  return kept;
}

// The spectrum of a real kernel of n numbers, a power of two from 4 on, divided by n, and the turns.
__attribute__((export_name("prepareCirculant"))) void
prepareCirculant(int n, const double *kernel, double *spectrum, void *turns, void *work) {
  Complex *z = (Complex *)work;
  fillTurns((Turns *)turns, n);
  for (int i = 0; i < n; i++) z[i] = {both(kernel[i] / n), both(0)};
  transform(z, n, (const Turns *)turns);
  for (int i = 0; i < n; i++) ((Number *)spectrum)[i] = {z[i].re[0], z[i].im[0]};
}

// Up to four real columns at once: `input` numbers of each stand at every `spread`-th place of the
// circle, and every `stride`-th of the product is kept, `output` numbers of each.
__attribute__((export_name("multiplyCirculant"))) void
multiplyCirculant(int n, const double *spectrum, const void *turns, void *work, int transposed,
                  const double *in, int input, int spread, double *out, int output, int stride) {
  Complex *z = (Complex *)work;
  __builtin_memset(z, 0, sizeof(Complex) * n);
  const double *a = in, *b = a + input, *c = b + input, *d = c + input;
  for (int i = 0; i < input; i++) z[i * spread] = {Lanes{a[i], b[i]}, Lanes{c[i], d[i]}};
  if (transposed)
    convolve<true>(z, n, (const Turns *)turns, (const Number *)spectrum);
  else
    convolve<false>(z, n, (const Turns *)turns, (const Number *)spectrum);
  for (int i = 0; i < output; i++) {
    Complex value = z[i * stride];
    out[i] = value.re[0];
    out[output + i] = value.re[1];
    out[2 * output + i] = value.im[0];
    out[3 * output + i] = value.im[1];
  }
}
}
