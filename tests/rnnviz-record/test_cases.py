"""The recordings that the tests of RnnViz open hold what they claim."""

from pathlib import Path

import numpy as np
import pytest
from cases import deviation
from make_cases import FOLDER, all_cases
from passes import gradients
from reading import read

FOLDERS = sorted(FOLDER.iterdir())


def test_there_is_a_folder_for_every_case() -> None:
    assert {*all_cases(), "gru-with-tokens"} == {folder.name for folder in FOLDERS} and len(FOLDERS) >= 24


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_what_follows_from_the_recording_is_what_autograd_found(folder: Path) -> None:
    recording = read(folder)
    (step,) = recording.steps
    with np.load(folder / "expected.npz") as archive:
        expected = dict(archive)
    is_whole = step.line["sequences"] == step.line["batch"]
    assert ("gamma_c" in expected) == (recording.header["cell"] == "lstm") and ("grad_weight_hh" in expected) == is_whole
    ours = gradients(recording.header["cell"], step.arrays)
    tolerance = {"float32": 1e-4, "float64": 1e-9}[recording.header["dtype"]]
    for name, array in expected.items():
        assert deviation(ours[name], array) <= tolerance, name
    for name in expected.keys() & step.arrays.keys() - {"h"}:
        assert deviation(step.arrays[name], expected[name]) <= tolerance, name
