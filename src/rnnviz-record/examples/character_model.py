#!/usr/bin/env python3
"""A model of characters, trained as usual. The three lines that record it for RnnViz are marked [1], [2] and [3].

    python character_model.py [--text FILE] [--iterations 1000] [--units 256] [--out my-run]

An LSTM, of 256 units unless told otherwise, reads passages of Pride and Prejudice and says at each character which one comes next. A passage is two windows of
128 characters: gradients go through a window, the state goes on from the first to the second.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Optional

import torch
from rnnviz_record import Recorder
from torch import Tensor, nn

NOVEL = Path(__file__).resolve().parents[2] / "RnnViz.Lessons" / "lessons" / "data" / "pride-and-prejudice.txt"
WINDOW, WINDOWS, BATCH = 128, 2, 16
LEARNING_RATE = 0.002

State = Optional[tuple[Tensor, Tensor]]


class CharacterModel(nn.Module):
    """Embedding, LSTM, dropout, linear layer."""

    def __init__(self, characters: int, embedded: int = 64, hidden: int = 256) -> None:
        super().__init__()
        self.embedding = nn.Embedding(characters, embedded)
        self.rnn = nn.LSTM(embedded, hidden, batch_first=True)
        self.dropout = nn.Dropout(0.2)
        self.readout = nn.Linear(hidden, characters)

    def forward(self, tokens: Tensor, state: State) -> tuple[Tensor, State]:
        """Scores of the next character, (B, T, characters), after tokens (B, T), and the state after the last."""
        output, state = self.rnn(self.embedding(tokens), state)
        return self.readout(self.dropout(output)), state


def passages(text: Tensor, generator: torch.Generator) -> Iterator[Tensor]:
    """Batches of passages from anywhere in the text, (B, characters of a passage and one more)."""
    length = WINDOW * WINDOWS + 1
    while True:
        starts = torch.randint(len(text) - length, (BATCH,), generator=generator)
        yield torch.stack([text[start : start + length] for start in starts.tolist()])


def train(text: str, iterations: int, units: int, out: str) -> None:
    torch.manual_seed(1)
    characters = sorted(set(text))
    index = {character: number for number, character in enumerate(characters)}
    encoded = torch.tensor([index[character] for character in text])

    model = CharacterModel(len(characters), hidden=units)
    optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
    # 25 is odd: of the two windows of a passage, now the first is recorded and now the second
    recorder = Recorder(out, every=25, sequences=4, vocabulary=characters)  # [1]
    recorder.watch(model.rnn)  # [2]

    iteration = 0
    for passage in passages(encoded, torch.Generator().manual_seed(1)):
        state: State = None
        for start in range(0, WINDOW * WINDOWS, WINDOW):
            if iteration == iterations:
                return
            inputs, targets = passage[:, start : start + WINDOW], passage[:, start + 1 : start + WINDOW + 1]
            scores, state = model(inputs, state)
            loss = nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten())
            optimizer.zero_grad()
            loss.backward()
            recorder.step(loss, learning_rate=LEARNING_RATE, tokens=inputs)  # [3]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            state = None if state is None else (state[0].detach(), state[1].detach())
            if iteration % 25 == 0:
                print(f"iteration {iteration}: loss {loss.item():.3f} nats per character", flush=True)
            iteration += 1


def main() -> None:
    parser = argparse.ArgumentParser(description="Trains a model of characters and records it for RnnViz.")
    parser.add_argument("--text", default=str(NOVEL), help="a text file in UTF-8 (default: Pride and Prejudice)")
    parser.add_argument("--iterations", type=int, default=1000, help="training steps (default: 1000)")
    parser.add_argument("--units", type=int, default=256, help="hidden units of the LSTM (default: 256)")
    parser.add_argument("--out", default="my-run", help="the folder of the recording (default: my-run)")
    arguments = parser.parse_args()
    train(Path(arguments.text).read_text(encoding="utf-8"), arguments.iterations, arguments.units, arguments.out)


if __name__ == "__main__":
    main()
