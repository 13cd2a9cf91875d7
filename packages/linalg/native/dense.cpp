// Dense factorizations by Eigen, compiled to WebAssembly by build.mjs; src/dense-native.ts calls
// them. Entries are near 1 in size. Matrices come and go row after row. What returns an int returns 0 if it succeeded.
#include "rotated-columns.h"

#include <Eigen/Dense>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <vector>

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

using namespace Eigen;

using RowMajorMatrix = Matrix<double, Dynamic, Dynamic, RowMajor>;
using Input = Map<const RowMajorMatrix>;
using Output = Map<RowMajorMatrix>;
using Values = Map<VectorXd>;

/** The matrix or its transpose, whichever is tall. */
static MatrixXd tall(const Input& a) {
  return a.rows() < a.cols() ? MatrixXd(a.transpose()) : MatrixXd(a);
}

/**
 * QR iteration: drops what is within two roundings of the largest entry and takes `step` on the last
 * block that is left, until all of e is 0. False if that needs more than 30 steps a value.
 */
template <typename Step>
static bool iterate(VectorXd& d, VectorXd& e, const Step& step) {
  const double largest = std::max(d.lpNorm<Infinity>(), e.lpNorm<Infinity>());
  const double negligible = 2 * NumTraits<double>::epsilon() * largest;
  Index end = d.size() - 1;
  for (Index left = 30 * d.size(); left > 0; left--) {
    while (end > 0 && std::abs(e(end - 1)) <= negligible) end--;
    if (end == 0) return true;
    Index start = end - 1;
    while (start > 0 && std::abs(e(start - 1)) > negligible) start--;
    step(start, end);
  }
  return false;
}

/** The places of the values, ascending. */
static std::vector<Index> ascending(const VectorXd& values) {
  std::vector<Index> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Index i, Index j) { return values(i) < values(j); });
  return order;
}

/** One implicit QR step with Wilkinson's shift on the block start..end [Golub & Van Loan 8.3.2]. */
static Sweep tridiagonalStep(VectorXd& d, VectorXd& e, Index start, Index end) {
  const double half = (d(end - 1) - d(end)) / 2, last = e(end - 1);
  const double root = std::hypot(half, last);
  const double shift = d(end) - last / ((half + (half > 0 ? root : -root)) / last);
  double x = d(start) - shift, bulge = e(start);
  Sweep sweep{start, {}};
  for (Index k = start; k < end && bulge != 0; k++) {
    double size;
    const Rotation rotation = eliminate(x, bulge, size);
    const double c = rotation.c, s = -rotation.s;
    const double left = s * d(k) + c * e(k), right = s * e(k) + c * d(k + 1);
    d(k) = c * (c * d(k) - s * e(k)) - s * (c * e(k) - s * d(k + 1));
    d(k + 1) = s * left + c * right;
    e(k) = c * left - s * right;
    if (k > start) e(k - 1) = c * e(k - 1) - s * bulge;
    x = e(k);
    if (k + 1 < end) {
      bulge = -s * e(k + 1);
      e(k + 1) *= c;
    }
    sweep.rotations.push_back(rotation);
  }
  return sweep;
}

/** The smaller singular value of [[f, g], [0, h]], without overflow. */
static double smallerSingularValue(double f, double g, double h) {
  const double sum = std::hypot(f + h, g), difference = std::hypot(f - h, g);
  return sum == 0 ? 0 : 2 * std::abs(f) * (std::abs(h) / (sum + difference));
}

/**
 * One implicit QR step on the block start..end of an upper bidiagonal matrix, with the shift of its
 * last 2 × 2 block, or none where that would not be felt [Demmel & Kahan 1990]: with a zero on the
 * diagonal that one step splits the block.
 */
static void bidiagonalStep(VectorXd& d, VectorXd& e, Index start, Index end, Sweep& left,
                           Sweep& right) {
  double shift = smallerSingularValue(d(end - 1), e(end - 1), d(end));
  const double ratio = d(start) == 0 ? 0 : shift / d(start);
  if (ratio * ratio < NumTraits<double>::epsilon()) shift = 0;
  double f = shift == 0 ? d(start) : d(start) - shift * ratio, g = e(start);
  for (Index k = start; k < end; k++) {
    double size;
    const Rotation v = eliminate(f, g, size);
    if (k > start) e(k - 1) = size;
    f = v.c * d(k) + v.s * e(k);
    e(k) = v.c * e(k) - v.s * d(k);
    g = v.s * d(k + 1);
    d(k + 1) *= v.c;
    const Rotation u = eliminate(f, g, d(k));
    f = u.c * e(k) + u.s * d(k + 1);
    d(k + 1) = u.c * d(k + 1) - u.s * e(k);
    if (k + 1 < end) {
      g = u.s * e(k + 1);
      e(k + 1) *= u.c;
    }
    right.rotations.push_back(v);
    left.rotations.push_back(u);
  }
  e(end - 1) = f;
}

