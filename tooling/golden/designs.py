"""Activations with a wanted spectral penalty, by oscillatory quadrature with 30 digits.

Run from this folder: python3 designs.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).

phi(z) = (1/pi) int_0^inf rho(k)^(-1/2) cos(kz) dk (even) or with sin (odd); phi(0) = 0 is taken away
where rho^(-1/2) is not integrable at 0.
"""
import json
from pathlib import Path

import mpmath
from mpmath import cos, inf, mp, mpf, pi, quad, quadosc, sin, sqrt

mp.dps = 30
GOLDEN = Path(__file__).resolve().parent / "../../packages/radon-spline/test/golden"
PLACES = ["0.125", "0.7", "1", "2.5", "6", "8"]


def below_one(g, wave):
    """Integral of g(k) wave(k) from 0 to 1, with k = t^2 for roots at 0."""
    return quad(lambda t: 2 * t * g(t * t) * wave(t * t), mpmath.linspace(0, 1, 5))


def even(g, z):
    above = quadosc(lambda k: g(k) * cos(k * z), [1, inf], omega=z)
    return (below_one(g, lambda k: cos(k * z)) + above) / pi


def odd(g, z):
    above = quadosc(lambda k: g(k) * sin(k * z), [1, inf], omega=z)
    return (below_one(g, lambda k: sin(k * z)) + above) / pi


def even_from_zero(g, z):
    above = quadosc(lambda k: g(k) * cos(k * z), [1, inf], omega=z) - quad(g, [1, 4, 16, inf])
    return (below_one(g, lambda k: -2 * sin(k * z / 2) ** 2) + above) / pi


DESIGNS = [
    ("1+(k/3)^8", "even", lambda k: 1 / sqrt(1 + (k / 3) ** 8), even),
    ("(1+k)^4", "even", lambda k: 1 / (1 + k) ** 2, even),
    ("k*(1+k^2)^2", "odd", lambda k: 1 / (sqrt(k) * (1 + k**2)), odd),
    ("k^4*(1+k^2)", "even", lambda k: 1 / (k**2 * sqrt(1 + k**2)), even_from_zero),
]

rows = []
for rho, phase, g, transform in DESIGNS:
    phi = [float(transform(g, mpf(z))) for z in PLACES]
    rows.append({"rho": rho, "phase": phase, "z": [float(z) for z in PLACES], "phi": phi})
document = {
    "source": f"mpmath {mpmath.__version__}, 30 digits",
    "script": "tooling/golden/designs.py",
    "meaning": "phi(z) of the penalty rho(k)",
    "tolerance": 1e-12,
    "designs": rows,
}
GOLDEN.mkdir(parents=True, exist_ok=True)
(GOLDEN / "designs.json").write_text(json.dumps(document, indent=1) + "\n")
