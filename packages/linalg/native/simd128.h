// WebAssembly SIMD128 for Eigen, which has no back-end of its own for it: packets of two doubles
// and the kernel of matrix products. To be included before any other header of Eigen.
#pragma once
#define EIGEN_VECTORIZE
#define EIGEN_ARCH_DEFAULT_NUMBER_OF_REGISTERS 16
#include <Eigen/Core>
#include <type_traits>
#include <wasm_simd128.h>

#define UNROLL _Pragma("clang loop unroll(full)")

namespace Eigen::internal {

typedef double Packet2d __attribute__((vector_size(16)));

template <>
struct packet_traits<double> : default_packet_traits {
  typedef Packet2d type;
  typedef Packet2d half;
  enum { Vectorizable = 1, AlignedOnScalar = 1, size = 2, HasDiv = 1, HasSqrt = 1 };
  enum { HasMin = 0, HasMax = 0, HasSetLinear = 0 };
};

template <>
struct unpacket_traits<Packet2d> {
  typedef double type;
  typedef Packet2d half;
  enum { size = 2, alignment = Aligned16, vectorizable = true };
  enum { masked_load_available = false, masked_store_available = false };
};

template <>
EIGEN_STRONG_INLINE Packet2d pset1<Packet2d>(const double& a) {
  return Packet2d{a, a};
}
template <>
EIGEN_STRONG_INLINE Packet2d pload<Packet2d>(const double* from) {
  return (Packet2d)wasm_v128_load(from);
}
template <>
EIGEN_STRONG_INLINE Packet2d ploadu<Packet2d>(const double* from) {
  return (Packet2d)wasm_v128_load(from);
}
template <>
EIGEN_STRONG_INLINE Packet2d pload1<Packet2d>(const double* from) {
  return (Packet2d)wasm_v128_load64_splat(from);
}
template <>
EIGEN_STRONG_INLINE Packet2d ploaddup<Packet2d>(const double* from) {
  return pload1<Packet2d>(from);
}
template <>
EIGEN_STRONG_INLINE void pstore(double* to, const Packet2d& a) {
  wasm_v128_store(to, (v128_t)a);
}
template <>
EIGEN_STRONG_INLINE void pstoreu(double* to, const Packet2d& a) {
  wasm_v128_store(to, (v128_t)a);
}
template <>
EIGEN_STRONG_INLINE Packet2d pgather(const double* from, Index stride) {
  return Packet2d{from[0], from[stride]};
}
template <>
EIGEN_STRONG_INLINE void pscatter(double* to, const Packet2d& a, Index stride) {
  to[0] = a[0];
  to[stride] = a[1];
}
template <>
EIGEN_STRONG_INLINE Packet2d pconj(const Packet2d& a) {
  return a;
}
template <>
EIGEN_STRONG_INLINE Packet2d pabs(const Packet2d& a) {
  return (Packet2d)wasm_f64x2_abs((v128_t)a);
}
template <>
EIGEN_STRONG_INLINE Packet2d psqrt(const Packet2d& a) {
  return (Packet2d)wasm_f64x2_sqrt((v128_t)a);
}
template <>
EIGEN_STRONG_INLINE Packet2d preverse(const Packet2d& a) {
  return Packet2d{a[1], a[0]};
}
template <>
EIGEN_STRONG_INLINE double pfirst(const Packet2d& a) {
  return a[0];
}
template <>
EIGEN_STRONG_INLINE double predux(const Packet2d& a) {
  return a[0] + a[1];
}
EIGEN_STRONG_INLINE void ptranspose(PacketBlock<Packet2d, 2>& block) {
  const Packet2d first = block.packet[0], second = block.packet[1];
  block.packet[0] = Packet2d{first[0], second[0]};
  block.packet[1] = Packet2d{first[1], second[1]};
}

/** C += alpha AB for 2P rows and N columns, A and B packed along their common dimension. */
template <int P, int N>
EIGEN_STRONG_INLINE void tile(const double* a, const double* b, Index depth, double alpha,
                              double* c, Index stride) {
  Packet2d sum[P][N] = {};
  for (Index k = 0; k < depth; k++, a += 2 * P, b += N) {
    UNROLL for (int j = 0; j < N; j++) {
      const Packet2d factor = pload1<Packet2d>(b + j);
      UNROLL for (int p = 0; p < P; p++) sum[p][j] += pload<Packet2d>(a + 2 * p) * factor;
    }
  }
  UNROLL for (int j = 0; j < N; j++) {
    UNROLL for (int p = 0; p < P; p++) {
      double* to = c + j * stride + 2 * p;
      pstoreu(to, ploadu<Packet2d>(to) + alpha * sum[p][j]);
    }
  }
}

/** One row of the same. */
template <int N>
EIGEN_STRONG_INLINE void row(const double* a, const double* b, Index depth, double alpha, double* c,
                             Index stride) {
  for (int j = 0; j < N; j++) {
    double sum = 0;
    for (Index k = 0; k < depth; k++) sum += a[k] * b[k * N + j];
    c[j * stride] += alpha * sum;
  }
}

/** Block times panel in tiles of 4 × 4, half as long again as Eigen's generic kernel takes. */
template <typename Result, bool ConjugateLhs, bool ConjugateRhs>
struct gebp_kernel<double, double, Index, Result, 4, 4, ConjugateLhs, ConjugateRhs> {
  EIGEN_DONT_INLINE void operator()(const Result& c, const double* a, const double* b, Index rows,
                                    Index depth, Index columns, double alpha, Index strideA = -1,
                                    Index strideB = -1, Index offsetA = 0, Index offsetB = 0) {
    if (strideA == -1) strideA = depth;
    if (strideB == -1) strideB = depth;
    const Index rows4 = rows & ~3, rows2 = rows & ~1, columns4 = columns & ~3;
    const auto panel = [&](Index j, auto width) {
      constexpr int N = decltype(width)::value;
      const double* right = b + j * strideB + offsetB * N;
      double* to = &c(0, j);
      for (Index i = 0; i < rows4; i += 4)
        tile<2, N>(a + i * strideA + offsetA * 4, right, depth, alpha, to + i, c.stride());
      if (rows4 < rows2)
        tile<1, N>(a + rows4 * strideA + offsetA * 2, right, depth, alpha, to + rows4, c.stride());
      if (rows2 < rows)
        row<N>(a + rows2 * strideA + offsetA, right, depth, alpha, to + rows2, c.stride());
    };
    for (Index j = 0; j < columns4; j += 4) panel(j, std::integral_constant<int, 4>{});
    for (Index j = columns4; j < columns; j++) panel(j, std::integral_constant<int, 1>{});
  }
};

}  // namespace Eigen::internal
