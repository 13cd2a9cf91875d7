"""Writes the binary example signals and NumPy arrays with the numbers that they hold.

examples/data/speech.wav   a quarter of a second of a LibriVox recording
examples/data/camera.png   scikit-image's camera image, 2 x 2 pixels averaged into one
packages/signals/test/golden/npy.json

Run from this folder, with the two Debian packages unpacked, not installed:
    apt-get download pocketsphinx-testdata python3-skimage
    for package in *.deb; do dpkg -x "$package" unpacked; done
    python3 signal_files.py unpacked
Needs NumPy only.
"""
import base64
import io
import json
import struct
import sys
import wave
import zlib
from pathlib import Path

import numpy as np

here = Path(__file__).parent
data = here / "../../examples/data"
share = Path(sys.argv[1]) / "usr"
CLIP = "share/pocketsphinx/test/data/librivox/sense_and_sensibility_01_austen_64kb-0880.wav"
CAMERA = "lib/python3/dist-packages/skimage/data/camera.png"
START, FRAMES = 8000, 4000


def write_speech():
    with wave.open(str(share / CLIP)) as clip:
        clip.setpos(START)
        frames = clip.readframes(FRAMES)
        layout = (clip.getnchannels(), clip.getsampwidth(), clip.getframerate())
    with wave.open(str(data / "speech.wav"), "wb") as speech:
        speech.setnchannels(layout[0])
        speech.setsampwidth(layout[1])
        speech.setframerate(layout[2])
        speech.writeframes(frames)


def read_grey_png(path):
    """Pixels of an 8-bit grey PNG without interlace."""
    raw, at, packed = path.read_bytes(), 8, b""
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", raw[16:29])
    assert (depth, colour, interlace) == (8, 0, 0)
    while at < len(raw):
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        packed += raw[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    rows = np.frombuffer(zlib.decompress(packed), np.uint8).reshape(height, width + 1)
    image, above = np.zeros((height, width), int), [0] * width
    for r, row in enumerate(rows.tolist()):
        line = []
        for c, byte in enumerate(row[1:]):
            a, b = (line[c - 1], above[c - 1]) if c else (0, 0)
            line.append(byte + predicted(row[0], a, above[c], b) & 255)
        image[r], above = line, line
    return image


def predicted(method, left, up, corner):
    estimate = left + up - corner
    nearest = min((left, up, corner), key=lambda value: abs(estimate - value))
    return (0, left, up, (left + up) // 2, nearest)[method]


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def write_grey_png(path, image):
    """An 8-bit grey PNG; of the five filters each row takes the one with the smallest sum."""
    height, width = image.shape
    padded = np.zeros((height + 1, width + 1), int)
    padded[1:, 1:] = image
    lines = []
    for r in range(1, height + 1):
        guesses = [
            [predicted(m, int(padded[r, c - 1]), int(padded[r - 1, c]), int(padded[r - 1, c - 1])) for c in range(1, width + 1)]
            for m in range(5)
        ]
        rest = (padded[r, 1:] - np.array(guesses)) & 255
        method = int(np.argmin(np.minimum(rest, 256 - rest).sum(axis=1)))
        lines.append(bytes([method]) + rest[method].astype(np.uint8).tobytes())
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(b"".join(lines), 9)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def write_camera():
    image = read_grey_png(share / CAMERA)
    sums = image.reshape(256, 2, 256, 2).sum(axis=(1, 3))
    write_grey_png(data / "camera.png", (sums + 2) // 4)


def npy(array, **options):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, **options)
    return base64.b64encode(file.getvalue()).decode()


def case(name, array, **options):
    return {
        "name": name,
        "shape": list(array.shape),
        "npy": npy(array, **options),
        "values": array.astype(float).tolist(),
    }


def write_npy():
    values = np.array([0, 1, 5, 127])
    types = [f"{order}{kind}" for kind in ("f4", "f8", "i2", "i4", "i8", "u2", "u4", "u8") for order in "<>"]
    cases = [case(kind, values.astype(kind)) for kind in [*types, "i1", "u1", "b1"]]
    cases += [
        case("negative >i8", np.array([-1, -(2**40)], ">i8")),
        case("largest u4", np.array([2**32 - 1], "<u4")),
        case("smallest i1", np.array([-128], "i1")),
        case("small f8", np.array([5e-324, -0.1, 1.7976931348623157e308])),
        case("two columns, C order", np.arange(6.0).reshape(3, 2)),
        case("two columns, Fortran order", np.asfortranarray(np.arange(6.0).reshape(3, 2))),
        case("matrix, C order", np.arange(12, dtype="<i2").reshape(3, 4)),
        case("matrix, Fortran order, >f4", np.asfortranarray(np.arange(12, dtype=">f4").reshape(3, 4))),
        case("one column", np.arange(3.0).reshape(3, 1)),
        case("one row", np.arange(3.0).reshape(1, 3)),
        case("version 2", np.arange(3.0), version=(2, 0)),
        case("version 3", np.arange(3.0), version=(3, 0)),
    ]
    refused = {
        "cube": npy(np.zeros((2, 2, 2))),
        "scalar": npy(np.array(1.5)),
        "empty": npy(np.zeros(0)),
        "complex": npy(np.zeros(2, complex)),
        "half": npy(np.zeros(2, "f2")),
        "text": npy(np.array(["a", "b"])),
        "records": npy(np.zeros(2, [("a", "f8"), ("b", "i4")])),
        "objects": npy(np.array([None, 1], object)),
        "not a number": npy(np.array([1.0, np.nan])),
        "infinite": npy(np.array([[0, 1.0], [1, -np.inf]])),
    }
    golden = {
        "source": f"NumPy {np.__version__}, numpy.lib.format.write_array",
        "script": "tooling/golden/signal_files.py",
        "meaning": "npy: bytes of the file in base64; values: the array as nested lists of doubles",
        "tolerance": 0,
        "arrays": cases,
        "refused": refused,
    }
    target = here / "../../packages/signals/test/golden/npy.json"
    target.write_text(json.dumps(golden, indent=1) + "\n")


write_speech()
write_camera()
write_npy()
