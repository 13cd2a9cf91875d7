"""A network with as many neurons as samples by NumPy's dense SVD of its Jacobian."""
import math

import numpy as np
from exchange import numpy_with_blas, run_side


def gelu(z):
    return z * np.frompyfunc(lambda t: math.erfc(-t / math.sqrt(2)) / 2, 1, 1)(z).astype(float)


ACTIVATIONS = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "sinc": np.sinc,
    "gaussian": lambda z: np.exp(-z * z / 2),
    "gelu": gelu,
}


def jacobian(name, x, scale=1.0):
    """Even places: every difference is one of 2n - 1."""
    n = len(x)
    lags = ACTIVATIONS[name](scale * np.arange(1 - n, n) / (n - 1))
    return lags[np.arange(n)[:, None] - np.arange(n) + n - 1]


def descent_keeping(parameters, read):
    """Gradient descent with 1/s1**2 and the steps that keep so many components."""
    x, y = read("x"), read("y")

    def work():
        u, s, _ = np.linalg.svd(jacobian("relu", x))
        ratio = (s / s[0]) ** 2
        steps = round(-1 / np.log1p(-ratio[int(parameters["components"]) - 1]))
        with np.errstate(divide="ignore"):
            mask = -np.expm1(steps * np.log1p(-ratio))
        return {"fitted": u @ (mask * (u.T @ y))}

    return work


def leading_components(parameters, read):
    x, y = read("x"), read("y")
    k = int(parameters["components"])

    def work():
        u, s, _ = np.linalg.svd(jacobian(parameters["activation"], x, parameters["scale"]))
        return {"singularValues": s[:k], "fitted": u[:, :k] @ (u[:, :k].T @ y)}

    return work


JOBS = {"descentKeeping": descent_keeping, "leadingComponents": leading_components}

run_side(numpy_with_blas(), lambda p, read: JOBS[p["job"]](p, read))
