// Givens rotations of the columns of an orthogonal matrix: kept back and applied many sweeps at a
// time to eight rows, which then stay in the first cache.
#pragma once
#include "simd128.h"

#include <cmath>
#include <vector>

using Eigen::Dynamic, Eigen::Index, Eigen::Matrix, Eigen::MatrixXd;

/** (x, y) → (cx + sy, cy − sx). */
struct Rotation {
  double c, s;
};

/** The rotation that takes (x, y) to (size, 0). */
static Rotation eliminate(double x, double y, double& size) {
  if (y == 0) {
    size = x;
    return {1, 0};
  }
  size = std::hypot(x, y);
  return {x / size, y / size};
}

/** Rotations of the columns first and first + 1, then first + 1 and first + 2, …. */
struct Sweep {
  Index first;
  std::vector<Rotation> rotations;
};

using Panel = Matrix<double, 8, Dynamic>;
using Panels = std::vector<Panel>;

/** Applies sweeps to eight rows of the vectors, which stay in the first cache. */
static void rotate(Panel& panel, const std::vector<Sweep>& sweeps) {
  using Eigen::internal::Packet2d, Eigen::internal::pload, Eigen::internal::pset1,
      Eigen::internal::pstore;
  for (const Sweep& sweep : sweeps) {
    double* at = &panel(0, sweep.first);
    Packet2d carried[4];
    UNROLL for (int r = 0; r < 4; r++) carried[r] = pload<Packet2d>(at + 2 * r);
    for (const auto& rotation : sweep.rotations) {
      const Packet2d c = pset1<Packet2d>(rotation.c), s = pset1<Packet2d>(rotation.s);
      UNROLL for (int r = 0; r < 4; r++) {
        const Packet2d next = pload<Packet2d>(at + 8 + 2 * r);
        pstore(at + 2 * r, c * carried[r] + s * next);
        carried[r] = c * next - s * carried[r];
      }
      at += 8;
    }
    UNROLL for (int r = 0; r < 4; r++) pstore(at + 2 * r, carried[r]);
  }
}

/** The rows of a matrix by eights, the last panel filled up with zeros. */
static Panels panelsOf(const MatrixXd& q) {
  Panels panels((q.rows() + 7) / 8, Panel::Zero(8, q.cols()));
  for (Index i = 0; i < q.rows(); i += 8) {
    const Index height = std::min<Index>(8, q.rows() - i);
    panels[i / 8].topRows(height) = q.middleRows(i, height);
  }
  return panels;
}

/** Orthogonal columns, rotated by many sweeps at a time. */
class RotatedColumns {
 public:
  explicit RotatedColumns(const MatrixXd& columns) : rows(columns.rows()), panels(panelsOf(columns)) {}

  void add(Sweep sweep) {
    sweeps.push_back(std::move(sweep));
    if (sweeps.size() == 32) flush();
  }

  MatrixXd inOrder(const std::vector<Index>& order) {
    flush();
    MatrixXd result(rows, order.size());
    for (size_t j = 0; j < order.size(); j++) {
      for (Index i = 0; i < rows; i++) result(i, j) = panels[i / 8](i % 8, order[j]);
    }
    return result;
  }

 private:
  void flush() {
    for (Panel& panel : panels) rotate(panel, sweeps);
    sweeps.clear();
  }

  Index rows;
  Panels panels;
  std::vector<Sweep> sweeps;
};
