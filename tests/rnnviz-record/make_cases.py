#!/usr/bin/env python3
"""Makes the recordings that the tests of RnnViz open, each with what autograd found, from which RnnViz must not differ.

    /usr/bin/python3 tests/rnnviz-record/make_cases.py [FOLDER]

A case is a recording of one step (run.jsonl, step-000000000.npz) and expected.npz beside it: of the kept sequences h (T, B, H),
gamma_h (T, B, H), which is all of dL/dh_t, direct and through time, of an LSTM c and gamma_c likewise; and where the whole batch was
kept grad_weight_ih, grad_weight_hh, grad_bias_ih, grad_bias_hh. They come from the same step, unrolled with nn.RNNCell, nn.LSTMCell or
nn.GRUCell. Of each cell there are eight cases, in which each value of each setting meets each value of every other one.
"""

from __future__ import annotations

import dataclasses
import shutil
import sys
from pathlib import Path

import numpy as np
import torch

import conftest
from cases import CELLS, HEADS, Case, Step

FOLDER = conftest.ROOT / "tests" / "RnnViz.Lessons.Tests" / "Recordings" / "cases"
SIZES = [(5, 2, 3, 4), (7, 3, 2, 5), (1, 2, 4, 3), (6, 1, 1, 2), (4, 3, 3, 1), (2, 1, 2, 5), (3, 2, 1, 4), (6, 2, 4, 2)]


def all_cases() -> dict[str, Case]:
    """By name."""
    cases = [covering(cell, row) for cell in CELLS for row in range(8)]
    named = {case.name: case for case in cases}
    named["lstm-two-sequences-of-three"] = Case("lstm", "attention", kept=2, timesteps=4, hidden=3, seed=50)
    named["gru-one-sequence-of-three"] = Case("gru", "every", True, kept=1, timesteps=6, hidden=2, seed=51, dtype=torch.float32)
    return named


def covering(cell: str, row: int) -> Case:
    a, b, c = row >> 2 & 1, row >> 1 & 1, row & 1
    switches = (c, a ^ c, b ^ c)
    dtype = (torch.float64, torch.float32)[a ^ b ^ c]
    case = Case(cell, HEADS[2 * a + b], *map(bool, switches), dtype, *SIZES[row])
    return dataclasses.replace(case, seed=8 * CELLS.index(cell) + row)


def make(folder: Path, name: str, case: Case) -> None:
    step = Step(case)
    step.record(folder / name)
    np.savez(folder / name / "expected.npz", **step.unrolled())


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    shutil.rmtree(folder, ignore_errors=True)
    for name, case in all_cases().items():
        make(folder, name, case)
    # with tokens: which character of a text each input stands for
    step = Step(Case("gru", "every", True, timesteps=6, batch=2, inputs=3, hidden=3, seed=52))
    step.record(folder / "gru-with-tokens", vocabulary="anb", tokens=[[2, 0, 1, 0, 1, 0], [1, 0, 2, 1, 0, 2]])
    np.savez(folder / "gru-with-tokens" / "expected.npz", **step.unrolled())
    files = [path for path in folder.rglob("*") if path.is_file()]
    print(f"{sum(1 for path in folder.iterdir())} cases, {sum(path.stat().st_size for path in files)} bytes in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