/** Thin SVD of a tall matrix by bidiagonal QR, singular values descending. */
static bool bidiagonalSvd(const MatrixXd& a, MatrixXd& u, VectorXd& s, MatrixXd& v) {
  const Index n = a.cols();
  internal::UpperBidiagonalization<MatrixXd> form(a);
  const MatrixXd bidiagonal = form.bidiagonal().toDenseMatrix();
  VectorXd d = bidiagonal.diagonal(), e = bidiagonal.diagonal<1>();
  u.setIdentity(a.rows(), n);
  u.applyOnTheLeft(form.householderU());
  v.setIdentity(n, n);
  v.applyOnTheLeft(form.householderV());
  RotatedColumns left(u), right(v);
  const bool converged = iterate(d, e, [&](Index start, Index end) {
    Sweep leftSweep{start, {}}, rightSweep{start, {}};
    bidiagonalStep(d, e, start, end, leftSweep, rightSweep);
    left.add(std::move(leftSweep));
    right.add(std::move(rightSweep));
  });
  const auto order = ascending(-d.cwiseAbs());
  u = left.inOrder(order);
  v = right.inOrder(order);
  s.resize(n);
  for (Index j = 0; j < n; j++) {
    s(j) = std::abs(d(order[j]));
    if (d(order[j]) < 0) v.col(j) *= -1;
  }
  return converged;
}

/** From this ratio of rows to columns on a QR factorization comes first. */
static bool isThin(const MatrixXd& a) { return 2 * a.rows() > 3 * a.cols(); }

static MatrixXd triangle(const HouseholderQR<MatrixXd>& qr) {
  return qr.matrixQR().topRows(qr.cols()).template triangularView<Upper>();
}

static bool thinSvd(const MatrixXd& a, MatrixXd& u, VectorXd& s, MatrixXd& v) {
  if (!isThin(a)) return bidiagonalSvd(a, u, s, v);
  const HouseholderQR<MatrixXd> qr(a);
  MatrixXd core;
  const bool converged = bidiagonalSvd(triangle(qr), core, s, v);
  u.setZero(a.rows(), a.cols());
  u.topRows(a.cols()) = core;
  u.applyOnTheLeft(qr.householderQ());
  return converged;
}

EXPORT(allocate)
double* allocate(size_t count) {
  return static_cast<double*>(std::malloc(count * sizeof(double)));
}

EXPORT(release)
void release(double* memory) { std::free(memory); }

EXPORT(svd)
int svd(Index rows, Index columns, const double* a, double* u, double* s, double* v) {
  const Index k = std::min(rows, columns);
  MatrixXd left, right;
  VectorXd values;
  if (!thinSvd(tall(Input(a, rows, columns)), left, values, right)) return 1;
  const bool swapped = rows < columns;
  Values(s, k) = values;
  Output(u, rows, k) = swapped ? right : left;
  Output(v, columns, k) = swapped ? left : right;
  return 0;
}

/** d₁, e₁, d₂, e₂, …, dₖ, 0 of the bidiagonal form. */
EXPORT(bidiagonalize)
void bidiagonalize(Index rows, Index columns, const double* a, double* off) {
  const Index k = std::min(rows, columns);
  MatrixXd work = tall(Input(a, rows, columns));
  if (isThin(work)) {
    const HouseholderQR<MatrixXd> qr(work);
    work = triangle(qr);
  }
  const internal::UpperBidiagonalization<MatrixXd> form(work);
  const MatrixXd bidiagonal = form.bidiagonal().toDenseMatrix();
  for (Index i = 0; i < k; i++) {
    off[2 * i] = bidiagonal(i, i);
    off[2 * i + 1] = i + 1 < k ? bidiagonal(i, i + 1) : 0;
  }
}

EXPORT(symmetricEigen)
int symmetricEigen(Index n, const double* a, double* values, double* vectors) {
  const Tridiagonalization<MatrixXd> form(MatrixXd(Input(a, n, n)));
  VectorXd d = form.diagonal(), e = form.subDiagonal();
  RotatedColumns columns(form.matrixQ());
  const bool converged = iterate(d, e, [&](Index start, Index end) {
    columns.add(tridiagonalStep(d, e, start, end));
  });
  if (!converged) return 1;
  const auto order = ascending(d);
  for (Index j = 0; j < n; j++) values[j] = d(order[j]);
  Output(vectors, n, n) = columns.inOrder(order);
  return 0;
}

EXPORT(orthonormalBasis)
void orthonormalBasis(Index rows, Index columns, const double* a, double* q) {
  const HouseholderQR<MatrixXd> qr(Input(a, rows, columns));
  MatrixXd basis = MatrixXd::Identity(rows, columns);
  basis.applyOnTheLeft(qr.householderQ());
  Output(q, rows, columns) = basis;
}

/** Rᵢᵢ of the QR factorization in `pivots`; argmin ‖b − Aw‖ in `w`. */
EXPORT(leastSquares)
void leastSquares(Index rows, Index columns, const double* a, const double* b, double* w,
                  double* pivots) {
  const HouseholderQR<MatrixXd> qr(Input(a, rows, columns));
  Values(pivots, columns) = qr.matrixQR().diagonal();
  Values(w, columns) = qr.solve(Map<const VectorXd>(b, rows));
}

EXPORT(multiply)
void multiply(Index rows, Index inner, Index columns, const double* a, const double* b, double* c) {
  Output(c, rows, columns).noalias() = Input(a, rows, inner) * Input(b, inner, columns);
}
