"""Leading singular values of networks on an even grid, by LAPACK's dense SVD.

Run from this folder: python3 toeplitz_spectra.py
Needs NumPy and SciPy.

A[n, m] = phi(scale (n - m)/(N - 1)). Only values above 1e-7 of the first are kept: below, rounding
A alone moves them by more than 1e-9 of themselves.
"""
import json
from pathlib import Path

import numpy as np
import scipy
from scipy.special import erf

SAMPLES, MOST = 512, 64
PACKAGES = Path(__file__).resolve().parent / "../../packages"

ACTIVATIONS = {
    "tanh": np.tanh,
    "half-tanh": lambda z: (1 + np.tanh(z)) / 2,
    "sinc": np.sinc,
    "gaussian": lambda z: np.exp(-z * z / 2),
    "gelu": lambda z: z * (1 + erf(z / np.sqrt(2))) / 2,
}
CASES = {
    "linalg": [("tanh", 16), ("tanh", 64), ("half-tanh", 16), ("sinc", 64), ("sinc", 128), ("gaussian", 64)],
    "network": [("gelu", 1), ("gelu", 16), ("tanh", 16), ("sinc", 64)],
}


def spectrum(name, scale):
    """The leading singular values of one network."""
    n = np.arange(SAMPLES)
    z = scale * (n[:, None] - n[None, :]) / (SAMPLES - 1)
    s = np.linalg.svd(ACTIVATIONS[name](z), compute_uv=False)[:MOST]
    return {"activation": name, "scale": scale, "singularValues": [float(v) for v in s[s > 1e-7 * s[0]]]}


for package, cases in CASES.items():
    golden = {
        "source": f"NumPy {np.__version__} linalg.svd, SciPy {scipy.__version__} special.erf",
        "script": "tooling/golden/toeplitz_spectra.py",
        "meaning": "leading singular values of A[n, m] = phi(scale (n - m)/(samples - 1))",
        "tolerance": "1e-8 of each value",
        "samples": SAMPLES,
        "cases": [spectrum(*case) for case in cases],
    }
    path = PACKAGES / package / "test/golden/toeplitz-spectra.json"
    path.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
