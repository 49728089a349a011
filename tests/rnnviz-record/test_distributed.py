"""Of several processes that train together, rank 0 alone records, its own part of the batch."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from passes import gradients
from reading import read


@pytest.mark.skipif(not torch.distributed.is_available(), reason="this PyTorch was built without torch.distributed")
def test_two_processes_train_together_and_rank_0_records(tmp_path: Path) -> None:
    meeting, folder = str(tmp_path / "meeting"), tmp_path / "run"
    environment = {**os.environ, "GLOO_SOCKET_IFNAME": "lo"}
    script = str(Path(__file__).with_name("distributed.py"))
    commands = [[sys.executable, script, str(rank), meeting, str(folder)] for rank in range(2)]
    processes = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) for command in commands]
    try:
        ends = [process.communicate(timeout=120) for process in processes]
    finally:
        for process in processes:
            process.kill()
    assert [process.returncode for process in processes] == [0, 0], ends
    first, second = (torch.load(f"{meeting}-{rank}.pt") for rank in range(2))
    recording = read(folder)
    assert recording.iterations == [0, 2, 4]
    for step in recording.steps:
        assert np.array_equal(step.arrays["x"], first["x"][step.line["iteration"]].numpy())
        assert not np.array_equal(step.arrays["x"], second["x"][step.line["iteration"]].numpy())
        # the gradients are those of rank 0's own loss, before they are averaged
        expected = gradients("gru", step.arrays)["grad_weight_hh"]
        np.testing.assert_allclose(step.arrays["grad_weight_hh"], expected, rtol=1e-4, atol=1e-7)
    assert (first["watched"], second["watched"]) == (1, 0)
