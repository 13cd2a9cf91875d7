"""Shallow networks regularized through the singular values of their Jacobian, with 40 digits.

Run from this folder: python3 exact_masks.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).

A[n, m] = phi(scale (x_n - b_m)), no null space, A = U S V': fitted = U diag(mask(s)) U' y and
df = sum of masks. The gradient-descent fits are taken step by step as well and must agree.
"""
import json
from pathlib import Path

import mpmath
from mpmath import matrix, mp, mpf

mp.dps = 40
SAMPLES, WIDTH, SCALE = 16, 24, 8
GOLDEN = Path(__file__).resolve().parent / "../../packages/network/test/golden"

ACTIVATIONS = {
    "heaviside": lambda z: mpf(1) if z > 0 else mpf(0),
    "relu": lambda z: z if z > 0 else mpf(0),
    "tanh": mpmath.tanh,
    "half-tanh": lambda z: (1 + mpmath.tanh(z)) / 2,
    "gaussian": lambda z: mpmath.exp(-z * z / 2),
    "sinc": lambda z: mpmath.sincpi(z),
}


def regularizers(s1):
    """Masks m(s) by name, each with its parameters."""
    alpha = mpf(float(1 / s1**2))
    lam = mpf(float(s1**2 / 1000))
    return [
        ("ridge", {"lambda": float(lam)}, lambda s, k: s**2 / (s**2 + lam)),
        ("pca", {"components": 5}, lambda s, k: mpf(1) if k < 5 else mpf(0)),
        (
            "gradient-descent",
            {"learningRate": float(alpha), "iterations": 200},
            lambda s, k: 1 - (1 - alpha * s**2) ** 200,
        ),
        (
            "gradient-flow",
            {"learningRate": float(alpha), "iterations": 200},
            lambda s, k: 1 - mpmath.exp(-alpha * 200 * s**2),
        ),
    ]


def descend(a, y, alpha, iterations):
    w = mpmath.zeros(a.cols, 1)
    for _ in range(iterations):
        w += alpha * (a.T * (y - a * w))
    return a * w


def case(name, phi, x, b, y):
    a = matrix(SAMPLES, WIDTH)
    for n in range(SAMPLES):
        for m in range(WIDTH):
            a[n, m] = phi(SCALE * (x[n] - b[m]))
    u, s, _ = mpmath.svd_r(a)
    order = sorted(range(SAMPLES), key=lambda k: -s[k])
    fits = []
    for kind, params, mask in regularizers(max(s)):
        masks = [mask(s[k], rank) for rank, k in enumerate(order)]
        fitted = mpmath.zeros(SAMPLES, 1)
        for m, k in zip(masks, order):
            component = sum(u[n, k] * y[n] for n in range(SAMPLES))
            fitted += matrix([m * u[n, k] * component for n in range(SAMPLES)])
        if kind == "gradient-descent":
            steps = descend(a, y, mpf(params["learningRate"]), params["iterations"])
            assert mpmath.norm(steps - fitted) < mpf("1e-30"), name
        fits.append(
            {
                "regularizer": kind,
                "params": params,
                "masks": [float(m) for m in masks],
                "df": float(sum(masks)),
                "fitted": [float(v) for v in fitted],
            }
        )
    return {
        "activation": name,
        "scale": SCALE,
        "singularValues": [float(s[k]) for k in order],
        "fits": fits,
    }


def main():
    x = [mpf(n) / (SAMPLES - 1) for n in range(SAMPLES)]
    b = [mpf(m) / (WIDTH - 1) for m in range(WIDTH)]
    x, b = [mpf(float(v)) for v in x], [mpf(float(v)) for v in b]
    y = matrix([mpf(round(float(mpmath.sin(5 * t) + mpmath.cos(11 * t) / 3), 6)) for t in x])
    reference = {
        "source": f"mpmath {mpmath.__version__}, {mp.dps} digits, svd_r",
        "script": "tooling/golden/exact_masks.py",
        "meaning": "A[n, m] = phi(scale (x_n - b_m)), Heaviside is 0 at 0, no null space, "
        "fitted = U diag(masks) U' y, df = sum of masks; sinc(z) = sin(pi z) / (pi z), "
        "gaussian(z) = exp(-z^2 / 2)",
        "tolerance": {
            "singularValues": 1e-13,
            "fitted": 1e-11,
            "df": 1e-11,
            "note": "singular values relative to the largest, the others absolute; in double "
            "precision a PCA fit depends on the gap behind the last component kept",
        },
        "x": [float(v) for v in x],
        "biases": [float(v) for v in b],
        "y": [float(v) for v in y],
        "cases": [case(name, phi, x, b, y) for name, phi in ACTIVATIONS.items()],
    }
    (GOLDEN / "exact-masks.json").write_text(json.dumps(reference, indent=1) + "\n")


main()
