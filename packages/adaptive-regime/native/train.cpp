// One pass over a block of samples for f_c(x) = Σ_i v_ic φ(⟨w_i, x⟩ + b_i): values, loss, gradient.
//
// Neurons stand in panels of four, so that one tile of a matrix product keeps to contiguous memory:
// parameters and gradients are w[panel][D][4], b[panel][4], v[panel][C][4] one behind the other;
// pre-activations, values, slopes and shares are z[panel][rows][4]. Samples come as x[rows][D] and,
// for the gradient, in panels of four inputs, xt[panel][all rows][4]. Rows are a multiple of four;
// those behind the last sample count for nothing, nor do neurons behind the last.
// src/native-pass.ts calls these functions; src/plain-kernels.ts says the same in TypeScript.
#include "activations.h"

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

static const int side = 4;

static int panelsOf(int count) { return (count + side - 1) / side; }

// ── Pre-activations ─────────────────────────────────────────────────────────────────────────────

// z = b + ⟨w, x⟩ for four samples and four neurons.
INLINE void dotTile(int inputs, const double *x, const double *w, const double *b, double *z) {
  const Lanes b0 = load(b), b1 = load(b + 2);
  Lanes sum[side][2];
  for (int r = 0; r < side; r++) sum[r][0] = b0, sum[r][1] = b1;
  for (int d = 0; d < inputs; d++) {
    const Lanes w0 = load(w + side * d), w1 = load(w + side * d + 2);
    for (int r = 0; r < side; r++) {
      const Lanes value = both(x[r * inputs + d]);
      sum[r][0] += value * w0;
      sum[r][1] += value * w1;
    }
  }
  for (int r = 0; r < side; r++) {
    store(z + side * r, sum[r][0]);
    store(z + side * r + 2, sum[r][1]);
  }
}

EXPORT(preactivate)
void preactivate(int rows, int inputs, int panels, const double *x, const double *w,
                 const double *b, double *z) {
  for (int p = 0; p < panels; p++)
    for (int r = 0; r < rows; r += side)
      dotTile(inputs, x + r * inputs, w + (long)p * side * inputs, b + side * p,
              z + ((long)p * rows + r) * side);
}

// ── Outputs and loss ────────────────────────────────────────────────────────────────────────────

// f_rc = Σ_i v_ic h_ri; `sums` has room for two numbers each.
EXPORT(evaluate)
void evaluate(int rows, int outputs, int panels, const double *h, const double *v, double *sums,
              double *f) {
  for (int k = 0; k < 2 * rows * outputs; k++) sums[k] = 0;
  for (int p = 0; p < panels; p++)
    for (int c = 0; c < outputs; c++) {
      const double *outer = v + ((long)p * outputs + c) * side;
      const Lanes v0 = load(outer), v1 = load(outer + 2);
      for (int r = 0; r < rows; r++) {
        const double *value = h + ((long)p * rows + r) * side;
        double *sum = sums + 2 * (r * outputs + c);
        store(sum, load(sum) + load(value) * v0 + load(value + 2) * v1);
      }
    }
  for (int k = 0; k < rows * outputs; k++) f[k] = sums[2 * k] + sums[2 * k + 1];
}

// f ← scale · (f − y), 0 behind the last sample; returns ½ scale Σ (f − y)².
EXPORT(residuals)
double residuals(int rows, int samples, int outputs, const double *y, double scale, double *f) {
  double sum = 0;
  for (int k = 0; k < rows * outputs; k++) {
    const double e = k < samples * outputs ? f[k] - y[k] : 0;
    sum += e * e;
    f[k] = scale * e;
  }
  return sum * scale / 2;
}

// ── Gradient ────────────────────────────────────────────────────────────────────────────────────

// gw_d += Σ_r x_rd s_r for K inputs of one panel and four neurons.
template <int K>
INLINE void weightTile(int rows, const double *xt, const double *share, double *gw) {
  Lanes sum[K][2];
  for (int d = 0; d < K; d++) sum[d][0] = load(gw + side * d), sum[d][1] = load(gw + side * d + 2);
  for (int r = 0; r < rows; r++) {
    const Lanes s0 = load(share + side * r), s1 = load(share + side * r + 2);
    for (int d = 0; d < K; d++) {
      const Lanes value = both(xt[side * r + d]);
      sum[d][0] += value * s0;
      sum[d][1] += value * s1;
    }
  }
  for (int d = 0; d < K; d++) {
    store(gw + side * d, sum[d][0]);
    store(gw + side * d + 2, sum[d][1]);
  }
}

// The inner weights of four neurons; `stride` rows of xt to the next panel of inputs.
INLINE void innerGradient(int rows, int inputs, long stride, const double *xt, const double *share,
                          double *gw) {
  for (int d = 0; d < inputs; d += side, xt += stride * side, gw += side * side) switch (inputs - d) {
      case 1: weightTile<1>(rows, xt, share, gw); break;
      case 2: weightTile<2>(rows, xt, share, gw); break;
      case 3: weightTile<3>(rows, xt, share, gw); break;
      default: weightTile<4>(rows, xt, share, gw);
    }
}

