"""Reference numbers from SciPy's make_smoothing_spline.

Run from this folder, after smooth-spline.R (whose data and lambdas it reads):
python3 scipy_smoothing_spline.py
Needs NumPy and SciPy >= 1.10.
"""
import json
from pathlib import Path

import numpy as np
import scipy
from scipy.interpolate import make_smoothing_spline

GOLDEN = Path(__file__).resolve().parent / "../../packages/network/test/golden"


def evaluations(x, y, weights, lam):
    """Value and two derivatives of the natural spline, which is straight beyond the data."""
    spline = make_smoothing_spline(x, y, w=weights, lam=lam)
    span = x[-1] - x[0]
    grid = np.linspace(x[0] - span / 5, x[-1] + span / 5, 141)
    inside = np.clip(grid, x[0], x[-1])
    value = spline(inside) + spline(inside, 1) * (grid - inside)
    curvature = np.where(grid == inside, spline(inside, 2), 0.0)
    return {
        "lambda": lam,
        "fitted": spline(x).tolist(),
        "at": grid.tolist(),
        "value": value.tolist(),
        "slope": spline(inside, 1).tolist(),
        "curvature": curvature.tolist(),
    }


def case(name, x, y, weights, lambdas):
    fits = [evaluations(x, y, weights, lam) for lam in lambdas]
    return {"name": name, "x": x.tolist(), "y": y.tolist(), "weights": weights.tolist(), "fits": fits}


def main():
    r = json.loads((GOLDEN / "r-smooth-spline.json").read_text())
    mcycle = (np.array(r["x"]), np.array(r["y"]), np.array(r["counts"], dtype=float))
    rng = np.random.default_rng(20250101)
    x = np.sort(rng.uniform(-3, 7, 40)).round(6)
    y = (np.sin(x) + 0.3 * rng.standard_normal(40)).round(6)
    weights = rng.uniform(0.2, 3, 40).round(6)
    reference = {
        "source": f"SciPy {scipy.__version__} (NumPy {np.__version__}) interpolate.make_smoothing_spline",
        "script": "tooling/golden/scipy_smoothing_spline.py",
        "meaning": "min sum w (y - f)^2 + lambda * integral f''^2, x in the data's own units; "
        "beyond the data the natural spline's straight line (SciPy itself would go on with a cubic)",
        "tolerance": {
            "value": 1e-7,
            "slope": 1e-6,
            "curvature": 1e-5,
            "note": "relative to the largest absolute value of the column",
        },
        "cases": [
            case("mcycle, ties averaged", *mcycle, [f["lambda"] * r["span"] ** 3 for f in r["fits"]]),
            case("random, irregular, weighted", x, y, weights, [1e-4, 1e-2, 1.0, 1e2]),
        ],
    }
    (GOLDEN / "scipy-smoothing-spline.json").write_text(json.dumps(reference, indent=1) + "\n")


main()
