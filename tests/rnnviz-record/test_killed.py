"""Training that is killed at any moment leaves a folder that opens, and that a later training goes on with."""

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import numpy as np
from model import Model, batch
from passes import gradients
from reading import Recording, read
from rnnviz_record import Recorder

MOMENTS = 20


def train_for_ever(folder: Path, resume_at: int) -> None:
    model = Model()
    recorder = Recorder(folder, every=1, resume_at=resume_at)
    recorder.watch(model.rnn)
    while True:
        loss = model(batch())
        loss.backward()
        recorder.step(loss)


def kill_at(folder: Path, resume_at: int, seconds: float) -> None:
    """Kills a training so long after its process began."""
    process = multiprocessing.get_context("fork").Process(target=train_for_ever, args=(folder, resume_at), daemon=True)
    process.start()
    time.sleep(seconds)
    assert process.pid is not None and process.exitcode is None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def test_twenty_kills_at_random_moments_leave_folders_that_open(tmp_path: Path) -> None:
    moments = random.Random(17)
    opened = 0
    for number in range(MOMENTS):
        folder = tmp_path / str(number)
        kill_at(folder, 0, moments.uniform(0, 0.2))
        if (folder / "run.jsonl").exists():
            hold_up(read(folder))
            opened += 1
    assert opened > 0


def test_a_recording_goes_on_after_each_of_ten_kills(tmp_path: Path) -> None:
    moments = random.Random(18)
    iterations: list[int] = []
    for _ in range(10):
        kill_at(tmp_path, len(iterations), moments.uniform(0.02, 0.15))
        if (tmp_path / "run.jsonl").exists():
            recording = read(tmp_path)
            assert len(recording.iterations) >= len(iterations)
            iterations = recording.iterations
            hold_up(recording)
    assert iterations == list(range(len(iterations))) and len(iterations) > 1


def hold_up(recording: Recording) -> None:
    """Every file that is listed was read as a whole by now; the last one agrees with itself."""
    if recording.steps:
        arrays = recording.steps[-1].arrays
        np.testing.assert_allclose(gradients("gru", arrays)["h"], arrays["h"], atol=1e-6)
