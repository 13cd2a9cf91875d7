"""Sinogram and filtered back-projection of a disc phantom by scikit-image.

Run from this folder: python3 radon_transforms.py
Needs scikit-image >= 0.19 (Debian: python3-skimage, then /usr/bin/python3).

The image has its row 0 at the smallest x2; scikit-image's row 0 is at the largest, hence the flips.
"""
import json
import warnings
from pathlib import Path

import numpy as np
import skimage
from skimage.transform import iradon, radon

GOLDEN = Path(__file__).resolve().parent / "../../packages/radon-spline/test/golden"
SIZE, ANGLES, FINE = 25, 12, 8
DISCS = [  # centre x1, x2, radius in pixels from the middle, height
    (0.0, 0.0, 9.0, 1.0),
    (-3.0, 2.0, 3.0, -0.5),
    (4.0, -1.0, 2.5, 2.0),
]


def phantom():
    """Means of the discs over every pixel, from FINE x FINE points in each."""
    points = (np.arange(SIZE * FINE) + 0.5) / FINE - SIZE / 2
    x1, x2 = np.meshgrid(points, points)
    fine = sum(h * ((x1 - a) ** 2 + (x2 - b) ** 2 <= r * r) for a, b, r, h in DISCS)
    return fine.reshape(SIZE, FINE, SIZE, FINE).mean(axis=(1, 3))


def main():
    warnings.simplefilter("error")
    image = phantom()
    angles = np.arange(ANGLES) * 180 / ANGLES
    sinogram = radon(np.flipud(image), theta=angles, circle=True)
    inverse = iradon(sinogram, theta=angles, filter_name="ramp", interpolation="linear", circle=True)
    reference = {
        "source": f"scikit-image {skimage.__version__} (NumPy {np.__version__}) transform.radon, iradon",
        "script": "tooling/golden/radon_transforms.py",
        "meaning": "image[i2][i1] at x = (i1 - 12, i2 - 12): pixel means of discs {x1, x2, radius, height}; "
        "sinogram[d][j] at angle pi d / 12 and offset j - 12; inverse by the ramp filter, linear interpolation",
        "tolerance": {"value": 1e-12, "note": "absolute; all values are below 30"},
        "discs": [dict(zip(("x1", "x2", "radius", "height"), disc)) for disc in DISCS],
        "image": image.tolist(),
        "sinogram": sinogram.T.tolist(),
        "inverse": np.flipud(inverse).tolist(),
    }
    GOLDEN.mkdir(parents=True, exist_ok=True)
    (GOLDEN / "radon_transforms.json").write_text(json.dumps(reference, indent=None, separators=(",", ":")).replace("],[", "],\n[") + "\n")


main()
