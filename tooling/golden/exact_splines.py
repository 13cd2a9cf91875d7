"""Smoothing splines of order 1 to 4, computed densely with 60 digits from their definition.

Run from this folder: python3 exact_splines.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).

min sum w (y - f)^2 + lambda * integral |f^(p)|^2 has the solution
f(t) = sum_j d_j t^j + sum_i c_i K(x_i, t), K(s, t) = integral_0^min (s-u)^(p-1) (t-u)^(p-1) du / (p-1)!^2,
(K + lambda W^-1) c + T d = y, T' c = 0 (Wahba 1990, chapter 1). Nothing here is shared with the
library's own solvers.
"""
import json
import random
from pathlib import Path

import mpmath
from mpmath import binomial, diag, factorial, lu_solve, matrix, mp, mpf

mp.dps = 60
ORDERS = (1, 2, 3, 4)
LAMBDAS = ("1e-8", "1e-4", "1", "1e3")
GOLDEN = Path(__file__).resolve().parent / "../../packages/network/test/golden"


def kernel(p, s, t, derivative=0):
    """K(s, t), or its derivative of an order below p in t; t may lie outside the data.

    (s-u)^q = sum_i C(q, i) (s-t)^(q-i) (t-u)^i turns the integral into powers of (t-u).
    """
    if t <= 0:
        return mpf(0)
    q = p - 1
    m = min(s, t)
    total = mpf(0)
    for i in range(q + 1):
        power = i + q - derivative + 1
        total += binomial(q, i) * (s - t) ** (q - i) * (t**power - (t - m) ** power) / power
    return total / (factorial(q) * factorial(q - derivative))


def solve(p, lam, x, y, w):
    n = len(x)
    k = matrix(n, n)
    for i in range(n):
        for j in range(n):
            k[i, j] = kernel(p, x[i], x[j])
    t = matrix(n, p)
    for i in range(n):
        for j in range(p):
            t[i, j] = x[i] ** j
    noise = diag([lam / wi for wi in w])
    inverse = (k + noise) ** -1
    it = inverse * t
    b = inverse - it * ((t.T * it) ** -1) * it.T
    yv = matrix(y)
    c = b * yv
    fitted = yv - noise * c
    d = lu_solve((t.T * t), t.T * (fitted - k * c))
    leverages = [1 - noise[i, i] * b[i, i] for i in range(n)]
    penalty = (c.T * k * c)[0]
    return c, d, fitted, leverages, penalty


def evaluate(p, c, d, x, t, derivative):
    polynomial = sum(
        d[j] * factorial(j) / factorial(j - derivative) * t ** (j - derivative)
        for j in range(derivative, p)
    )
    return polynomial + sum(c[i] * kernel(p, x[i], t, derivative) for i in range(len(x)))


def fit(p, text, x, y, w, grid):
    lam = mpf(float(text))
    c, d, fitted, leverages, penalty = solve(p, lam, x, y, w)
    n = len(x)
    df = sum(leverages)
    rss = sum(w[i] * (y[i] - fitted[i]) ** 2 for i in range(n))
    slope = p > 1
    return {
        "order": p,
        "lambda": float(text),
        "fitted": numbers(fitted),
        "leverages": numbers(leverages),
        "df": float(df),
        "rss": float(rss),
        "penalty": float(penalty),
        "gcv": float((rss / n) / (1 - df / n) ** 2),
        "value": numbers(evaluate(p, c, d, x, t, 0) for t in grid),
        **({"slope": numbers(evaluate(p, c, d, x, t, 1) for t in grid)} if slope else {}),
    }


def numbers(values):
    return [float(v) for v in values]


def main():
    rng = random.Random(25)
    x = sorted(round(rng.random() ** 1.5, 4) for _ in range(23)) + [0.0, 1.0]
    x = [mpf(v) for v in sorted(set(x))]
    y = [mpf(round(float(mpmath.sin(6 * v)) + 0.2 * rng.gauss(0, 1), 4)) for v in x]
    w = [mpf(round(rng.uniform(0.5, 2), 3)) for _ in x]
    assert len(x) == 25
    grid = [mpf(i) / 40 - mpf("0.125") for i in range(51)]
    grid = [mpf(float(v)) for v in grid]
    reference = {
        "source": f"mpmath {mpmath.__version__}, {mp.dps} digits, reproducing-kernel formula",
        "script": "tooling/golden/exact_splines.py",
        "meaning": "min sum w (y - f)^2 + lambda * integral |f^(order)|^2, null space the polynomials "
        "of degree < order; df = sum of leverages; penalty = integral |f^(order)|^2; "
        "gcv = (rss / n) / (1 - df / n)^2; value and slope at `at`, also beyond the data",
        "tolerance": {
            "reference": 1e-15,
            "note": "relative; the numbers are exact to double precision, the tolerance of a test is "
            "its solver's own",
        },
        "x": numbers(x),
        "y": numbers(y),
        "weights": numbers(w),
        "at": numbers(grid),
        "fits": [fit(p, text, x, y, w, grid) for p in ORDERS for text in LAMBDAS],
    }
    (GOLDEN / "exact-splines.json").write_text(json.dumps(reference, indent=1) + "\n")


main()
