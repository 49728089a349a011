"""Every gradient through time that follows from a recorded step is the one that autograd finds in the unrolled network."""

import itertools
from pathlib import Path

import numpy as np
import pytest
import torch
from cases import CELLS, HEADS, Case, Step, deviation
from passes import gradients
from reading import Recording, read

TOLERANCE = {torch.float64: 1e-9, torch.float32: 1e-4}
SWITCHES = (False, True)
GRID = [
    Case(cell, head, batch_first, bias, initial, dtype)
    for cell, head, batch_first, bias, initial, dtype in itertools.product(CELLS, HEADS, SWITCHES, SWITCHES, SWITCHES, TOLERANCE)
]


def hold_against_autograd(step: Step, recording: Recording) -> None:
    case, arrays = step.case, recording.steps[0].arrays
    ours, theirs = gradients(case.cell, arrays), step.unrolled()
    assert {"gamma_h"} <= set(theirs)
    for name, expected in theirs.items():
        assert deviation(ours[name], expected) <= TOLERANCE[case.dtype], name
    assert deviation(arrays["h"], theirs["h"]) <= TOLERANCE[case.dtype]
    if case.is_lstm:
        assert deviation(arrays["c_n"], theirs["c"][-1]) <= TOLERANCE[case.dtype]


@pytest.mark.parametrize("case", GRID, ids=[case.name for case in GRID])
def test_gradients_through_time_are_those_of_autograd(case: Case, tmp_path: Path) -> None:
    step = Step(case)
    loss = step.record(tmp_path)
    recording = read(tmp_path)
    header, line, arrays = recording.header, recording.steps[0].line, recording.steps[0].arrays
    assert (header["cell"], header["inputs"], header["hidden"]) == (case.cell, case.inputs, case.hidden)
    assert (header["bias"], header["batchFirst"], header["dtype"]) == (case.bias, case.batch_first, str(case.dtype)[6:])
    assert (line["iteration"], line["loss"], line["learningRate"]) == (0, loss, 0.01)
    assert (line["timesteps"], line["sequences"], line["batch"]) == (case.timesteps, case.batch, case.batch)
    assert line["directFrom"] == (case.timesteps if case.head in ("last", "final") else 1)
    assert np.array_equal(arrays["x"], step.x.numpy()) and np.array_equal(arrays["h0"], step.h0.numpy())
    hold_against_autograd(step, recording)
    # the layer's own gradients are in the recording, and are those that follow from it
    for name, weight in step.layer.named_parameters():
        assert np.array_equal(arrays[f"grad_{name[:-3]}"], weight.grad.numpy())
        assert deviation(gradients(case.cell, arrays)[f"grad_{name[:-3]}"], weight.grad.numpy()) <= TOLERANCE[case.dtype]


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("kept", [1, 2, 3, 5])
def test_of_the_kept_sequences_alone_the_gradients_are_those_of_the_whole_batch(cell: str, kept: int, tmp_path: Path) -> None:
    step = Step(Case(cell, "attention", kept=kept, batch=3))
    step.record(tmp_path)
    recording = read(tmp_path)
    line, arrays = recording.steps[0].line, recording.steps[0].arrays
    assert (recording.header["sequences"], line["sequences"], line["batch"]) == (kept, min(kept, 3), 3)
    assert ("grad_weight_hh" in arrays) == (kept >= 3)
    hold_against_autograd(step, recording)


@pytest.mark.parametrize("cell", CELLS)
def test_of_one_timestep_and_one_unit_the_gradients_are_those_of_autograd(cell: str, tmp_path: Path) -> None:
    step = Step(Case(cell, "final", timesteps=1, batch=1, inputs=1, hidden=1))
    step.record(tmp_path)
    hold_against_autograd(step, read(tmp_path))
