"""The peers' side of peers.sh: one training step as a user of PyTorch or numpy would write it.

For each line "NAME CELL KIND T D H O B SECONDS" on the standard input, a line of names and median microseconds. The recurrent
loops of PyTorch also yield the norm of the loss' gradient at every state, h and of an LSTM c, as RnnViz does; the fused layers
nn.RNN, nn.LSTM and nn.GRU do not. They are timed in float32, the loops over gated cells in float64, too.
"""

import statistics
import sys
import time
from functools import partial

import numpy
import torch
from torch import nn
from torch.nn import functional

RATE = 1e-4


def median_microseconds(step, seconds):
    end = time.perf_counter() + min(0.3, seconds)
    step()
    while time.perf_counter() < end:
        step()
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return 1e6 * statistics.median(times)


class Batch:
    """Inputs and targets as tensors, time first; tokens are one-hot inputs and classes as targets."""

    def __init__(self, kind, T, D, O, B):
        self.T, self.B = T, B
        self.has_tokens, self.has_loss_at_every_step = kind in ("lm", "recall"), kind in ("m2m", "lm")
        if self.has_tokens:
            self.tokens = torch.randint(0, D, (T, B))
            self.inputs = functional.one_hot(self.tokens, D).to(torch.get_default_dtype())
            self.targets = torch.randint(0, O, (T, B))
        else:
            self.tokens = None
            self.inputs = torch.randn(T, B, D)
            self.targets = torch.randn(T, B, O)

    def loss(self, head, states):
        """From the states of all timesteps, given as a function, so that only what is needed is stacked."""
        outputs = head(states(not self.has_loss_at_every_step))
        targets = self.targets if self.has_loss_at_every_step else self.targets[-1]
        if self.has_tokens:
            return functional.cross_entropy(outputs.view(targets.numel(), -1), targets.flatten())
        return functional.mse_loss(outputs, targets)


def layer_step(batch, D, H, O, kind=nn.RNN):
    """A fused layer, without the gradients of states."""
    layer, head = kind(D, H), nn.Linear(H, O)
    optimizer = torch.optim.SGD([*layer.parameters(), *head.parameters()], lr=RATE)

    def step():
        optimizer.zero_grad()
        states, _ = layer(batch.inputs)
        batch.loss(head, lambda last: states[-1] if last else states).backward()
        optimizer.step()

    return step


def loop_step(batch, H, O, parameters, advance):
    """A loop over timesteps that keeps every state's gradient and takes its norm. An LSTM has two states, h and c."""
    head = nn.Linear(H, O)
    optimizer = torch.optim.SGD([*parameters, *head.parameters()], lr=RATE)

    def step():
        optimizer.zero_grad()
        states, cells = [], []
        for state, *cell in advance():
            for kept in (state, *cell):
                kept.retain_grad()
            states.append(state)
            cells += cell
        batch.loss(head, lambda last: states[-1] if last else torch.stack(states)).backward()
        torch.stack([state.grad for state in states + cells]).flatten(1).norm(dim=1).tolist()
        optimizer.step()

    return step


def cell_step(batch, D, H, O, kind=nn.RNNCell):
    cell = kind(D, H)

    def advance():
        state = torch.zeros(batch.B, H)
        for x in batch.inputs:
            state = cell(x, state)
            yield (state,)

    return loop_step(batch, H, O, list(cell.parameters()), advance)


def lstm_step(batch, D, H, O):
    cell = nn.LSTMCell(D, H)

    def advance():
        states = torch.zeros(batch.B, H), torch.zeros(batch.B, H)
        for x in batch.inputs:
            states = cell(x, states)
            yield states

    return loop_step(batch, H, O, list(cell.parameters()), advance)


