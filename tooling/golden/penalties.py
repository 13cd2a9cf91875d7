"""Transforms of activations without an elementary closed form, by mpmath with 40 digits.

Run from this folder: python3 penalties.py
Needs mpmath (Debian: python3-mpmath).

Softsign and the two algebraic ramps by their special functions, ELU by its rational transform, Mish
by the trapezoidal rule on its second derivative, which converges exponentially in the step because
Mish is analytic for |Im z| < 3 pi / 4. Each number is computed at two precisions and must agree.
"""
import json
from pathlib import Path

from mpmath import besselk, ci, cos, diff, exp, log, mp, mpc, mpf, pi, si, sin, sqrt, tanh
import mpmath

GOLDEN = Path(__file__).resolve().parent / "../../packages/radon-spline/test/golden"
FREQUENCIES = [mpf(n) / 20 for n in (1, 2, 5, 10, 17, 30, 44, 60, 80, 101, 127, 160)]


def softsign(k):
    """phi' = (1 + |z|)^-2; integral_0^inf cos(kz) (1 + z)^-2 dz = 1 - k f(k), f auxiliary to Si, Ci."""
    f = ci(k) * sin(k) - (si(k) - pi / 2) * cos(k)
    return 2 * (1 - k * f) / mpc(0, k)


def squareplus(k, b=4):
    """(z + sqrt(z^2 + b)) / 2: the root has the transform -2 sqrt(b) K_1(sqrt(b) k) / k."""
    return mpc(-sqrt(mpf(b)) * besselk(1, sqrt(mpf(b)) * k) / k)


def elu2(k):
    return -(1 - k**2 + mpc(0, 2) * k) / (k**2 * (1 + k**2))


def algebraic_step(k):
    """z / sqrt(1 + z^2), the derivative of the root."""
    return mpc(0, k) * (-2 * besselk(1, k) / k)


def mish(k):
    """Trapezoidal rule for phi'' e^(-ikz) over [-120, 120], divided by (ik)^2."""
    return sum(weight * exp(mpc(0, -k * z)) for z, weight in mish_nodes()) / mpc(0, k) ** 2


_nodes = {}


def mish_nodes():
    if mp.dps not in _nodes:
        phi = lambda z: z * tanh(log(1 + exp(z)))
        step = mpf(1) / 10
        _nodes[mp.dps] = [
            (n * step, step * diff(phi, n * step, 2)) for n in range(-1200, 1201)
        ]
    return _nodes[mp.dps]


FUNCTIONS = {
    "softsign": softsign,
    "squareplus": squareplus,
    "elu, alpha = 2": elu2,
    "z / sqrt(1 + z^2)": algebraic_step,
    "mish": mish,
}


def value(f, k):
    mp.dps = 40
    first = f(k)
    mp.dps = 55
    second = f(k)
    assert abs(first - second) < mpf(10) ** -28 * abs(second), (f, k)
    return [float(second.real), float(second.imag)]


reference = {
    "source": f"mpmath {mpmath.__version__}, 40 and 55 digits agreeing to 28",
    "script": "tooling/golden/penalties.py",
    "meaning": "phi-hat(k) = integral of phi(z) e^(-ikz) dz for k > 0, [real, imaginary]; squareplus has b = 4",
    "tolerance": {"reference": 1e-15, "note": "relative to the modulus; exact to double precision"},
    "k": [float(k) for k in FREQUENCIES],
    "transforms": {name: [value(f, k) for k in FREQUENCIES] for name, f in FUNCTIONS.items()},
}
(GOLDEN / "penalties.json").write_text(json.dumps(reference, indent=1) + "\n")
