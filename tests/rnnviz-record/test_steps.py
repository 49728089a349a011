"""What is recorded of which steps, in all the ways that people train."""

import copy
import gc
import io
import pickle
import weakref
from pathlib import Path
from typing import Any, Callable

import numpy as np
import pytest
import torch
from model import BATCH, HIDDEN, INPUTS, TIMESTEPS, Model, batch, run, train
from passes import gradients
from reading import read
from rnnviz_record import Recorder
from torch import nn
from torch.utils.checkpoint import checkpoint


def watching(folder: Path, model: Model, **options: Any) -> Recorder:
    recorder = Recorder(folder, **{"every": 1, **options})
    recorder.watch(model.rnn)
    return recorder


def test_every_third_step_is_recorded_from_the_first_on(tmp_path: Path) -> None:
    model = Model()
    losses = run(model, watching(tmp_path, model, every=3), 8)
    recording = read(tmp_path)
    assert recording.iterations == [0, 3, 6]
    assert [step.line["loss"] for step in recording.steps] == losses[::3]
    assert recording.header["every"] == 3 and recording.header["layer"] == "gru"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["run.jsonl", *(f"step-{n:09d}.npz" for n in (0, 3, 6))]


def test_weights_are_those_of_the_forward_pass_even_if_the_step_is_told_of_too_late(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    before = model.rnn.weight_hh_l0.detach().clone()
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    loss = model(batch())
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1e-3)
    optimizer.step()
    recorder.step(loss)
    arrays = read(tmp_path).steps[0].arrays
    assert not torch.equal(before, model.rnn.weight_hh_l0)
    assert np.array_equal(arrays["weight_hh"], before.numpy())
    np.testing.assert_allclose(arrays["grad_weight_hh"], gradients("gru", arrays)["grad_weight_hh"], rtol=1e-4, atol=1e-7)


def test_the_output_of_the_layer_is_the_very_tensor_that_the_model_gets_without_a_recorder(tmp_path: Path) -> None:
    model, x = Model(), batch()
    expected = model.rnn(x)[0]
    watching(tmp_path, model)
    seen = []
    model.rnn.register_forward_hook(lambda module, args, result: seen.append(result[0]))
    output = model.rnn(x)[0]
    assert output is seen[0] and len(seen) == 1 and torch.equal(output, expected) and not output.retains_grad


@pytest.mark.parametrize("call", [lambda rnn, x, h: rnn(x, h), lambda rnn, x, h: rnn(x, hx=h), lambda rnn, x, h: rnn(input=x, hx=h)])
def test_a_state_is_recorded_however_it_is_given(call: Callable[..., Any], tmp_path: Path) -> None:
    model, state = Model(), torch.randn(1, BATCH, HIDDEN, requires_grad=True)
    recorder = watching(tmp_path, model)
    loss = call(model.rnn, batch(), state)[0].sum()
    loss.backward()
    recorder.step(loss)
    arrays = read(tmp_path).steps[0].arrays
    assert np.array_equal(arrays["h0"], state.detach().numpy()[0])
    np.testing.assert_allclose(gradients("gru", arrays)["h"], arrays["h"], atol=1e-6)


def test_a_single_sequence_without_a_batch_is_recorded_as_a_batch_of_one(tmp_path: Path) -> None:
    layer = nn.LSTM(INPUTS, HIDDEN, batch_first=True)
    recorder = Recorder(tmp_path, vocabulary="abcd")
    recorder.watch(layer)
    x, state = torch.randn(TIMESTEPS, INPUTS), (torch.randn(1, HIDDEN), torch.randn(1, HIDDEN))
    h, (h_n, c_n) = layer(x, state)
    loss = h.sum() + h_n.square().sum() + c_n.prod()
    loss.backward()
    recorder.step(loss, tokens=[0, 1, 2, 3])
    step = read(tmp_path).steps[0]
    assert (step.line["timesteps"], step.line["sequences"], step.line["batch"]) == (TIMESTEPS, 1, 1)
    assert np.array_equal(step.arrays["x"][:, 0], x.numpy()) and np.array_equal(step.arrays["c0"], state[1].numpy())
    assert step.arrays["tokens"].tolist() == [[0], [1], [2], [3]]
    for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
        np.testing.assert_allclose(gradients("lstm", step.arrays)[f"grad_{name}"], getattr(layer, f"{name}_l0").grad, atol=1e-5)


