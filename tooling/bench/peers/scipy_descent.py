"""Gradient descent at infinite width in ReLU by SciPy's banded solver.

The residual (1 - aK)^q y, K the kernel without its affine part, is the contour integral of
(1 + z/q)^q (z + aqK)^{-1} y on the parabola of Weideman and Trefethen (2007), 16 pairs of nodes. Each
node is one smoothing spline with a complex lambda: f + Q w = y and Q'f = (h^3/lambda) R w, Q the second
differences of an even grid and R the Gram matrix of its hats (Green and Silverman 1994, section 2.3).
Reinsch's system for w alone would be faster, but squares the condition number.
"""
import numpy as np
import scipy
from exchange import run_side
from scipy.linalg import solve_banded

NODES = 32


def contour():
    theta = (np.arange(NODES // 2) + 0.5) * 2 * np.pi / NODES
    z = NODES * (0.1309 - 0.1194 * theta**2 + 0.25j * theta)
    slope = NODES * (-0.2388 * theta + 0.25j)
    return z, slope / (NODES * 1j)


def steps_at(z, q):
    """(1 + z/q)^q; NumPy's log1p of complex numbers rounds 1 + z/q first."""
    x, y = z.real / q, z.imag / q
    return np.exp(q * (np.log1p(x * (2 + x) + y * y) / 2 + 1j * np.arctan2(y, 1 + x)))


def spline(y, ratio):
    """f for h^3/lambda = ratio; unknowns f_0, w_0, f_1, w_1, ..., where w is 0 at both ends."""
    n = len(y)
    bands = np.zeros((7, n, 2), dtype=complex)  # band 3 + i - j of column j
    bands[3, :, 0] = 1
    inner = slice(1, n - 1)
    bands[2, inner, 1] = -2
    bands[0, inner, 1] = bands[4, inner, 1] = 1
    bands[4, inner, 0] = -2
    bands[6, : n - 2, 0] = bands[2, 2:, 0] = 1
    bands[3, :, 1] = 1
    bands[3, inner, 1] = -2 / 3 * ratio
    bands[1, 2 : n - 1, 1] = bands[5, 1 : n - 2, 1] = -ratio / 6
    right = np.zeros((n, 2), dtype=complex)
    right[:, 0] = y
    flat = bands.reshape(7, 2 * n)
    return solve_banded((3, 3), flat, right.ravel(), True, True, check_finite=False)[::2]


def descent(parameters, read):
    x, y = read("x"), read("y")
    steps, rate = parameters["iterations"], parameters["learningRate"]

    def work():
        h = (x[-1] - x[0]) / (len(x) - 1)
        fitted = y.copy()
        for z, weight in zip(*contour()):
            share = 2 * weight * steps_at(z, steps) / z
            fitted -= (share * (y - spline(y, h**3 * rate * steps / z))).real
        return {"fitted": fitted}

    return work


run_side(f"SciPy {scipy.__version__}, solve_banded", descent)
