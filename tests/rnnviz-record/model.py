"""An ordinary model with one recurrent layer, and an ordinary loop that trains it."""

from __future__ import annotations

from typing import Any, Iterator, Optional

import torch
from rnnviz_record import Recorder
from torch import Tensor, nn

INPUTS, HIDDEN, BATCH, TIMESTEPS = 2, 3, 2, 4


class Model(nn.Module):
    """A GRU with a linear readout, if nothing else is said."""

    def __init__(self, layer: Optional[nn.Module] = None, batch_first: bool = False) -> None:
        super().__init__()
        self.rnn = nn.GRU(INPUTS, HIDDEN, batch_first=batch_first) if layer is None else layer
        self.readout = nn.Linear(HIDDEN, 1)

    def forward(self, x: Tensor) -> Tensor:
        return self.readout(self.rnn(x)[0]).square().mean()


def batch(*shape: int) -> Tensor:
    return torch.randn(*(shape or (TIMESTEPS, BATCH, INPUTS)))


def train(model: nn.Module, recorder: Recorder, steps: int, **given: Any) -> Iterator[Tensor]:
    """Trains for so many steps, and gives the loss after each."""
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for _ in range(steps):
        loss = model(batch())
        optimizer.zero_grad()
        loss.backward()
        recorder.step(loss, **given)
        optimizer.step()
        yield loss


def run(model: nn.Module, recorder: Recorder, steps: int, **given: Any) -> list[float]:
    return [loss.item() for loss in train(model, recorder, steps, **given)]
