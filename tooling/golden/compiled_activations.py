"""Values and slopes of the activations that have compiled kernels, with 40 digits.

Run from this folder: python3 compiled_activations.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).
"""
import json
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 40
GOLDEN = Path(__file__).resolve().parent / "../../packages/adaptive-regime/test/golden"

# small ones, ones between the nodes of tables, far ones; exact in double precision
PLACES = [0, 2**-40, 2**-20, 1 / 1024] + [k / 64 + 1 / 4096 for k in range(0, 256, 5)]
PLACES += [4.5, 6.25, 9.15625, 12.75, 18.5, 19.25, 25.5, 30.125]
PLACES = sorted({sign * z for z in PLACES for sign in (-1, 1)})


def logistic(z):
    return 1 / (1 + mpmath.exp(-z))


def normal(z):
    return mpmath.erfc(-z / mpmath.sqrt(2)) / 2


def bell(z):
    return mpmath.exp(-z * z / 2)


ACTIVATIONS = {
    "tanh": (mpmath.tanh, lambda z: mpmath.sech(z) ** 2),
    "sigmoid": (logistic, lambda z: logistic(z) * logistic(-z)),
    "silu": (lambda z: z * logistic(z), lambda z: logistic(z) * (1 + z * logistic(-z))),
    "gelu": (lambda z: z * normal(z), lambda z: normal(z) + z * bell(z) / mpmath.sqrt(2 * mp.pi)),
    "gaussian": (bell, lambda z: -z * bell(z)),
    "elu": (
        lambda z: z if z > 0 else mpmath.expm1(z),
        lambda z: mpf(1) if z > 0 else mpmath.exp(z),
    ),
}


def column(function):
    return [float(function(mpf(z))) for z in PLACES]


document = {
    "source": f"mpmath {mpmath.__version__}, {mp.dps} digits",
    "script": "tooling/golden/compiled_activations.py",
    "meaning": "phi(z) and phi'(z), correctly rounded to double precision",
    "tolerance": "tanh within 2 units in the last place; others 1e-15, absolute",
    "z": PLACES,
    "activations": {
        name: {"value": column(value), "slope": column(slope)}
        for name, (value, slope) in ACTIVATIONS.items()
    },
}
GOLDEN.mkdir(exist_ok=True)
(GOLDEN / "compiled-activations.json").write_text(json.dumps(document, indent=1) + "\n")
