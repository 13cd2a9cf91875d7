"""Chebyshev coefficients of the error function, and reference values of erf and erfc, by mpmath.

Prints the two arrays of packages/activations/src/error-function.ts, and writes
packages/activations/test/golden/error-function.json.

Run from this folder: python3 error_function.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).
"""
import json
from pathlib import Path

import mpmath as mp

mp.mp.dps = 50
CENTRE, TAIL_TERMS, CORE_TERMS = 3, 25, 13


def chebyshev(f, terms, nodes=60):
    """Coefficients of f on [-1, 1], the constant first and whole."""
    angles = [mp.pi * (k + mp.mpf(1) / 2) / nodes for k in range(nodes)]
    values = [f(mp.cos(angle)) for angle in angles]
    return [
        mp.mpf(1 if j == 0 else 2) / nodes
        * sum(value * mp.cos(j * angle) for value, angle in zip(values, angles))
        for j in range(terms)
    ]


def tail(u):
    """(1 + x) e^{x²} erfc(x) at u = (x − 3)/(x + 3)."""
    x = CENTRE * (1 + u) / (1 - u)
    return (1 + x) * mp.exp(x * x) * mp.erfc(x)


def core(u):
    """erf(x)/x at u = 2x² − 1."""
    x = mp.sqrt((1 + u) / 2)
    return mp.erf(x) / x


for name, f, terms in [("tail", tail, TAIL_TERMS), ("core", core, CORE_TERMS)]:
    coefficients = chebyshev(f, terms + 2)
    shown = ", ".join(repr(round(float(c), 19)) for c in coefficients[:terms])
    print(f"{name}: [{shown}]")
    print(f"{name}, left out: {[mp.nstr(c, 3) for c in coefficients[terms:]]}")

places = [2.0**-e for e in (1040, 500, 60, 30, 20, 10, 5)]
places += [mp.mpf(i) / 16 for i in range(1, 48)] + [mp.mpf(i) / 4 for i in range(12, 107)]
places = [sign * float(place) for place in places for sign in (-1, 1)]
golden = {
    "source": f"mpmath {mp.__version__}, {mp.mp.dps} digits",
    "script": "tooling/golden/error_function.py",
    "meaning": "rows of x, erf(x), erfc(x)",
    "tolerance": 1e-15,
    "rows": [[x, float(mp.erf(x)), float(mp.erfc(x))] for x in places],
}
path = Path(__file__).resolve().parent / "../../packages/activations/test/golden/error-function.json"
path.parent.mkdir(exist_ok=True)
path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
