"""Shifted solves of spline processes over gaps from 1e-12 to 1e12, with 400 digits.

Run from this folder: python3 extreme_gaps.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).

(K + zeta W^-1) a + T b = y, T'a = 0, K(s, t) = integral_0^min (s-u)^(p-1) (t-u)^(p-1) du / (p-1)!^2,
T the polynomials of degree below `nullity`. Written: Re(zeta a / w) and the real parts of zeta/w
times the diagonal of the map from y to a. The places are exact doubles.
"""
import json
from fractions import Fraction
from pathlib import Path

import mpmath
from mpmath import binomial, factorial, matrix, mp, mpc, mpf

mp.dps = 400
GOLDEN = Path(__file__).resolve().parent / "../../packages/linalg/test/golden"

PLACES = {
    "short": [0.0, 1e-12, 0.25, 0.25 + 1e-12, 0.25 + 2e-12, 0.5, 0.7, 0.7 + 1e-9, 1.0],
    "long": [0.0, 1e-12, 1e-9, 1e-3, 1.0, 1.5, 1e4, 1e12, 1e12 + 1.0],
}
WEIGHTS = [1.0, 0.5, 2.0, 1e-3, 1.0, 1e3, 1.0, 3.0, 0.25]
Y = [1.0, -0.5, 0.75, 2.0, -1.0, 0.25, 1.5, -2.0, 0.5]


def exact(value):
    ratio = Fraction(value)
    return mpf(ratio.numerator) / mpf(ratio.denominator)


def kernel(p, s, t):
    q = p - 1
    low, high = min(s, t), max(s, t)
    total = sum(
        binomial(q, i) * (high - low) ** (q - i) * low ** (i + q + 1) / (i + q + 1)
        for i in range(q + 1)
    )
    return total / factorial(q) ** 2


def bordered(p, nullity, x, zeta):
    n = len(x)
    m = matrix(n + nullity, n + nullity)
    for i in range(n):
        for j in range(n):
            m[i, j] = kernel(p, x[i], x[j])
        m[i, i] += zeta / exact(WEIGHTS[i])
        for c in range(nullity):
            m[i, n + c] = m[n + c, i] = x[i] ** c
    return m ** -1


def case(name, p, nullity, share):
    x = [exact(v) for v in PLACES[name]]
    span = x[-1]
    # zeta in units of the kernel's size over the span
    size = span ** (2 * p - 1)
    unit = mpf(float(size))
    zeta = mpc(unit * mpf(share[0]), unit * mpf(share[1]))
    inverse = bordered(p, nullity, x, zeta)
    scaled = [zeta / exact(w) for w in WEIGHTS]
    n = len(x)
    a = [sum(inverse[i, j] * exact(Y[j]) for j in range(n)) for i in range(n)]
    return {
        "places": name,
        "order": p,
        "nullity": nullity,
        "shift": {"re": float(zeta.real), "im": float(zeta.imag)},
        "residual": [float((scaled[i] * a[i]).real) for i in range(n)],
        "complement": [float((scaled[i] * inverse[i, i]).real) for i in range(n)],
    }


SHARES = [(2.0**-10, 0.0), (2.0**-40, 0.0), (2.0**-20, 2.0**-19), (-(2.0**-30), 2.0**-29)]
cases = [
    case(name, p, nullity, share)
    for name in PLACES
    for p in (1, 2, 3, 4)
    # of the long places no double tells quadratics from cubics: all but two lie within 1e-8 of the span
    for nullity in sorted({0, p if name == "short" else min(p, 2)})
    for share in SHARES
]
document = {
    "source": f"mpmath {mpmath.__version__}, 400 digits",
    "script": "tooling/golden/extreme_gaps.py",
    "meaning": "Re(zeta a / w) and Re(zeta diag / w) of shifted spline-process solves",
    "tolerance": 1e-9,
    "x": PLACES,
    "weights": WEIGHTS,
    "y": Y,
    "cases": cases,
}
(GOLDEN / "extreme-gaps.json").write_text(json.dumps(document) + "\n")