def unrolled_step(batch, D, H, O):
    """Inputs of all timesteps in one product, or picked by token; then one fused product and tanh a timestep."""
    wx = nn.Parameter(0.1 * torch.randn(D, H))
    wh = nn.Parameter(0.9 / H**0.5 * torch.randn(H, H))
    bias = nn.Parameter(torch.zeros(H))

    def advance():
        state = torch.zeros(batch.B, H)
        projected = (wx[batch.tokens] if batch.has_tokens else batch.inputs @ wx) + bias
        for x in projected.unbind(0):
            state = torch.tanh(torch.addmm(x, state, wh))
            yield (state,)

    return loop_step(batch, H, O, [wx, wh, bias], advance)


def numpy_step(batch, D, H, O):
    """The equations as RnnViz has them, one column a sequence, in float64."""
    T, B = batch.T, batch.B
    random = numpy.random.default_rng(0)
    wx, wy = 0.1 * random.standard_normal((H, D)), 0.1 * random.standard_normal((O, H))
    wh = 0.9 / H**0.5 * random.standard_normal((H, H))
    bh, by = numpy.zeros((H, 1)), numpy.zeros((O, 1))
    inputs = numpy.ascontiguousarray(batch.inputs.numpy().astype(float).transpose(0, 2, 1))
    targets = batch.targets.numpy() if batch.has_tokens else batch.targets.numpy().astype(float).transpose(0, 2, 1)
    columns = numpy.arange(B)

    def output_error(t, state):
        error = wy @ state + by
        if batch.has_tokens:
            error = numpy.exp(error - error.max(0))
            error /= error.sum(0)
            error[targets[t], columns] -= 1
            return error / (B * T)
        return (error - targets[t]) / B

    def step():
        states, errors = [numpy.zeros((H, B))], [None] * T
        for t in range(T):
            states.append(numpy.tanh(wx @ inputs[t] + wh @ states[t] + bh))
            if batch.has_loss_at_every_step or t == T - 1:
                errors[t] = output_error(t, states[-1])
        dwx, dwh, dwy, dbh, dby = (numpy.zeros_like(p) for p in (wx, wh, wy, bh, by))
        later, norms = numpy.zeros((H, B)), numpy.zeros(T)
        for t in reversed(range(T)):
            g = later
            if errors[t] is not None:
                g = g + wy.T @ errors[t]
                dwy += errors[t] @ states[t + 1].T
                dby += errors[t].sum(1, keepdims=True)
            norms[t] = numpy.linalg.norm(g)
            delta = (1 - states[t + 1] ** 2) * g
            dwx += delta @ inputs[t].T
            dwh += delta @ states[t].T
            dbh += delta.sum(1, keepdims=True)
            later = wh.T @ delta
        for p, gradient in ((wx, dwx), (wh, dwh), (wy, dwy), (bh, dbh), (by, dby)):
            p -= RATE * gradient

    return step


PEERS = {
    "vanilla": [
        ("layer", torch.float32, layer_step),
        ("cell", torch.float32, cell_step),
        ("unrolled", torch.float32, unrolled_step),
    ],
    "lstm": [
        ("layer", torch.float32, partial(layer_step, kind=nn.LSTM)),
        ("cell", torch.float32, lstm_step),
        ("cell64", torch.float64, lstm_step),
    ],
    "gru": [
        ("layer", torch.float32, partial(layer_step, kind=nn.GRU)),
        ("cell", torch.float32, partial(cell_step, kind=nn.GRUCell)),
        ("cell64", torch.float64, partial(cell_step, kind=nn.GRUCell)),
    ],
}


def main():
    for line in sys.stdin:
        name, cell, kind, *sizes, seconds = line.split()
        (T, D, H, O, B), seconds = map(int, sizes), float(seconds)
        answer = [name]
        for label, dtype, build in PEERS[cell]:
            torch.set_default_dtype(dtype)
            batch = Batch(kind, T, D, O, B)
            for threads in (1, 2):
                torch.set_num_threads(threads)
                answer += [f"{label}/{threads}", f"{median_microseconds(build(batch, D, H, O), seconds):.1f}"]
        if cell == "vanilla":
            answer += ["numpy", f"{median_microseconds(numpy_step(batch, D, H, O), seconds):.1f}"]
        print(*answer, flush=True)


main()
