"""What a peer in Python does: the counterpart of src/exchange.mjs."""
import json
import platform
import resource
import sys
import time
from pathlib import Path

import numpy as np


def number_or_text(text):
    try:
        return float(text)
    except ValueError:
        return text


def parameters_of(arguments):
    pairs = (argument.split("=", 1) for argument in arguments)
    return {name: number_or_text(text) for name, text in pairs}


def peak_bytes():
    """The most memory this process ever held; on Linux without what its parent held."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM:"))
        return 1024 * int(line.split()[1])
    unit = 1 if platform.system() == "Darwin" else 1024
    return unit * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def numpy_with_blas():
    """NumPy and the BLAS it is linked with, as far as it can tell."""
    try:
        blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
        return f"NumPy {np.__version__} ({blas['name']} {blas['version']}, one thread)"
    except TypeError:
        return f"NumPy {np.__version__}"


def run_side(software, prepare, factor=lambda parameters: 1):
    """prepare(parameters, read) gives the work; the work gives arrays to compare, or a function of them.

    Its time is multiplied by the factor.
    """
    parameters = parameters_of(sys.argv[1:])
    folder = Path(parameters["input"])
    work = prepare(parameters, lambda name: np.fromfile(folder / f"{name}.bin"))
    try:
        milliseconds, arrays = timed(work, parameters)
        milliseconds = [time * factor(parameters) for time in milliseconds]
    except Exception as error:
        print(json.dumps({"software": software, "failed": f"{type(error).__name__}: {error}"}))
        return
    report = {"software": software, "milliseconds": milliseconds, "bytes": peak_bytes(), "facts": {}}
    for name, values in (arrays() if callable(arrays) else arrays).items():
        np.asarray(values, dtype=float).tofile(Path(parameters["output"]) / f"{name}.bin")
    print(json.dumps(report))


def timed(work, parameters):
    """The milliseconds of every round, and what the last one gave."""
    milliseconds = []
    begin = time.perf_counter()
    while True:
        begun = time.perf_counter()
        arrays = work()
        now = time.perf_counter()
        milliseconds.append(1000 * (now - begun))
        if len(milliseconds) >= parameters["rounds"] or now - begin >= parameters["seconds"]:
            return milliseconds, arrays
