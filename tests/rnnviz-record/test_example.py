"""The example records itself, and of a layer of its size every gradient through time is autograd's."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from cases import deviation, grads
from conftest import ROOT
from passes import gradients
from reading import read
from rnnviz_record import Recorder
from torch import nn


def example() -> ModuleType:
    path = ROOT / "src" / "rnnviz-record" / "examples" / "character_model.py"
    spec = importlib.util.spec_from_file_location("character_model", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["character_model"] = module
    spec.loader.exec_module(module)
    return module


def test_the_example_records_its_layer_and_the_characters_it_read(tmp_path: Path) -> None:
    module = example()
    text = module.NOVEL.read_text(encoding="utf-8")[:20_000]
    module.train(text, 2, 256, str(tmp_path))
    recording = read(tmp_path)
    header, (step,) = recording.header, recording.steps
    assert (header["cell"], header["hidden"], header["batchFirst"], header["every"]) == ("lstm", 256, True, 25)
    assert (step.line["timesteps"], step.line["sequences"], step.line["batch"]) == (128, 4, 16)
    for tokens in step.arrays["tokens"].T:
        assert "".join(header["vocabulary"][token] for token in tokens) in text


def test_its_three_lines_are_all_that_names_the_recorder() -> None:
    lines = Path(example().__file__).read_text(encoding="utf-8").splitlines()
    named = [line.strip() for line in lines if "recorder" in line.lower() and not line.strip().startswith("#")]
    assert [line[-3:] for line in named[1:]] == ["[1]", "[2]", "[3]"] and named[0] == "from rnnviz_record import Recorder"


def test_over_128_timesteps_of_256_units_in_float32_the_gradients_are_those_of_autograd(tmp_path: Path) -> None:
    module = example()
    torch.manual_seed(5)
    model = module.CharacterModel(75)
    tokens, targets = torch.randint(75, (2, 3, module.WINDOW))
    state = (torch.randn(1, 3, 256), torch.randn(1, 3, 256))
    recorder = Recorder(tmp_path)
    recorder.watch(model.rnn)

    # twice with the same dropout
    torch.manual_seed(6)
    scores, _ = model(tokens, state)
    loss = nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten())
    loss.backward()
    recorder.step(loss)
    arrays = read(tmp_path).steps[0].arrays
    fused = {name: weight.grad for name, weight in model.rnn.named_parameters()}

    cell = nn.LSTMCell(64, 256)
    cell.load_state_dict({name[:-3]: weight for name, weight in model.rnn.state_dict().items()})
    h, c = state[0][0], state[1][0]
    hs, cs = [], []
    for x in model.embedding(tokens).unbind(1):
        h, c = cell(x, (h, c))
        h.retain_grad()
        c.retain_grad()
        hs.append(h)
        cs.append(c)
    torch.manual_seed(6)
    scores = model.readout(model.dropout(torch.stack(hs, 1)))
    nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten()).backward()

    ours = gradients("lstm", arrays)
    for name, theirs in (("gamma_h", grads(hs)), ("gamma_c", grads(cs))):
        for t in range(module.WINDOW):
            assert deviation(ours[name][t], theirs[t].numpy()) <= 1e-4, (name, t)
    for name, gradient in fused.items():
        assert deviation(ours[f"grad_{name[:-3]}"], gradient.numpy()) <= 1e-4
        assert np.array_equal(arrays[f"grad_{name[:-3]}"], gradient.numpy())
