"""Small models with one recurrent layer, each trained for a step twice: by the fused layer that is recorded, and unrolled by its cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Optional

import numpy as np
import torch
from rnnviz_record import Recorder
from torch import Tensor, nn

CELLS = ("rnn_tanh", "rnn_relu", "lstm", "gru")
HEADS = ("last", "final", "every", "attention")
CLASSES = 3


@dataclass(frozen=True)
class Case:
    """What one step is made of. Sizes: timesteps, batch, inputs, hidden; kept is how many sequences are recorded."""

    cell: str
    head: str = "every"
    batch_first: bool = False
    bias: bool = True
    initial: bool = True
    dtype: torch.dtype = torch.float64
    timesteps: int = 5
    batch: int = 3
    inputs: int = 2
    hidden: int = 4
    kept: int = 4
    seed: int = 0

    @property
    def name(self) -> str:
        cell = self.cell.replace("_", "-")
        words = [cell, self.head, "batch-first" if self.batch_first else "time-first", "bias" if self.bias else "no-bias"]
        return "-".join([*words, "given-state" if self.initial else "zero-state", str(self.dtype)[6:]])

    @property
    def is_lstm(self) -> bool:
        return self.cell == "lstm"


class Head(nn.Module):
    """The rest of a model: its loss is all that the layer knows of it."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        self.kind = case.head
        self.readout = nn.Linear(case.hidden, CLASSES)
        self.memory = nn.Linear(case.hidden, CLASSES)

    def forward(self, h: Tensor, h_n: Tensor, c_n: Optional[Tensor], target: Tensor) -> Tensor:
        """The loss of h (T, B, H), h_n and c_n (B, H), target (T, B)."""
        if self.kind == "last":
            return nn.functional.cross_entropy(self.readout(h[-1]), target[-1])
        if self.kind == "final":
            logits = self.readout(h_n) if c_n is None else self.readout(h_n) + self.memory(c_n)
            return nn.functional.cross_entropy(logits, target[-1])
        if self.kind == "every":
            return nn.functional.cross_entropy(self.readout(h).flatten(0, 1), target.flatten())
        weights = torch.softmax((h * h_n).sum(-1), 0)
        return nn.functional.cross_entropy(self.readout((weights.unsqueeze(-1) * h).sum(0)), target[-1])


class Step:
    """The numbers of a case: everything is drawn from its seed."""

    def __init__(self, case: Case) -> None:
        generator = torch.Generator().manual_seed(1000 + case.seed)

        def draw(*shape: int) -> Tensor:
            return torch.randn(*shape, generator=generator, dtype=torch.float64).to(case.dtype)

        self.case = case
        self.layer = make_layer(case).to(case.dtype)
        self.head = Head(case).to(case.dtype)
        with torch.no_grad():
            for weight in (*self.layer.parameters(), *self.head.parameters()):
                weight.copy_(0.7 * draw(*weight.shape))
        self.x = draw(case.timesteps, case.batch, case.inputs)
        self.h0 = draw(case.batch, case.hidden) if case.initial else torch.zeros(case.batch, case.hidden, dtype=case.dtype)
        self.c0 = draw(case.batch, case.hidden) if case.initial else torch.zeros(case.batch, case.hidden, dtype=case.dtype)
        self.target = torch.randint(CLASSES, (case.timesteps, case.batch), generator=generator)

    def fused(self) -> Tensor:
        """The loss by the layer, as a training script computes it."""
        case = self.case
        x = self.x.transpose(0, 1) if case.batch_first else self.x
        state: Any = (self.h0[None], self.c0[None]) if case.is_lstm else self.h0[None]
        h, end = self.layer(x, state) if case.initial else self.layer(x)
        h_n, c_n = (end[0][0], end[1][0]) if case.is_lstm else (end[0], None)
        return self.head(h.transpose(0, 1) if case.batch_first else h, h_n, c_n, self.target)

    def record(self, folder: Path, vocabulary: Any = None, tokens: Any = None) -> float:
        """Takes the step and records it.

        Returns: the loss.
        """
        recorder = Recorder(folder, every=1, sequences=self.case.kept, vocabulary=vocabulary)
        recorder.watch(self.layer)
        loss = self.fused()
        loss.backward()
        recorder.step(loss, learning_rate=0.01, tokens=tokens)
        recorder.close()
        return loss.item()

    def unrolled(self) -> dict[str, np.ndarray]:
        """The same step by the cell, of the kept sequences: h, c, gamma_h, gamma_c (T, B, H) and, of a whole batch, the weights'."""
        case, kept = self.case, self.case.kept
        cell = make_cell(case).to(case.dtype)
        with torch.no_grad():
            for name, weight in cell.named_parameters():
                weight.copy_(getattr(self.layer, f"{name}_l0"))
        state: Any = (self.h0, self.c0) if case.is_lstm else self.h0
        hs, cs = [], []
        for x in self.x:
            state = cell(x, state)
            for tensor in state if case.is_lstm else (state,):
                tensor.retain_grad()
            hs.append(state[0] if case.is_lstm else state)
            cs.append(state[1] if case.is_lstm else None)
        self.head(torch.stack(hs), hs[-1], cs[-1], self.target).backward()
        truth = {"h": torch.stack(hs).detach(), "gamma_h": grads(hs)}
        if case.is_lstm:
            truth.update(c=torch.stack(cs).detach(), gamma_c=grads(cs))
        truth = {name: tensor[:, :kept] for name, tensor in truth.items()}
        if case.batch <= kept:
            truth.update((f"grad_{name}", weight.grad) for name, weight in cell.named_parameters())
        return {name: np.ascontiguousarray(tensor.numpy()) for name, tensor in truth.items()}


def grads(tensors: list[Tensor]) -> Tensor:
    return torch.stack([torch.zeros_like(tensor) if tensor.grad is None else tensor.grad for tensor in tensors])


def make_layer(case: Case) -> nn.RNNBase:
    options = {"bias": case.bias, "batch_first": case.batch_first}
    if case.cell == "lstm":
        return nn.LSTM(case.inputs, case.hidden, **options)
    if case.cell == "gru":
        return nn.GRU(case.inputs, case.hidden, **options)
    return nn.RNN(case.inputs, case.hidden, nonlinearity=case.cell[4:], **options)


def make_cell(case: Case) -> nn.RNNCellBase:
    if case.cell == "lstm":
        return nn.LSTMCell(case.inputs, case.hidden, case.bias)
    if case.cell == "gru":
        return nn.GRUCell(case.inputs, case.hidden, case.bias)
    return nn.RNNCell(case.inputs, case.hidden, case.bias, case.cell[4:])


def deviation(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest difference, relative to the largest number."""
    return float(np.abs(ours - theirs).max() / max(np.abs(theirs).max(), 1e-300))
