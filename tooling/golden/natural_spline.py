"""The natural cubic interpolating spline of irregular points, by SciPy, with its straight ends.

Run from this folder: python3 natural_spline.py
Needs NumPy and SciPy.
"""
import json
from pathlib import Path

import numpy
import scipy
from scipy.interpolate import CubicSpline

GOLDEN = Path(__file__).resolve().parent / "../../packages/radon-spline/test/golden"

x = [-1.0, -0.62, -0.4, 0.05, 0.3, 0.31, 0.8, 1.0]
y = [1.0, -2.0, 0.5, 3.0, 2.2, 2.0, -1.0, 0.0]
at = [-2.0, -1.3, -1.0, -0.81, -0.5, -0.2, 0.1, 0.304, 0.55, 0.9, 1.0, 1.75]
spline = CubicSpline(x, y, bc_type="natural")


def value(t):
    end = min(max(t, x[0]), x[-1])
    return float(spline(end) + spline(end, 1) * (t - end))


knots = [float(v) for v in spline(x, 2)]
pieces = numpy.diff(x) * (numpy.square(knots[:-1]) + numpy.multiply(knots[:-1], knots[1:]) + numpy.square(knots[1:])) / 3
reference = {
    "source": f"SciPy {scipy.__version__}, CubicSpline(bc_type='natural'); NumPy {numpy.__version__}",
    "script": "tooling/golden/natural_spline.py",
    "meaning": "value at `at`, carried on as a straight line beyond the points; roughness = integral "
    "of the squared second derivative; curvature = second derivative at x",
    "tolerance": {"value": 1e-12, "roughness": 1e-11, "note": "relative to the largest number"},
    "x": x,
    "y": y,
    "at": at,
    "value": [value(t) for t in at],
    "curvature": knots,
    "roughness": float(pieces.sum()),
}
(GOLDEN / "natural-spline.json").write_text(json.dumps(reference, indent=1) + "\n")
