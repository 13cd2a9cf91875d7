"""Singular values of the Hilbert matrix of order 20, with 60 digits.

Run from this folder: python3 hilbert_matrix.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).
"""
import json
from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 60
ORDER = 20
GOLDEN = Path(__file__).resolve().parent / "../../packages/linalg/test/golden"

hilbert = mpmath.matrix(ORDER, ORDER)
for i in range(ORDER):
    for j in range(ORDER):
        hilbert[i, j] = mpf(1) / (i + j + 1)
values = sorted((mpmath.fabs(v) for v in mpmath.eigsy(hilbert, eigvals_only=True)), reverse=True)

(GOLDEN / "hilbert.json").write_text(
    json.dumps(
        {
            "source": f"mpmath {mpmath.__version__}, eigsy with {mp.dps} digits",
            "meaning": "singular values of 1/(i + j - 1), i, j = 1 ... 20, descending",
            "script": "tooling/golden/hilbert_matrix.py",
            "tolerance": "1e-15 of the largest: the entries themselves are rounded",
            "order": ORDER,
            "singularValues": [float(v) for v in values],
        },
        indent=1,
    )
    + "\n"
)
