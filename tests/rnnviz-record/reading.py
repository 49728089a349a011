"""A reader of recordings that knows the format from its description alone, and trusts nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

GATES = {"rnn_tanh": 1, "rnn_relu": 1, "lstm": 4, "gru": 3}
HEADER = ["format", "version", "cell", "inputs", "hidden", "bias", "batchFirst", "dtype", "every", "sequences", "layer", "torch"]
LINE = ["iteration", "file", "loss", "learningRate", "timesteps", "sequences", "batch", "directFrom"]


@dataclass
class Step:
    """A line of run.jsonl and the arrays of its file."""

    line: dict[str, Any]
    arrays: dict[str, np.ndarray]


@dataclass
class Recording:
    """A header and the steps that are listed, each of them read."""

    header: dict[str, Any]
    steps: list[Step]

    @property
    def iterations(self) -> list[int]:
        return [step.line["iteration"] for step in self.steps]


def read(folder: Path) -> Recording:
    """Opens a recording as a program must that finds it after a kill: a last half line and *.part files do not count."""
    whole = (folder / "run.jsonl").read_bytes().split(b"\n")[:-1]
    header, *lines = (json.loads(line, parse_constant=forbid) for line in whole)
    assert [key for key in header if key != "vocabulary"] == HEADER
    assert header["format"] == "rnnviz-recording" and header["version"] == 1 and header["cell"] in GATES
    steps = [Step(line, read_arrays(folder / line["file"], header, line)) for line in lines]
    iterations = [step.line["iteration"] for step in steps]
    assert iterations == sorted(set(iterations))
    assert all(iteration % header["every"] == 0 for iteration in iterations)
    return Recording(header, steps)


def read_arrays(path: Path, header: dict[str, Any], line: dict[str, Any]) -> dict[str, np.ndarray]:
    """All arrays of a step, whose shapes and types are those of the description."""
    assert list(line) == LINE
    assert re.fullmatch(r"step-[0-9]{9,}\.npz", line["file"]) and int(line["file"][5:-4]) == line["iteration"]
    assert isinstance(line["loss"], float) or line["loss"] in ("NaN", "Infinity", "-Infinity")
    with np.load(path) as archive:
        arrays = dict(archive)
    expected = shapes(header, line)
    optional = {"tokens", *(name for name in expected if name.startswith("grad_"))}
    assert set(expected) - optional <= set(arrays) <= set(expected)
    for name, array in arrays.items():
        assert array.shape == expected[name], (name, array.shape, expected[name])
        assert array.flags.c_contiguous
        assert array.dtype in ([np.dtype("<i8")] if name == "tokens" else [np.dtype("<f4"), np.dtype("<f8")]), (name, array.dtype)
    return arrays


def shapes(header: dict[str, Any], line: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    steps, batch, inputs, hidden = line["timesteps"], line["sequences"], header["inputs"], header["hidden"]
    rows = GATES[header["cell"]] * hidden
    of = {"x": (steps, batch, inputs), "h0": (batch, hidden), "h": (steps, batch, hidden), "direct_h": (steps, batch, hidden)}
    if header["cell"] == "lstm":
        of.update(c0=(batch, hidden), c_n=(batch, hidden), direct_c_n=(batch, hidden))
    weights: dict[str, tuple[int, ...]] = {"weight_ih": (rows, inputs), "weight_hh": (rows, hidden)}
    if header["bias"]:
        weights.update(bias_ih=(rows,), bias_hh=(rows,))
    gradients = {f"grad_{name}": shape for name, shape in weights.items()}
    return {**of, **weights, **gradients, "tokens": (steps, batch)}


def forbid(word: str) -> None:
    raise AssertionError(f"{word} is no JSON")