@pytest.mark.parametrize("through_final", [False, True])
def test_what_reaches_h_n_is_added_at_the_last_timestep(through_final: bool, tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    h, h_n = model.rnn(batch())
    loss = 2 * h.sum() + (5 * h_n.sum() if through_final else 0)
    loss.backward()
    recorder.step(loss)
    direct = read(tmp_path).steps[0].arrays["direct_h"]
    assert (direct[:-1] == 2).all() and (direct[-1] == (7 if through_final else 2)).all()


@pytest.mark.parametrize("batch_first", [False, True])
def test_a_change_of_the_output_in_place_is_no_part_of_the_layer(batch_first: bool, tmp_path: Path) -> None:
    model = Model(batch_first=batch_first)
    recorder = watching(tmp_path, model)
    h, _ = model.rnn(batch())
    expected = h.detach().clone()
    loss = h.mul_(3).sum()
    loss.backward()
    recorder.step(loss)
    arrays = read(tmp_path).steps[0].arrays
    assert np.array_equal(arrays["h"], expected.transpose(0, 1).numpy() if batch_first else expected.numpy())
    assert (arrays["direct_h"] == 3).all()


def test_dropout_after_the_layer_is_in_the_direct_gradient(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    loss = nn.functional.dropout(model.rnn(batch())[0], 0.5).sum()
    loss.backward()
    recorder.step(loss)
    assert set(np.unique(read(tmp_path).steps[0].arrays["direct_h"])) == {0, 2}


def test_passes_without_gradients_and_passes_that_no_loss_uses_do_not_count(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    x = batch()
    model(x)
    with torch.no_grad():
        model(batch())
    with torch.inference_mode():
        model(batch())
    loss = model(x)
    loss.backward()
    model(batch(7, 1, INPUTS))
    recorder.step(loss)
    step = read(tmp_path).steps[0]
    assert np.array_equal(step.arrays["x"], x.numpy()) and step.line["timesteps"] == TIMESTEPS


def test_with_a_step_for_each_backward_pass_gradients_that_accumulate_are_recorded_one_by_one(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    for _ in range(3):
        loss = model(batch())
        loss.backward()
        recorder.step(loss)
    for step in read(tmp_path).steps:
        expected = gradients("gru", step.arrays)["grad_weight_hh"]
        np.testing.assert_allclose(step.arrays["grad_weight_hh"], expected, rtol=1e-4, atol=1e-7)
    assert not np.allclose(model.rnn.weight_hh_l0.grad, expected)


def test_two_backward_passes_through_one_forward_pass_are_that_of_the_sum(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    h, _ = model.rnn(batch())
    h.sum().backward(retain_graph=True)
    (2 * h[0]).sum().backward()
    recorder.step(0.0)
    arrays = read(tmp_path).steps[0].arrays
    assert (arrays["direct_h"][0] == 3).all() and (arrays["direct_h"][1:] == 1).all()
    np.testing.assert_allclose(arrays["grad_weight_ih"], gradients("gru", arrays)["grad_weight_ih"], rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("reentrant", [False, True])
def test_gradient_checkpointing_changes_nothing(reentrant: bool, tmp_path: Path) -> None:
    model, x = Model(), batch()
    for name in ("plain", "checkpointed"):
        recorder = watching(tmp_path / name, model)
        given = x.clone().requires_grad_()
        h, h_n = model.rnn(given) if name == "plain" else checkpoint(model.rnn, given, use_reentrant=reentrant)
        loss = h.square().sum() + h_n.sum()
        loss.backward()
        recorder.step(loss)
        recorder.close()
    plain, checkpointed = (read(tmp_path / name).steps[0].arrays for name in ("plain", "checkpointed"))
    assert set(plain) == set(checkpointed)
    assert all(np.array_equal(plain[name], checkpointed[name]) for name in plain)


@pytest.mark.parametrize("layer", [nn.RNN, nn.LSTM, nn.GRU])
def test_half_precision_is_stored_as_float32(layer: type, tmp_path: Path) -> None:
    model = Model(layer(INPUTS, HIDDEN)).to(torch.bfloat16)
    recorder = watching(tmp_path, model)
    loss = model(batch().to(torch.bfloat16))
    loss.backward()
    recorder.step(loss)
    recording = read(tmp_path)
    arrays = recording.steps[0].arrays
    assert recording.header["dtype"] == "bfloat16" and {array.dtype for array in arrays.values()} == {np.dtype("<f4")}
    computed = gradients(recording.header["cell"], arrays)
    np.testing.assert_allclose(computed["h"], arrays["h"], atol=0.02)
    assert np.abs(computed["grad_weight_hh"] - arrays["grad_weight_hh"]).max() < 0.05 * np.abs(arrays["grad_weight_hh"]).max()


def test_under_autocast_the_layer_and_its_readout_are_recorded_in_what_they_computed_in(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    with torch.autocast("cpu", torch.bfloat16):
        loss = model(batch())
    loss.backward()
    recorder.step(loss)
    recording = read(tmp_path)
    assert recording.header["dtype"] in ("float32", "bfloat16")
    computed = gradients("gru", recording.steps[0].arrays)
    np.testing.assert_allclose(computed["h"], recording.steps[0].arrays["h"], atol=0.02)


@pytest.mark.parametrize("scale", [1024.0, torch.tensor(1024.0)])
def test_what_the_loss_was_multiplied_by_is_taken_out_again(scale: Any, tmp_path: Path) -> None:
    model, x = Model(), batch()
    for name, factor in (("plain", 1.0), ("scaled", scale)):
        recorder = watching(tmp_path / name, model)
        loss = model(x)
        (loss * factor).backward()
        recorder.step(loss, grad_scale=factor)
        recorder.close()
    plain, scaled = (read(tmp_path / name).steps[0] for name in ("plain", "scaled"))
    assert plain.line == scaled.line
    assert all(np.array_equal(plain.arrays[name], scaled.arrays[name]) for name in plain.arrays)


def test_a_frozen_layer_is_recorded_without_gradients_of_its_weights(tmp_path: Path) -> None:
    model = Model()
    model.rnn.requires_grad_(False)
    model.rnn.bias_ih_l0.requires_grad_(True)
    recorder = watching(tmp_path, model)
    loss = model(batch().requires_grad_())
    loss.backward()
    recorder.step(loss)
    arrays = read(tmp_path).steps[0].arrays
    assert [name for name in arrays if name.startswith("grad_")] == ["grad_bias_ih"]
    np.testing.assert_allclose(gradients("gru", arrays)["grad_bias_ih"], arrays["grad_bias_ih"], rtol=1e-4, atol=1e-7)


def test_a_layer_with_normalised_weights_is_recorded_with_the_weights_it_used(tmp_path: Path) -> None:
    model = Model()
    nn.utils.weight_norm(model.rnn, "weight_hh_l0")
    recorder = watching(tmp_path, model)
    for _ in range(2):
        loss = model(batch())
        loss.backward()
        recorder.step(loss)
        with torch.no_grad():
            model.rnn.weight_hh_l0_g.mul_(1.5)
    first, second = read(tmp_path).steps
    assert not np.array_equal(first.arrays["weight_hh"], second.arrays["weight_hh"])
    for step in (first, second):
        np.testing.assert_allclose(gradients("gru", step.arrays)["h"], step.arrays["h"], atol=1e-6)
        expected = gradients("gru", step.arrays)["grad_weight_hh"]
        np.testing.assert_allclose(step.arrays["grad_weight_hh"], expected, rtol=1e-4, atol=1e-7)


def test_tokens_are_kept_time_first_in_the_layout_of_each_layer(tmp_path: Path) -> None:
    tokens = torch.tensor([[0, 1, 2, 0], [2, 1, 0, 1], [1, 1, 1, 1]])
    for batch_first in (False, True):
        model = Model(batch_first=batch_first)
        recorder = watching(tmp_path / str(batch_first), model, sequences=2, vocabulary=["a", "é", "\n"])
        x = torch.randn(3, 4, INPUTS)
        loss = model(x if batch_first else x.transpose(0, 1))
        loss.backward()
        recorder.step(loss, tokens=tokens if batch_first else tokens.T)
        recording = read(tmp_path / str(batch_first))
        assert recording.header["vocabulary"] == ["a", "é", "\n"]
        assert recording.steps[0].arrays["tokens"].tolist() == tokens[:2].T.tolist()


def test_each_of_several_layers_has_a_folder_of_its_own(tmp_path: Path) -> None:
    first, second, third = nn.LSTM(INPUTS, HIDDEN), nn.LSTM(HIDDEN, 5, bias=False), nn.RNN(5, 2)
    recorder = Recorder(tmp_path / "several", every=2, vocabulary="ab")
    recorder.watch(first)
    recorder.watch(second)
    recorder.watch(third, name="decoder.top-1")
    for _ in range(3):
        loss = third(second(first(batch())[0])[0])[0].square().sum()
        loss.backward()
        recorder.step(loss, tokens={"lstm": torch.zeros(TIMESTEPS, BATCH, dtype=torch.long)})
    assert sorted(path.name for path in (tmp_path / "several").iterdir()) == ["decoder.top-1", "lstm", "lstm_2"]
    for name, hidden in (("lstm", HIDDEN), ("lstm_2", 5), ("decoder.top-1", 2)):
        recording = read(tmp_path / "several" / name)
        assert recording.iterations == [0, 2] and recording.header["layer"] == name and recording.header["hidden"] == hidden
        arrays = recording.steps[1].arrays
        assert ("tokens" in arrays) == (name == "lstm")
        expected = gradients(recording.header["cell"], arrays)["grad_weight_hh"]
        np.testing.assert_allclose(arrays["grad_weight_hh"], expected, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize("loss, written", [(float("nan"), "NaN"), (float("inf"), "Infinity"), (-float("inf"), "-Infinity"), (2, 2.0)])
def test_every_line_is_strict_json_whatever_the_loss(loss: float, written: Any, tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    model(batch()).backward()
    recorder.step(loss, learning_rate=loss)
    line = read(tmp_path).steps[0].line
    assert line["loss"] == written and line["learningRate"] == written


def test_gradients_that_are_no_numbers_are_recorded_as_they_are(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    loss = model(batch()) * float("inf")
    loss.backward()
    recorder.step(loss)
    step = read(tmp_path).steps[0]
    assert step.line["loss"] == "Infinity" and not np.isfinite(step.arrays["direct_h"]).any()


def test_the_same_training_leaves_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        torch.manual_seed(3)
        model = Model()
        run(model, watching(tmp_path / name, model, every=2), 3, learning_rate=0.1)
    files = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert len(files) == 3
    assert all((tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes() for name in files)


@pytest.mark.parametrize("recorded", [False, True])
def test_after_a_step_nothing_holds_on_to_its_graph(recorded: bool, tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model, every=1 if recorded else 2)
    run(model, recorder, 1)
    held = []

    def mark(module: nn.Module, args: Any, result: Any) -> None:
        def marker(*_: Any) -> None:
            """A thing that the graph alone holds."""

        result[0].grad_fn.register_hook(marker)
        held.append(weakref.ref(marker))

    handle = model.rnn.register_forward_hook(mark)
    for loss in train(model, recorder, 1):
        assert held[0]() is not None
        del loss
    handle.remove()
    gc.collect()
    assert held[0]() is None
    assert not any(weight._backward_hooks for weight in model.rnn.parameters())
    assert read(tmp_path).iterations == ([0, 1] if recorded else [0])


def test_a_pass_that_is_thrown_away_in_a_recorded_step_goes_at_once(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    assert count_passes() == 0
    for _ in range(10):
        model(batch())
    assert count_passes() == 0
    loss = model(batch())
    assert count_passes() == 1
    loss.backward()
    recorder.step(loss)
    del loss
    assert count_passes() == 0


def test_a_recorder_that_nobody_has_any_more_watches_nothing(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path / "first", model)
    forgotten = weakref.ref(recorder)
    recorder = watching(tmp_path / "second", model)
    gc.collect()
    assert forgotten() is None
    run(model, recorder, 2)
    assert not (tmp_path / "first").exists() and read(tmp_path / "second").iterations == [0, 1]


def count_passes() -> int:
    gc.collect()
    return sum(type(thing).__name__ == "_Pass" for thing in gc.get_objects())


def test_copies_of_a_watched_model_are_not_watched(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    copied = copy.deepcopy(model)
    saved = io.BytesIO()
    torch.save(model, saved)
    saved.seek(0)
    loaded = torch.load(saved, weights_only=False)
    pickled = pickle.loads(pickle.dumps(model))
    x = batch()
    for other in (copied, loaded, pickled):
        other(x + 1).backward()
    loss = model(x)
    loss.backward()
    recorder.step(loss)
    assert np.array_equal(read(tmp_path).steps[0].arrays["x"], x.numpy())


def test_a_closed_recorder_does_nothing(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model)
    run(model, recorder, 2)
    recorder.close()
    recorder.close()
    run(model, recorder, 2)
    assert read(tmp_path).iterations == [0, 1] and not model.rnn._forward_hooks


def test_a_hook_of_pytorch_2_which_is_told_the_arguments_by_name_finds_the_state(tmp_path: Path) -> None:
    model, x, state = Model(), batch(), torch.randn(1, BATCH, HIDDEN)
    recorder = watching(tmp_path, model)
    (hook,) = model.rnn._forward_hooks.values()
    model.rnn._forward_hooks.clear()
    result = model.rnn(x, state)
    hook(model.rnn, (x,), {"hx": state}, result)
    loss = result[0].sum()
    loss.backward()
    recorder.step(loss)
    assert np.array_equal(read(tmp_path).steps[0].arrays["h0"], state.numpy()[0])


def test_a_step_that_is_not_recorded_looks_at_nothing(tmp_path: Path) -> None:
    model = Model()
    recorder = watching(tmp_path, model, every=5)
    run(model, recorder, 1)
    recorder.step(None, learning_rate="?", tokens=object(), grad_scale=-1)  # type: ignore[arg-type]
    assert recorder.iteration == 2
