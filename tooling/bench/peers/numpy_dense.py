"""Dense factorizations and the product by NumPy."""
import numpy as np
from exchange import numpy_with_blas, run_side


def singular_value_decomposition(n, read):
    a = read("a").reshape(n, n)

    def work():
        u, s, vt = np.linalg.svd(a)
        return lambda: {"values": s, "rebuilt": (u * s) @ vt}

    return work


def eigendecomposition(n, read):
    a = read("a").reshape(n, n)

    def work():
        values, vectors = np.linalg.eigh(a)
        return lambda: {"values": values, "rebuilt": (vectors * values) @ vectors.T}

    return work


def matrix_product(n, read):
    a, b = read("a").reshape(n, n), read("b").reshape(n, n)
    return lambda: {"product": a @ b}


JOBS = {
    "singularValueDecomposition": singular_value_decomposition,
    "eigendecomposition": eigendecomposition,
    "matrixProduct": matrix_product,
}

run_side(numpy_with_blas(), lambda p, read: JOBS[p["job"]](int(p["n"]), read))
