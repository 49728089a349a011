"""What cannot be recorded is an error before the first recorded step, and a warning after it: training goes on."""

import json
import resource
import shutil
import warnings
from pathlib import Path
from typing import Any, Callable

import pytest
import torch
from model import BATCH, HIDDEN, INPUTS, TIMESTEPS, Model, batch, run
from reading import read
from rnnviz_record import Recorder, RecorderError, RecorderWarning
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence


class TwoLayers(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.encoder = nn.ModuleDict({"rnn": nn.LSTM(INPUTS, HIDDEN)})


UNWATCHABLE = [
    (nn.LSTM(INPUTS, HIDDEN, num_layers=2), "num_layers=2.*Stack 2 modules"),
    (nn.GRU(INPUTS, HIDDEN, bidirectional=True), "bidirectional"),
    (nn.LSTM(INPUTS, HIDDEN, proj_size=2), "proj_size=2"),
    (nn.LSTMCell(INPUTS, HIDDEN), "A LSTMCell cannot be watched; expected an nn.RNN, nn.LSTM or nn.GRU"),
    (nn.Linear(INPUTS, HIDDEN), "A Linear cannot be watched"),
    (TwoLayers(), r"A TwoLayers cannot be watched.*It has encoder\.rnn \(LSTM\): watch that"),
    (torch.jit.script(nn.GRU(INPUTS, HIDDEN)), "cannot be watched"),
    (None, "A NoneType cannot be watched"),
    ("rnn", "A str cannot be watched"),
]


@pytest.mark.parametrize("layer, message", UNWATCHABLE, ids=[message[:24] for _, message in UNWATCHABLE])
def test_what_cannot_be_watched_is_an_error_at_once_that_says_why(layer: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(RecorderError, match=message):
        Recorder(tmp_path).watch(layer)


@pytest.mark.parametrize("name", ["", ".", "..", ".hidden", "a/b", "a\\b", "a b", "end.", "ä", "a\n", "C:", 3])
def test_a_name_that_is_no_folder_is_an_error(name: Any, tmp_path: Path) -> None:
    with pytest.raises(RecorderError, match="cannot be that of a folder"):
        Recorder(tmp_path).watch(Model().rnn, name=name)


def test_two_layers_do_not_share_a_name_nor_one_layer_two(tmp_path: Path) -> None:
    recorder, model = Recorder(tmp_path), Model()
    recorder.watch(model.rnn, name="Encoder")
    with pytest.raises(RecorderError, match="Another watched layer is called encoder"):
        recorder.watch(Model().rnn, name="encoder")
    with pytest.raises(RecorderError, match="watched already"):
        recorder.watch(model.rnn)


ARGUMENTS: list[tuple[dict[str, Any], str]] = [
    ({"every": 0}, "every is 0"),
    ({"every": 2.5}, "every is 2.5"),
    ({"every": True}, "every is True"),
    ({"sequences": 0}, "sequences is 0"),
    ({"sequences": None}, "sequences is None"),
    ({"resume_at": -1}, "resume_at is -1"),
    ({"resume_at": 3, "overwrite": True}, "give one of them"),
    ({"vocabulary": ["a", 3]}, r"vocabulary\[1\] is 3"),
    ({"vocabulary": [b"a"]}, r"vocabulary\[0\]"),
    ({"vocabulary": {"a": 0}}, "vocabulary is a dict"),
    ({"vocabulary": []}, "vocabulary is empty"),
    ({"vocabulary": ["\ud800"]}, "half of a character"),
]


@pytest.mark.parametrize("options, message", ARGUMENTS, ids=[message for _, message in ARGUMENTS])
def test_an_argument_out_of_its_range_is_an_error(options: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(RecorderError, match=message):
        Recorder(tmp_path / "new", **options)
    assert not (tmp_path / "new").exists()


def watching(folder: Path, model: Model, **options: Any) -> Recorder:
    recorder = Recorder(folder, **{"every": 1, **options})
    recorder.watch(model.rnn)
    return recorder


def backward(model: Model, x: Any = None) -> Any:
    loss = model(batch() if x is None else x)
    loss.backward()
    return loss


def twice(model: Model, recorder: Recorder) -> None:
    backward(model)
    recorder.step(backward(model))


def carried_on(model: Model, recorder: Recorder) -> None:
    h, state = model.rnn(batch())
    loss = h.sum() + model.rnn(batch(), state)[0].sum()
    loss.backward()
    recorder.step(loss)


def before_backward(model: Model, recorder: Recorder) -> None:
    recorder.step(model(batch()))


def unused(model: Model, recorder: Recorder) -> None:
    model.rnn(batch())
    loss = model.readout(torch.randn(HIDDEN)).sum()
    loss.backward()
    recorder.step(loss)


def not_run(model: Model, recorder: Recorder) -> None:
    recorder.step(0.5)


def by_forward(model: Model, recorder: Recorder) -> None:
    loss = model.rnn.forward(batch())[0].sum()
    loss.backward()
    recorder.step(loss)


def frozen(model: Model, recorder: Recorder) -> None:
    model.rnn.requires_grad_(False)
    try:
        recorder.step(backward(model))
    finally:
        model.rnn.requires_grad_(True)


def packed(model: Model, recorder: Recorder) -> None:
    output, _ = model.rnn(pack_padded_sequence(batch(), [TIMESTEPS] * BATCH))
    loss = output.data.sum()
    loss.backward()
    recorder.step(loss)


MISUSES: list[tuple[Callable[[Model, Recorder], None], str]] = [
    (twice, "ran more than once"),
    (carried_on, "ran more than once"),
    (before_backward, r"Call step\(\) after loss.backward\(\)"),
    (unused, "No gradient reached the output of the layer gru"),
    (not_run, "did not run with gradients"),
    (by_forward, r"not layer\.forward\(x\)"),
    (frozen, "No gradient reached"),
    (packed, "PackedSequence.*padded"),
    (lambda model, recorder: recorder.step(torch.zeros(2)), r"loss has the shape \(2,\)"),
    (lambda model, recorder: recorder.step(None), "loss is None"),  # type: ignore[arg-type]
    (lambda model, recorder: recorder.step(backward(model), learning_rate="fast"), "learning_rate is 'fast'"),  # type: ignore[arg-type]
    (lambda model, recorder: recorder.step(backward(model), grad_scale=0), r"grad_scale is 0\.0"),
    (lambda model, recorder: recorder.step(backward(model), grad_scale=float("inf")), "grad_scale is inf"),
    (lambda model, recorder: recorder.step(backward(model), tokens=torch.zeros(2, 4, dtype=torch.int)), r"\(2, 4\); expected \(4, 2\)"),
    (lambda model, recorder: recorder.step(backward(model), tokens=torch.zeros(4, 2)), "float32; expected whole numbers"),
    (lambda model, recorder: recorder.step(backward(model), tokens=torch.full((4, 2), 9)), "from 9 to 9; the vocabulary has 0 to 2"),
    (lambda model, recorder: recorder.step(backward(model), tokens=torch.full((4, 2), -100)), "from -100"),
    (lambda model, recorder: recorder.step(backward(model), tokens=[["a", "b"]] * 4), "str"),
    (lambda model, recorder: recorder.step(backward(model), tokens={"rnn": torch.zeros(4, 2)}), "names rnn, which is no watched layer"),
]


@pytest.mark.parametrize("misuse, message", MISUSES, ids=[message for _, message in MISUSES])
def test_a_misuse_is_an_error_at_first_and_later_a_warning(misuse: Callable[..., None], message: str, tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path / "new", model, vocabulary="abc")
    with pytest.raises((RecorderError, TypeError, ValueError), match=message):
        misuse(model, recorder)
    assert not (tmp_path / "new").exists()
    recorder.close()

    recorder = watching(tmp_path / "begun", model, vocabulary="abc")
    run(model, recorder, 1)
    with pytest.warns(RecorderWarning, match="Iteration 1 is left out of .*" + message):
        misuse(model, recorder)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(model, recorder, 2)
    assert read(tmp_path / "begun").iterations == [0, 2, 3]


def test_an_output_changed_in_place_whose_gradient_is_lost_is_an_error(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    # of a single sequence it is a view of a batch of one, and a change in place goes by way of what it views
    loss = model.rnn(batch(TIMESTEPS, INPUTS))[0].mul_(2).sum()
    loss.backward()
    with pytest.raises(RecorderError, match="must not be changed in place"):
        recorder.step(loss)


class OutputAlone(nn.GRU):
    def forward(self, x: Any, state: Any = None) -> Any:
        return super().forward(x, state)[0]


class Wider(nn.LSTM):
    def forward(self, x: Any, state: Any = None) -> Any:
        output, state = super().forward(x, state)
        return torch.cat([output, output], -1), state


@pytest.mark.parametrize("layer, kind", [(OutputAlone, "GRU"), (Wider, "LSTM")])
def test_a_layer_that_returns_something_else_is_an_error(layer: type, kind: str, tmp_path: Path) -> None:
    recorder, module = Recorder(tmp_path), layer(INPUTS, HIDDEN)
    recorder.watch(module)
    with pytest.raises(RecorderError, match=f"did not return what an nn.{kind} returns"):
        module(batch(2, BATCH, INPUTS))


def test_a_folder_removed_while_training_runs_is_made_anew(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path / "run", model)
    run(model, recorder, 2)
    shutil.rmtree(tmp_path / "run")
    run(model, recorder, 2)
    assert read(tmp_path / "run").iterations == [2, 3]


def test_nothing_watched_is_an_error_and_so_is_watching_too_late(tmp_path: Path) -> None:
    with pytest.raises(RecorderError, match="No layer is watched"):
        Recorder(tmp_path).step(1.0)
    model = Model()
    recorder = watching(tmp_path, model)
    run(model, recorder, 1)
    with pytest.raises(RecorderError, match="before the first recorded step"):
        recorder.watch(nn.RNN(1, 1))


def test_tokens_without_a_vocabulary_are_an_error(tmp_path: Path) -> None:
    model = Model()
    with pytest.raises(RecorderError, match="vocabulary=..."):
        watching(tmp_path, model).step(backward(model), tokens=torch.zeros(4, 2, dtype=torch.long))


def test_of_several_layers_the_one_that_did_not_run_is_left_out_alone(tmp_path: Path) -> None:
    model, second = Model(), nn.RNN(INPUTS, HIDDEN)
    recorder = watching(tmp_path, model)
    recorder.watch(second)
    loss = model(batch()) + second(batch())[0].sum()
    loss.backward()
    recorder.step(loss)
    with pytest.warns(RecorderWarning, match="The layer rnn did not run"):
        recorder.step(backward(model))
    assert read(tmp_path / "gru").iterations == [0, 1] and read(tmp_path / "rnn").iterations == [0]


def test_a_full_disk_leaves_a_step_out_and_the_next_one_is_tried_again(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    run(model, recorder, 1)
    with limited_files(0), pytest.warns(RecorderWarning, match="Iteration 1 is left out .*cannot be written"):
        run(model, recorder, 1)
    size = (tmp_path / "run.jsonl").stat().st_size
    # the arrays fit, and of the line a part
    run(model, recorder, 1)
    biggest = max(path.stat().st_size for path in tmp_path.glob("*.npz"))
    with (tmp_path / "run.jsonl").open("ab") as file:
        file.write(b" " * (biggest - file.tell() - 1) + b"\n")
    padded = (tmp_path / "run.jsonl").stat().st_size
    with limited_files(padded + 20), pytest.warns(RecorderWarning, match="Iteration 3 is left out"):
        run(model, recorder, 1)
    assert size < padded == (tmp_path / "run.jsonl").stat().st_size
    run(model, recorder, 1)
    lines = (tmp_path / "run.jsonl").read_bytes().split(b"\n")
    (tmp_path / "run.jsonl").write_bytes(b"".join(line + b"\n" for line in lines if line.strip()))
    assert read(tmp_path).iterations == [0, 2, 4]
    assert not list(tmp_path.glob("*.part"))


class limited_files:
    """Files of this process cannot grow beyond so many bytes: the system says no, as when a disk is full."""

    def __init__(self, size: int) -> None:
        self.size = size

    def __enter__(self) -> None:
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.before[1]))

    def __exit__(self, *_: Any) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)


def test_a_folder_that_cannot_be_written_to_is_an_error_at_the_first_step(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(RecorderError, match="is a file; expected a folder"):
        Recorder(tmp_path / "file")
    model = Model()
    recorder = watching(tmp_path / "file" / "below", model)
    loss = backward(model)
    with pytest.raises(RecorderError, match="cannot be written"):
        recorder.step(loss)
    with limited_files(0), pytest.raises(RecorderError, match="cannot be written"):
        watching(tmp_path / "full", model).step(backward(model))
    assert (tmp_path / "file").read_text() == "mine" and not list((tmp_path / "full").iterdir())


def test_a_recording_that_is_there_is_left_alone_unless_told_otherwise(tmp_path: Path) -> None:
    model = Model()
    run(model, watching(tmp_path, model), 2)
    with pytest.raises(RecorderError, match="holds a recording already.*overwrite=True.*resume_at=N"):
        Recorder(tmp_path)
    with pytest.raises(RecorderError, match="holds a recording already"):
        Recorder(tmp_path.parent)
    assert read(tmp_path).iterations == [0, 1]


def test_overwriting_removes_the_recording_and_nothing_else(tmp_path: Path) -> None:
    model, second = Model(), nn.RNN(INPUTS, HIDDEN)
    recorder = watching(tmp_path / "run", model)
    recorder.watch(second)
    loss = model(batch()) + second(batch())[0].sum()
    loss.backward()
    recorder.step(loss)
    recorder.close()
    for mine in ("model.pt", "gru/notes.txt", "step-1.npz"):
        (tmp_path / "run" / mine).write_text("mine")
    (tmp_path / "run" / "gru" / "step-000000007.npz.part").write_text("half")
    recorder = watching(tmp_path / "run", model, overwrite=True)
    assert (tmp_path / "run" / "rnn" / "run.jsonl").exists()
    run(model, recorder, 2)
    left = sorted(str(path.relative_to(tmp_path / "run")) for path in (tmp_path / "run").rglob("*") if path.is_file())
    assert left == ["gru/notes.txt", "model.pt", "run.jsonl", "step-000000000.npz", "step-000000001.npz", "step-1.npz"]
    assert not (tmp_path / "run" / "rnn").exists() and read(tmp_path / "run").iterations == [0, 1]


@pytest.mark.parametrize("option", [{"overwrite": True}, {"resume_at": 1}])
def test_what_is_no_recording_of_ours_is_neither_overwritten_nor_gone_on_with(option: dict[str, Any], tmp_path: Path) -> None:
    model = Model()
    run(model, watching(tmp_path / "other" / "a-run", model), 1)
    with pytest.raises(RecorderError, match="is a recording of its own"):
        Recorder(tmp_path / "other", **option)
    for content in (b"", b"\n", b"[]\n", b"{}\n", b'{"format": "rnnviz-recording", "version": 2}\n', b"\xff\n", b'{"format": "rnnviz-rec'):
        (tmp_path / "run.jsonl").write_bytes(content)
        with pytest.raises(RecorderError, match="is not a recording"):
            Recorder(tmp_path, **option)
        assert (tmp_path / "run.jsonl").read_bytes() == content
    assert read(tmp_path / "other" / "a-run").iterations == [0]


def test_training_that_goes_on_from_a_checkpoint_makes_the_steps_after_it_anew(tmp_path: Path) -> None:
    model = Model()
    run(model, watching(tmp_path, model, every=2), 7)
    with (tmp_path / "run.jsonl").open("ab") as file:
        file.write(b'{"iteration": 8, "fi')
    first = [step.line for step in read(tmp_path).steps]
    assert [line["iteration"] for line in first] == [0, 2, 4, 6]
    recorder = watching(tmp_path, model, every=2, resume_at=3)
    assert recorder.iteration == 3 and read(tmp_path).iterations == [0, 2, 4, 6]
    losses = run(model, recorder, 1)
    assert read(tmp_path).iterations == [0, 2, 4, 6]
    losses += run(model, recorder, 2)
    lines = [step.line for step in read(tmp_path).steps]
    assert lines[:2] == first[:2] and [line["iteration"] for line in lines] == [0, 2, 4]
    assert lines[2]["loss"] == losses[1]
    assert sorted(path.name for path in tmp_path.glob("*.npz")) == [f"step-{n:09d}.npz" for n in (0, 2, 4)]


def test_training_that_goes_on_in_an_empty_folder_counts_from_its_checkpoint(tmp_path: Path) -> None:
    model = Model()
    run(model, watching(tmp_path, model, every=4, resume_at=1_999_999_999), 6)
    assert read(tmp_path).iterations == [2_000_000_000, 2_000_000_004]


@pytest.mark.parametrize("change, key", [({"every": 3}, "every"), ({"sequences": 1}, "sequences"), ({"vocabulary": "ba"}, "vocabulary")])
def test_training_does_not_go_on_with_a_recording_of_something_else(change: dict[str, Any], key: str, tmp_path: Path) -> None:
    model, options = Model(), {"every": 1, "sequences": 2, "vocabulary": "ab"}
    run(model, watching(tmp_path, model, **options), 3)
    recorder = watching(tmp_path, model, **{**options, **change}, resume_at=3)
    loss = backward(model)
    with pytest.raises(RecorderError, match=f"cannot be gone on with: its {key} is"):
        recorder.step(loss)
    assert read(tmp_path).iterations == [0, 1, 2]


def test_training_does_not_go_on_with_other_layers(tmp_path: Path) -> None:
    model = Model()
    run(model, watching(tmp_path, model), 2)
    second = nn.RNN(INPUTS, HIDDEN)
    recorder = watching(tmp_path, model, resume_at=2)
    recorder.watch(second)
    loss = model(batch()) + second(batch())[0].sum()
    loss.backward()
    with pytest.raises(RecorderError, match="is of other layers"):
        recorder.step(loss)
    lstm = Model(nn.LSTM(INPUTS, HIDDEN))
    recorder = watching(tmp_path, lstm, resume_at=2)
    loss = backward(lstm)
    with pytest.raises(RecorderError, match="its cell is 'gru', and now it is 'lstm'"):
        recorder.step(loss)
    assert read(tmp_path).iterations == [0, 1]
    assert json.loads((tmp_path / "run.jsonl").read_text().split("\n")[0])["cell"] == "gru"
