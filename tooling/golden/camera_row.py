"""Writes examples/data/camera-row.csv: row 256 of scikit-image's camera image.

Run from this folder: python3 camera_row.py
Needs scikit-image >= 0.18 (Debian: python3-skimage).
"""
from pathlib import Path

from skimage.data import camera

ROW = 256

row = camera()[ROW]
lines = ["column (px),grey level"] + [f"{column},{grey}" for column, grey in enumerate(row)]
target = Path(__file__).parent / "../../examples/data/camera-row.csv"
target.write_text("\n".join(lines) + "\n", newline="\n")
