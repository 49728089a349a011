#!/usr/bin/env python3
"""What recording costs: a training step of the example, plain, watched but not recorded, and recorded, by turns in one run.

    python benchmarks/cost.py [--rounds 30] [--device cpu]

Prints the median of each kind of step and of the ratios to the plain step of the same round; and, as a step that is not recorded costs
less than a machine's noise, its two calls by themselves.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, Optional

import torch
from torch import Tensor, nn

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "examples")]
from character_model import BATCH, LEARNING_RATE, WINDOW, CharacterModel  # noqa: E402
from rnnviz_record import Recorder  # noqa: E402

CHARACTERS = 75
CALLS = 100_000


class Training:
    """The example's step on random characters."""

    def __init__(self, folder: Optional[str], every: int, device: str) -> None:
        torch.manual_seed(1)
        self.model = CharacterModel(CHARACTERS).to(device)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=LEARNING_RATE)
        self.recorder = None if folder is None else Recorder(folder, every=every, vocabulary=[chr(48 + n) for n in range(CHARACTERS)])
        if self.recorder is not None:
            self.recorder.watch(self.model.rnn)

    def step(self, inputs: Tensor, targets: Tensor) -> None:
        scores, _ = self.model(inputs, None)
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten())
        self.optimizer.zero_grad()
        loss.backward()
        if self.recorder is not None:
            self.recorder.step(loss, learning_rate=LEARNING_RATE, tokens=inputs)
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()


def timed(action: Callable[[], None], device: str) -> float:
    """Seconds."""
    start = time.perf_counter()
    action()
    if device.startswith("cuda"):
        torch.cuda.synchronize()
    return time.perf_counter() - start


def seconds_of_calls(folder: str) -> float:
    """Of the hook and step() in a step that is not recorded."""
    layer = nn.LSTM(2, 2)
    recorder = Recorder(folder, every=10 * CALLS, resume_at=1)
    recorder.watch(layer)
    (hook,) = layer._forward_hooks.values()
    x = torch.zeros(1, 1, 2)
    result = layer(x)
    start = time.perf_counter()
    for _ in range(CALLS):
        hook(layer, (x,), result)
        recorder.step(0.0, learning_rate=LEARNING_RATE, tokens=x)
    return (time.perf_counter() - start) / CALLS


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what recording costs.")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--device", default="cpu")
    arguments = parser.parse_args()
    device: str = arguments.device
    with tempfile.TemporaryDirectory() as folder:
        trainings = {
            "plain": Training(None, 1, device),
            "not recorded": Training(f"{folder}/none", 10**9, device),
            "recorded": Training(f"{folder}/all", 1, device),
        }
        times: dict[str, list[float]] = {name: [] for name in trainings}
        for number in range(-2, arguments.rounds):
            text = torch.randint(CHARACTERS, (BATCH, WINDOW + 1)).to(device)
            turn = number % len(trainings)
            for name in [*trainings][turn:] + [*trainings][:turn]:
                seconds = timed(lambda: trainings[name].step(text[:, :-1], text[:, 1:]), device)
                if number >= 0:
                    times[name].append(seconds)
        size = max(path.stat().st_size for path in Path(folder, "all").glob("*.npz"))
        calls = seconds_of_calls(f"{folder}/calls")
    plain = statistics.median(times["plain"])
    for name, measured in times.items():
        ratio = statistics.median(one / other for one, other in zip(measured, times["plain"]))
        print(f"{name:<13} {1000 * statistics.median(measured):8.2f} ms  {100 * (ratio - 1):+6.2f} %")
    print(f"the calls of a step that is not recorded: {1e6 * calls:.2f} us, {100 * calls / plain:.4f} % of a plain step")
    print(f"a recorded step is {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
