"""The cubic smoothing spline of mcycle with 40 digits, and the lambda that GCV chooses.

Run from this folder, after smooth-spline.R (whose data it reads): python3 exact_mcycle.py
Needs mpmath (Debian: python3-mpmath, then /usr/bin/python3).

Green and Silverman 1994, section 2: fitted values (I + lambda W^-1 Q R^-1 Q')^-1 y. With R = L L' and
the eigenvalues g of B B', B = L^-1 Q' W^-1/2, every lambda costs a sum (Demmler and Reinsch 1975).
"""
import json
from pathlib import Path

import mpmath
from mpmath import matrix, mp, mpf

mp.dps = 40
GOLDEN = Path(__file__).resolve().parent / "../../packages/network/test/golden"


def second_differences(x):
    n = len(x)
    h = [x[i + 1] - x[i] for i in range(n - 1)]
    q, r = mpmath.zeros(n, n - 2), mpmath.zeros(n - 2, n - 2)
    for j in range(n - 2):
        q[j, j], q[j + 1, j], q[j + 2, j] = 1 / h[j], -1 / h[j] - 1 / h[j + 1], 1 / h[j + 1]
        r[j, j] = (h[j] + h[j + 1]) / 3
        if j < n - 3:
            r[j, j + 1] = r[j + 1, j] = h[j + 1] / 6
    return q, r


class Spline:
    """The spline problem in Demmler and Reinsch's coordinates."""

    def __init__(self, x, y, w, rows, within):
        self.n, self.y, self.w, self.rows, self.within = len(x), y, w, rows, within
        q, r = second_differences(x)
        root = mpmath.cholesky(r)
        scaled = matrix(self.n, self.n - 2)
        for i in range(self.n):
            for j in range(self.n - 2):
                scaled[i, j] = q[i, j] / mpmath.sqrt(w[i])
        b = (root**-1) * scaled.T
        self.g, vectors = mpmath.eigsy(b * b.T)
        self.u = b.T * vectors  # column k has norm sqrt(g_k)
        z = matrix([mpmath.sqrt(w[i]) * y[i] for i in range(self.n)])
        self.z = self.u.T * z

    def shrunk(self, lam):
        """What is taken away per component: lambda / (1 + lambda g), times g in df."""
        return [lam / (1 + lam * g) for g in self.g]

    def gcv(self, lam):
        s = self.shrunk(lam)
        rss = sum(s[k] ** 2 * self.g[k] * self.z[k] ** 2 for k in range(len(s)))
        return ((self.within + rss) / self.rows) / (1 - self.df(lam) / self.rows) ** 2

    def df(self, lam):
        return self.n - sum(s * g for s, g in zip(self.shrunk(lam), self.g))

    def describe(self, lam, chosen):
        s = self.shrunk(lam)
        m = range(len(s))
        taken = self.u * matrix([s[k] * self.z[k] for k in m])
        fitted = [self.y[i] - taken[i] / mpmath.sqrt(self.w[i]) for i in range(self.n)]
        leverages = [1 - sum(self.u[i, k] ** 2 * s[k] for k in m) for i in range(self.n)]
        return {
            "chosenBy": chosen,
            "lambda": float(lam),
            "df": float(self.df(lam)),
            "gcv": float(self.gcv(lam)),
            "fitted": [float(v) for v in fitted],
            "leverages": [float(v) for v in leverages],
        }


def golden_section(f, a, b, width):
    ratio = (mpmath.sqrt(5) - 1) / 2
    while b - a > width:
        c, d = b - ratio * (b - a), a + ratio * (b - a)
        a, b = (a, d) if f(c) < f(d) else (c, b)
    return (a + b) / 2


def main():
    data = json.loads((GOLDEN / "r-smooth-spline.json").read_text())
    lines = (Path(__file__).resolve().parent / "../../examples/data/mcycle.csv").read_text().split("\n")
    rows = [tuple(mpf(c) for c in line.split(",")) for line in lines[1:] if line]
    distinct = sorted({t for t, _ in rows})
    groups = [[a for t, a in rows if t == x] for x in distinct]
    y = [sum(g) / len(g) for g in groups]
    w = [mpf(len(g)) for g in groups]
    within = sum((a - m) ** 2 for g, m in zip(groups, y) for a in g)
    span = distinct[-1] - distinct[0]
    spline = Spline([(t - distinct[0]) / span for t in distinct], y, w, len(rows), within)
    best = mpmath.exp(golden_section(lambda v: spline.gcv(mpmath.exp(v)), mpf(-12), mpf(-6), mpf("1e-16")))
    fixed = [mpf(float(f["lambda"])) for f in data["fits"][1:]]
    reference = {
        "source": f"mpmath {mpmath.__version__}, {mp.dps} digits, eigenvalues of the spline problem",
        "script": "tooling/golden/exact_mcycle.py",
        "meaning": data["meaning"],
        "tolerance": {
            "reference": 1e-15,
            "note": "relative; the numbers are exact to double precision, the tolerance of a test is "
            "its solver's own (a minimum of GCV found in double precision has 8 digits at most)",
        },
        "span": float(span),
        "x": [float(t) for t in distinct],
        "y": [float(v) for v in y],
        "counts": [int(v) for v in w],
        "fits": [spline.describe(best, "gcv")] + [spline.describe(v, "caller") for v in fixed],
    }
    (GOLDEN / "exact-mcycle.json").write_text(json.dumps(reference, indent=1) + "\n")


main()