// gv_c += Σ_r e_rc h_r for four neurons.
INLINE void outerGradient(int rows, int outputs, const double *e, const double *h, double *gv) {
  for (int c = 0; c < outputs; c++, gv += side) {
    Lanes g0 = load(gv), g1 = load(gv + 2);
    for (int r = 0; r < rows; r++) {
      const Lanes error = both(e[r * outputs + c]);
      g0 += error * load(h + side * r);
      g1 += error * load(h + side * r + 2);
    }
    store(gv, g0);
    store(gv + 2, g1);
  }
}

// slope ← slope · Σ_c e_rc v_c, the share of a pre-activation in the loss; gb += Σ_r shares.
INLINE void shares(int rows, int outputs, const double *e, const double *v, double *slope,
                   double *gb) {
  Lanes g0 = load(gb), g1 = load(gb + 2);
  for (int r = 0; r < rows; r++) {
    Lanes s0 = both(0), s1 = both(0);
    for (int c = 0; c < outputs; c++) {
      const Lanes error = both(e[r * outputs + c]);
      s0 += error * load(v + side * c);
      s1 += error * load(v + side * c + 2);
    }
    s0 *= load(slope + side * r);
    s1 *= load(slope + side * r + 2);
    store(slope + side * r, s0);
    store(slope + side * r + 2, s1);
    g0 += s0;
    g1 += s1;
  }
  store(gb, g0);
  store(gb + 2, g1);
}

// Adds the gradient over a block of rows; `slopes` is used up. Inner weights where `inner` is not 0.
EXPORT(backpropagate)
void backpropagate(int rows, int inputs, int outputs, int neurons, int stride, int inner,
                   const double *xt, const double *e, const double *h, double *slopes,
                   const double *v, double *gw, double *gb, double *gv) {
  for (int p = 0; p < panelsOf(neurons); p++) {
    const double *values = h + (long)p * rows * side, *outer = v + (long)p * outputs * side;
    double *share = slopes + (long)p * rows * side;
    outerGradient(rows, outputs, e, values, gv + (long)p * outputs * side);
    shares(rows, outputs, e, outer, share, gb + side * p);
    if (inner) innerGradient(rows, inputs, stride, xt, share, gw + (long)p * inputs * side);
  }
  double *last = gv + (long)(panelsOf(neurons) - 1) * outputs * side;
  for (int i = neurons % side; i > 0 && i < side; i++)
    for (int c = 0; c < outputs; c++) last[c * side + i] = 0;
}

// ── The same products in single precision ───────────────────────────────────────────────────────

typedef float Quad __attribute__((vector_size(16)));

INLINE Quad loadQuad(const float *at) { return (Quad)wasm_v128_load(at); }

INLINE void addQuad(double *at, Quad value) {
  const v128_t all = (v128_t)value, right = wasm_i64x2_shuffle(all, all, 1, 1);
  store(at, load(at) + (Lanes)wasm_f64x2_promote_low_f32x4(all));
  store(at + 2, load(at + 2) + (Lanes)wasm_f64x2_promote_low_f32x4(right));
}

// c_pj += Σ_k a_kj b_pk for four j, of which `rows` are kept, and P panels p of four neurons.
template <int P>
INLINE void singleTile(int rows, int depth, const float *a, const float *b, double *c, long next) {
  Quad sum[side][P] = {};
  for (int k = 0; k < depth; k++) {
    Quad value[P];
    for (int p = 0; p < P; p++) value[p] = loadQuad(b + (p * depth + k) * side);
    for (int j = 0; j < side; j++) {
      const Quad factor = (Quad)wasm_v128_load32_splat(a + side * k + j);
      for (int p = 0; p < P; p++) sum[j][p] += factor * value[p];
    }
  }
  for (int p = 0; p < P; p++)
    for (int j = 0; j < rows; j++) addQuad(c + p * next + side * j, sum[j][p]);
}

// c[panel][rows][4] += Σ_k a[row panel][k][4] b[panel][k][4]; `stride` numbers k from one panel of a
// to the next.
EXPORT(addProducts)
void addProducts(int rows, int depth, int panels, int stride, const float *a, const float *b,
                 double *c) {
  const long next = (long)rows * side;
  for (int p = 0; p < panels; p += 2)
    for (int r = 0; r < rows; r += side) {
      const int kept = rows - r < side ? rows - r : side;
      const float *left = a + (long)r * stride, *right = b + (long)p * depth * side;
      double *sums = c + p * next + side * r;
      if (p + 1 < panels) singleTile<2>(kept, depth, left, right, sums, next);
      else singleTile<1>(kept, depth, left, right, sums, next);
    }
}

// Rounds to single precision.
EXPORT(narrow)
void narrow(int count, const double *from, float *to) {
  for (int k = 0; k < count; k++) to[k] = (float)from[k];
}
