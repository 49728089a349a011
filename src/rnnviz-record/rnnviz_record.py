"""Records training steps of a recurrent PyTorch layer, for RnnViz to show its gradient through time.

    from rnnviz_record import Recorder
    recorder = Recorder("my-run", every=100, sequences=4)
    recorder.watch(model.rnn)
    ...
    loss.backward()
    recorder.step(loss, learning_rate=0.001)
    optimizer.step()

Of a recorded step it keeps what the layer got (inputs, initial state, weights), its output, and the direct gradient: what the rest
of the model hands to the layer's output. The gradient through time follows from these; RnnViz computes it in float64.

A recording is a folder with run.jsonl (one line on the layer, then one for each recorded step) and one .npz file for each recorded
step. With several watched layers, each has a folder of its own in it. Training may be killed at any moment: a file that is listed in
run.jsonl is whole.

Works with any device, autocast, GradScaler, gradient checkpointing, and DistributedDataParallel, where rank 0 alone records, with its
own part of the batch. torch.compile leaves recurrent layers as they are, unless torch._dynamo.config.allow_rnn is set. Not with
DataParallel, whose copies of the layer are not the one that is watched.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import math
import os
import re
import sys
import warnings
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Callable, Optional, Union

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence

__all__ = ["Recorder", "RecorderError", "RecorderWarning"]

_FORMAT = "rnnviz-recording"
_VERSION = 1
_RUN = "run.jsonl"
_OWN_FILE = re.compile(r"(run\.jsonl|step-[0-9]{9,}\.npz)(\.part)?")
_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_CELLS = ("rnn_tanh", "rnn_relu", "lstm", "gru")
_WEIGHTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
# what may change when a training goes on from a checkpoint, on another machine
_MAY_CHANGE = ("torch", "dtype")

# of warnings.warn in _warn, by way of _take or _fail, _record and step
_TO_THE_CALLER = 5

_Array = NDArray[Any]
_Tokens = Union[Tensor, _Array, Sequence[Any]]


class RecorderError(RuntimeError):
    """Something cannot be recorded; the message says what was found, what was expected and what to do."""


class RecorderWarning(UserWarning):
    """A step of a training that runs already was left out of the recording; the message says which, and why."""


class Recorder:
    """Records every so many training steps of one or more recurrent layers into a folder.

    Nothing is written before the first recorded step. Whatever is wrong until then raises RecorderError. From then on the recorder never
    raises: it warns (RecorderWarning) and leaves the step out, as when the disk is full, and tries again at the next one.

    With torch.distributed only rank 0 records; the recorders of the other ranks do nothing.
    """

    def __init__(
        self,
        folder: Union[str, os.PathLike[str]],
        every: int = 100,
        sequences: int = 4,
        vocabulary: Optional[Sequence[str]] = None,
        *,
        overwrite: bool = False,
        resume_at: Optional[int] = None,
    ) -> None:
        """Prepares a recording.

        Args:
            folder: where the recording goes. Made at the first recorded step if need be; other files in it are left alone.
            every: a step is recorded when its iteration, counted from 0, is a multiple of this; at least 1.
            sequences: how many sequences of a batch are kept, the first ones; at least 1.
            vocabulary: the texts of the tokens that are given to step(), in the order of their indexes.
            overwrite: a recording that is in the folder already is removed at the first recorded step: its own files, nothing else.
            resume_at: training goes on from a checkpoint that had made this many steps. Counting begins there. If the folder has a
                recording of the same layers, it is gone on with: its steps from resume_at on are removed, as they are made anew.

        Raises:
            RecorderError: an argument is out of its range; or the folder holds a recording already, and neither overwrite nor resume_at
                was given.
        """
        self._folder = Path(folder).expanduser().absolute()
        self._every = _count(every, "every")
        self._sequences = _count(sequences, "sequences")
        self._vocabulary = None if vocabulary is None else _checked_vocabulary(vocabulary)
        self._overwrite = overwrite
        self._resume_at = None if resume_at is None else _count(resume_at, "resume_at", least=0)
        if overwrite and resume_at is not None:
            raise RecorderError("overwrite=True begins a recording anew and resume_at goes on with one: give one of them.")
        self._watched: list[_Watched] = []
        self._writers: list[_Writer] = []
        self._iteration = resume_at or 0
        self._started = False
        self._closed = False
        self._recording = self._iteration % self._every == 0
        if _is_first_rank():
            self._check_folder()

    @property
    def iteration(self) -> int:
        """How many steps were counted, those before resume_at included: the iteration of the step under way."""
        return self._iteration

    def watch(self, layer: nn.Module, name: Optional[str] = None) -> None:
        """Has a layer recorded: an nn.RNN, nn.LSTM or nn.GRU with one layer, one direction and no projection, batch_first or not.

        The layer and its output are left as they are. Its forward pass may get a padded batch of sequences or a single sequence.

        Args:
            layer: the layer, on any device; before or after the model is wrapped in DistributedDataParallel.
            name: what the recording calls it, and its folder if several layers are watched: letters, digits, '_', '-' and '.'.
                Without one it is rnn, lstm or gru, and lstm_2 for the second.

        Raises:
            RecorderError: the layer cannot be watched, is watched already, or steps were recorded already; or the name is taken, or
                cannot be the name of a folder.
        """
        if self._started or self._closed:
            raise RecorderError("watch() comes before the first recorded step, and before close().")
        _check_layer(layer)
        if any(watched.layer is layer for watched in self._watched):
            raise RecorderError("This layer is watched already.")
        self._watched.append(_Watched(self, layer, self._free_name(layer, name)))

    def step(
        self,
        loss: Union[Tensor, float],
        learning_rate: Optional[float] = None,
        tokens: Union[None, _Tokens, Mapping[str, _Tokens]] = None,
        grad_scale: Union[None, Tensor, float] = None,
    ) -> None:
        """Counts a training step, and records it if it is its turn. Call it once for each loss.backward(), after it.

        What is recorded is the forward pass of each layer since the last call. A layer runs once between two calls; passes without
        gradients (torch.no_grad), or that no gradient reached, do not count.

        Args:
            loss: the loss of the whole batch, one number. It is looked at in recorded steps only.
            learning_rate: the one that the optimizer is about to use.
            tokens: which token each input x_t stands for, as indexes into the vocabulary, in the layer's layout: (T, B), (B, T) if it is
                batch_first, (T) for a single sequence. With several layers a dict from their names, where they differ.
            grad_scale: what the loss was multiplied by before backward(), such as GradScaler's get_scale(), whether or not
                the gradients of the weights were unscaled since. Recorded gradients are divided by it.

        Raises:
            RecorderError: at the first recorded step, if anything cannot be recorded: no gradient reached a layer, it ran more than
                once, an argument has another shape than expected, or the folder cannot be written to.
        """
        recording, self._recording = self._recording, False
        iteration = self._iteration
        self._iteration = iteration + 1
        try:
            if recording:
                self._record(iteration, loss, learning_rate, tokens, grad_scale)
        finally:
            if recording:
                for watched in self._watched:
                    watched.clear()
            self._recording = self._iteration % self._every == 0 and not self._closed

    def close(self) -> None:
        """Ends the recording: the layers are no longer watched and step() does nothing. All that was recorded is on disk already."""
        self._closed = True
        self._recording = False
        for watched in self._watched:
            watched.clear()
            watched.unhook()

    def _record(self, iteration: int, loss: Any, learning_rate: Any, tokens: Any, grad_scale: Any) -> None:
        if not _is_first_rank():
            self.close()
            return
        try:
            if not self._watched:
                raise RecorderError("No layer is watched: call watch() before the first step.")
            common: dict[str, Any] = {
                "loss": _json_number(_number(loss, "loss")),
                "learningRate": None if learning_rate is None else _json_number(_number(learning_rate, "learning_rate")),
            }
            scale = 1.0 if grad_scale is None else _number(grad_scale, "grad_scale")
            if not 0 < scale < math.inf:
                raise RecorderError(f"grad_scale is {scale}; expected what the loss was multiplied by, a positive number.")
            steps = []
            for watched in self._watched:
                steps.append(self._take(watched, iteration, common, self._tokens_of(watched, tokens), scale))
            if not self._started:
                self._writers = self._open()
            for writer, step in zip(self._writers, steps):
                if step is not None:
                    writer.write(*step)
            self._started = True
        except OSError as error:
            self._fail(iteration, f"{error.filename or self._folder} cannot be written: {error.strerror or error}.", error)
        except Exception as error:
            self._fail(iteration, str(error), error)

    def _fail(self, iteration: int, reason: str, error: Exception) -> None:
        """Before anything was recorded it is an error; a training that runs must not die of it."""
        if self._started:
            self._warn(iteration, reason)
        elif isinstance(error, (RecorderError, OSError)):
            raise RecorderError(reason) from error
        else:
            raise error

    def _warn(self, iteration: int, reason: str) -> None:
        warnings.warn(f"Iteration {iteration} is left out of {self._folder}. {reason}", RecorderWarning, stacklevel=_TO_THE_CALLER)

    def _take(
        self, watched: _Watched, iteration: int, common: dict[str, Any], tokens: Any, scale: float
    ) -> Optional[tuple[dict[str, Any], dict[str, _Array]]]:
        """The line and the arrays of one layer; none where it has to be left out, which is an error at first."""
        try:
            taken = watched.only_pass()
            arrays = taken.arrays(watched.weight_gradients, scale)
            if tokens is not None:
                arrays["tokens"] = taken.tokens(tokens, self._vocabulary)
        except RecorderError as error:
            if not self._started:
                raise
            self._warn(iteration, str(error))
            return None
        timesteps, sequences = arrays["h"].shape[:2]
        line = {"iteration": iteration, "file": f"step-{iteration:09d}.npz", **common}
        sizes = {"timesteps": timesteps, "sequences": sequences, "batch": taken.batch, "directFrom": _first_direct(arrays["direct_h"])}
        return {**line, **sizes}, arrays

    def _tokens_of(self, watched: _Watched, tokens: Any) -> Any:
        if not isinstance(tokens, Mapping):
            return tokens
        unknown = set(tokens) - {other.name for other in self._watched}
        if unknown:
            raise RecorderError(f"tokens names {', '.join(sorted(map(str, unknown)))}, which is no watched layer.")
        return tokens.get(watched.name)

    def _free_name(self, layer: nn.Module, name: Optional[str]) -> str:
        taken = {watched.name.lower() for watched in self._watched}
        if name is not None:
            if not isinstance(name, str) or not _NAME.fullmatch(name):
                raise RecorderError(f"The name {name!r} cannot be that of a folder: use letters, digits, '_', '-' and '.'.")
            if name.lower() in taken:
                raise RecorderError(f"Another watched layer is called {name}.")
            return name
        kind = _cell(layer).partition("_")[0]
        number = 1
        while (kind if number == 1 else f"{kind}_{number}") in taken:
            number += 1
        return kind if number == 1 else f"{kind}_{number}"

    def _check_folder(self) -> list[Path]:
        """The folders of a recording that is here already, which is an error if it is neither removed nor gone on with."""
        if self._folder.exists() and not self._folder.is_dir():
            raise RecorderError(f"{self._folder} is a file; expected a folder, or nothing yet.")
        found = [path.parent for path in (self._folder / _RUN, *sorted(self._folder.glob(f"*/{_RUN}"))) if path.is_file()]
        if found and not self._overwrite and self._resume_at is None:
            raise RecorderError(
                f"{found[0]} holds a recording already. Choose another folder, or give overwrite=True to remove it, or resume_at=N to go "
                "on with it from a checkpoint that had made N steps."
            )
        for folder in found:
            header = _lines(folder)[0]
            if folder != self._folder and header.get("layer") != folder.name:
                raise RecorderError(f"{folder} is a recording of its own. Choose another folder than the one around it.")
        return found

    def _open(self) -> list[_Writer]:
        """Makes the folder ready, now that it is known what is recorded."""
        found = self._check_folder()
        folders = [self._folder if len(self._watched) == 1 else self._folder / watched.name for watched in self._watched]
        headers = [watched.header(self._every, self._sequences, self._vocabulary) for watched in self._watched]
        if self._overwrite:
            for folder in found:
                _remove(folder, self._folder)
            found = []
        if found and set(found) != set(folders):
            raise RecorderError(
                f"The recording in {self._folder} is of other layers: {', '.join(str(folder) for folder in found)}. Watch the same ones, "
                "under the same names, or choose another folder."
            )
        if found:
            for folder, header in zip(folders, headers):
                _check_header(folder, _lines(folder)[0], header)
            for folder in folders:
                _cut(folder, self._resume_at or 0)
        return [_Writer(folder, header, begun=bool(found)) for folder, header in zip(folders, headers)]


class _Watched:
    """A watched layer, and what it did since the last step if this one is recorded."""

    def __init__(self, recorder: Recorder, layer: nn.Module, name: str) -> None:
        self.recorder = recorder
        self.layer = layer
        self.name = name
        self.ran = False
        self.fault: Optional[str] = None
        self.passes: list[_Pass] = []
        self.weight_gradients: dict[str, Tensor] = {}
        self.weight_handles: dict[str, Any] = {}
        self.see = _uncompiled(self._see)
        options: dict[str, Any] = {"with_kwargs": True} if _hooks_get_keywords() else {}
        self._hook = layer.register_forward_hook(_ForwardHook(self), **options)

    def unhook(self) -> None:
        self._hook.remove()

    def clear(self) -> None:
        """Lets go of all tensors of the step."""
        for handle in self.weight_handles.values():
            handle.remove()
        self.ran = False
        self.fault = None
        self.passes = []
        self.weight_gradients = {}
        self.weight_handles = {}

    def header(self, every: int, sequences: int, vocabulary: Optional[list[str]]) -> dict[str, Any]:
        layer: Any = self.layer
        header = {
            "format": _FORMAT,
            "version": _VERSION,
            "cell": _cell(layer),
            "inputs": int(layer.input_size),
            "hidden": int(layer.hidden_size),
            "bias": bool(layer.bias),
            "batchFirst": bool(layer.batch_first),
            "dtype": self.passes[0].dtype,
            "every": every,
            "sequences": sequences,
            "layer": self.name,
            "torch": str(torch.__version__),
        }
        return header if vocabulary is None else {**header, "vocabulary": vocabulary}

    def only_pass(self) -> _Pass:
        """The one pass that a gradient reached.

        Raises:
            RecorderError: there is none, or more than one.
        """
        if self.fault is not None:
            raise RecorderError(self.fault)
        if len(self.passes) == 1:
            return self.passes[0]
        if self.passes:
            raise RecorderError(
                f"The layer {self.name} ran more than once since the last step, and gradients reached more than one of these passes. "
                "Call step() after each loss.backward(); a layer that the model itself calls several times cannot be recorded."
            )
        if self.ran:
            raise RecorderError(
                f"No gradient reached the output of the layer {self.name}. Call step() after loss.backward(). The loss has to depend on "
                "this output, and the output must not be changed in place (by dropout with inplace=True, say)."
            )
        raise RecorderError(
            f"The layer {self.name} did not run with gradients since the last step. Watch the layer that the model calls, and call it as "
            "layer(x), not layer.forward(x). Layers that do not run in every step need a Recorder each; DataParallel is not supported."
        )

    def _see(self, args: tuple[Any, ...], keywords: Mapping[str, Any], result: Any) -> None:
        """After a forward pass with gradients, in a step that is to be recorded."""
        if not _is_first_rank():
            return
        try:
            self.ran = True
            seen = _Pass(self, args, keywords, result)
            if seen.kept == seen.batch:
                self._watch_weights()
        except Exception as error:
            self.fail(error)

    def _watch_weights(self) -> None:
        """Adds up the gradients of the weights as backward makes them: neither clipped, nor averaged over processes, nor accumulated."""
        for name, weight in _weights(self.layer).items():
            if weight.requires_grad and name not in self.weight_handles:
                self.weight_handles[name] = weight.register_hook(functools.partial(_receive_weight, weakref.ref(self), name))

    def fail(self, error: Exception) -> None:
        """An error within the model's own passes, which must not die of it once a recording has begun."""
        if not self.recorder._started:
            raise error
        self.fault = str(error)


def _receive_weight(reference: weakref.ref[_Watched], name: str, gradient: Optional[Tensor]) -> None:
    watched = reference()
    if gradient is not None and watched is not None:
        try:
            _add(watched.weight_gradients, name, gradient.detach())
        except Exception as error:
            watched.fail(error)


class _ForwardHook:
    """What PyTorch calls after each forward pass of a watched layer.

    A copy of the model takes along one that does nothing; and so does this one once nobody has the recorder, to call its step().
    """

    def __init__(self, watched: _Watched) -> None:
        self._watched = weakref.ref(watched)

    def __call__(self, module: nn.Module, args: tuple[Any, ...], *rest: Any) -> None:
        watched = self._watched()
        if watched is None or not watched.recorder._recording or module is not watched.layer or not torch.is_grad_enabled():
            return
        # before PyTorch 2 a hook is not told the arguments that were given by name: its caller knows them
        keywords = rest[0] if len(rest) == 2 else sys._getframe(1).f_locals.get("kwargs", {})
        watched.see(args, keywords, rest[-1])

    def __deepcopy__(self, memo: dict[int, Any]) -> Callable[..., None]:
        return _ignore

    def __reduce__(self) -> tuple[Any, ...]:
        return _ignoring, ()


def _ignore(*_: Any) -> None:
    """The forward hook of a copy of a watched layer."""


def _ignoring() -> Callable[..., None]:
    return _ignore


class _Pass:
    """What one forward pass of a layer got and gave, and the gradients that came back to it: copies, of the sequences that are kept.

    Nothing but the graph of the pass holds on to it until a gradient arrives: a pass that training throws away goes with its graph. No
    hook of a tensor holds on to the layer: it would close a ring, by way of graphs, that Python's collector cannot see.
    """

    def __init__(self, watched: _Watched, args: tuple[Any, ...], keywords: Mapping[str, Any], result: Any) -> None:
        x = args[0] if args else keywords.get("input")
        state = args[1] if len(args) > 1 else keywords.get("hx")
        if isinstance(x, PackedSequence):
            raise RecorderError(
                f"The layer {watched.name} got a PackedSequence, which cannot be recorded: give it the padded tensor (pad_packed_sequence)."
            )
        is_lstm = isinstance(watched.layer, nn.LSTM)
        output, final = _checked_result(watched, result, is_lstm)
        self._watched = weakref.ref(watched)
        self._name = watched.name
        self._iteration = watched.recorder.iteration
        self._batch_first = bool(watched.layer.batch_first) and x.dim() == 3
        self._layout = tuple(x.shape[:-1])
        self.batch = self._time_major(x).shape[1]
        self.kept = min(self.batch, watched.recorder._sequences)
        self.dtype = str(output.dtype).replace("torch.", "")
        finals: tuple[Any, ...] = final if is_lstm else (final,)
        states = state if is_lstm else (state,)
        self._tensors = {"x": self._kept(x)}
        for name, end, start in zip(("h0", "c0"), finals, states or (None, None)):
            self._tensors[name] = torch.zeros_like(self._kept_state(end)) if start is None else self._kept_state(start)
        for name, weight in _weights(watched.layer).items():
            self._tensors[name] = weight.detach().clone()
        self._tensors["h"] = self._kept(output)
        if is_lstm:
            self._tensors["c_n"] = self._kept_state(finals[1])
        self._gradients: dict[str, Tensor] = {}
        self._listen("h", output, self._kept)
        for name, end in zip(("h_n", "c_n"), finals):
            self._listen(name, end, self._kept_state)

    def arrays(self, weight_gradients: Mapping[str, Tensor], scale: float) -> dict[str, _Array]:
        """All that is written of the step but the tokens: time before batch, in float32 or float64.

        Args:
            weight_gradients: those of the layer, of the whole batch.
            scale: what the gradients are divided by.
        """
        arrays = {name: _array(tensor) for name, tensor in self._tensors.items()}
        gradients = {name: _array(tensor) / scale for name, tensor in self._gradients.items()}
        direct = gradients.get("h", np.zeros_like(arrays["h"]))
        if "h_n" in gradients:
            direct[-1] += gradients["h_n"]
        arrays["direct_h"] = direct
        if "c_n" in arrays:
            arrays["direct_c_n"] = gradients.get("c_n", np.zeros_like(arrays["c_n"]))
        # of a batch that was not kept as a whole they could not be held against anything
        for name, gradient in weight_gradients.items() if self.kept == self.batch else ():
            arrays[f"grad_{name}"] = _array(gradient) / scale
        return arrays

    def tokens(self, tokens: Any, vocabulary: Optional[list[str]]) -> _Array:
        """The tokens of the kept sequences, (T, B).

        Raises:
            RecorderError: they do not fit the layer's input, or the vocabulary.
        """
        if vocabulary is None:
            raise RecorderError("tokens are indexes into a vocabulary: give Recorder(vocabulary=...) their texts.")
        given = torch.as_tensor(tokens).detach()
        if given.is_floating_point() or given.is_complex() or given.dtype == torch.bool:
            raise RecorderError(f"tokens are of type {given.dtype}; expected whole numbers.")
        if tuple(given.shape) != self._layout:
            raise RecorderError(
                f"tokens have the shape {tuple(given.shape)}; expected {self._layout}, as the layer {self._name} got its input."
            )
        kept = _array(self._kept(given.unsqueeze(-1)).squeeze(-1)).astype(np.int64)
        if kept.min() < 0 or kept.max() >= len(vocabulary):
            raise RecorderError(f"tokens are from {kept.min()} to {kept.max()}; the vocabulary has 0 to {len(vocabulary) - 1}.")
        return kept

    def _listen(self, name: str, tensor: Any, keep: Callable[[Tensor], Tensor]) -> None:
        # not retain_grad(): that would be the gradient of what a later change in place makes of the tensor
        if tensor.requires_grad:
            tensor.register_hook(functools.partial(self._receive, name, keep))

    def _receive(self, name: str, keep: Callable[[Tensor], Tensor], gradient: Optional[Tensor]) -> None:
        """The gradient that reaches an output of the layer from outside, each time that a backward pass goes through."""
        watched = self._watched()
        if gradient is None or watched is None or self._iteration != watched.recorder.iteration or watched.recorder._closed:
            return
        try:
            if self not in watched.passes and len(watched.passes) < 2:
                watched.passes.append(self)
            _add(self._gradients, name, keep(gradient))
        except Exception as error:
            watched.fail(error)

    def _time_major(self, tensor: Tensor) -> Tensor:
        if tensor.dim() == 2:
            return tensor.unsqueeze(1)
        return tensor.transpose(0, 1) if self._batch_first else tensor

    def _kept(self, tensor: Tensor) -> Tensor:
        """Of an input or output in the layer's layout: (T, B, features) of the kept sequences, a copy."""
        return self._time_major(tensor.detach())[:, : self.kept].clone()

    def _kept_state(self, state: Tensor) -> Tensor:
        """Of a state (1, B, H), or (1, H) of a single sequence: (B, H) of the kept sequences, a copy."""
        return state.detach().reshape(self.batch, -1)[: self.kept].clone()


class _Writer:
    """The folder of one layer's recording. A file is written aside and renamed; its line comes after it."""

    def __init__(self, folder: Path, header: dict[str, Any], begun: bool) -> None:
        self._folder = folder
        self._header = header
        self._begun = begun

    def write(self, line: dict[str, Any], arrays: dict[str, _Array]) -> None:
        """Adds a step.

        Raises:
            OSError: it could not be written; the recording is as it was.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        archive = io.BytesIO()
        np.savez(archive, **{name: _portable(array) for name, array in arrays.items()})
        _replace(self._folder / line["file"], archive.getbuffer())
        # somebody may have removed the folder while training runs: the recording begins anew
        if self._begun and (self._folder / _RUN).exists():
            _append(self._folder / _RUN, _json_line(line))
        else:
            _replace(self._folder / _RUN, _json_line(self._header) + _json_line(line))
            self._begun = True


def _replace(path: Path, content: Union[bytes, memoryview]) -> None:
    """Puts a file in place as a whole, or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _append(path: Path, line: bytes) -> None:
    """Adds a line as a whole, or not at all."""
    with open(path, "ab", buffering=0) as file:
        size = file.tell()
        try:
            written = file.write(line)
            if written != len(line):
                raise OSError(f"{written} of {len(line)} bytes of a line were written")
        except BaseException:
            with contextlib.suppress(OSError):
                file.truncate(size)
            raise


def _lines(folder: Path) -> list[dict[str, Any]]:
    """The whole lines of a recording's run.jsonl, the first of which is on the layer.

    Raises:
        RecorderError: it is none of this recorder.
    """
    path = folder / _RUN
    whole = path.read_bytes().split(b"\n")[:-1]
    try:
        lines = [json.loads(line) for line in whole]
        if lines[0]["format"] == _FORMAT and lines[0]["version"] == _VERSION and all(map(_is_step, lines[1:])):
            return lines
    except (ValueError, LookupError, TypeError):
        pass
    raise RecorderError(f"{path} is not a recording of this version's, so it is left as it is. Choose another folder, or remove it.")


def _is_step(line: dict[str, Any]) -> bool:
    return isinstance(line["iteration"], int) and isinstance(line["file"], str)


def _remove(folder: Path, top: Path) -> None:
    """Removes a recording: first what lists its files, then these, then the folder if it is one of a layer and empty."""
    (folder / _RUN).unlink()
    for path in folder.iterdir():
        if _OWN_FILE.fullmatch(path.name):
            path.unlink()
    if folder != top and not any(folder.iterdir()):
        folder.rmdir()


def _cut(folder: Path, iteration: int) -> None:
    """Removes the steps from an iteration on."""
    header, *steps = _lines(folder)
    kept = [step for step in steps if step["iteration"] < iteration]
    _replace(folder / _RUN, b"".join(map(_json_line, [header, *kept])))
    for step in steps:
        if step["iteration"] >= iteration and _OWN_FILE.fullmatch(step["file"]):
            with contextlib.suppress(FileNotFoundError):
                (folder / step["file"]).unlink()


def _check_header(folder: Path, found: dict[str, Any], header: dict[str, Any]) -> None:
    for key in sorted({*found, *header} - {*_MAY_CHANGE}):
        if found.get(key) != header.get(key):
            raise RecorderError(
                f"The recording in {folder} cannot be gone on with: its {key} is {_short(found.get(key))}, and now it is "
                f"{_short(header.get(key))}. Choose another folder."
            )


def _check_layer(layer: Any) -> None:
    """Raises RecorderError if a layer cannot be watched."""
    kind = type(layer).__name__
    if not isinstance(layer, (nn.RNN, nn.LSTM, nn.GRU)):
        inner = [f"{name} ({type(module).__name__})" for name, module in layer.named_modules() if isinstance(module, nn.RNNBase)] if (
            isinstance(layer, nn.Module)
        ) else []
        has = f" It has {', '.join(inner)}: watch that." if inner else ""
        raise RecorderError(f"A {kind} cannot be watched; expected an nn.RNN, nn.LSTM or nn.GRU.{has}")
    if layer.num_layers != 1:
        raise RecorderError(
            f"This {kind} has num_layers={layer.num_layers}, and gradients between its layers are not to be had from outside: only "
            f"one layer can be watched. Stack {layer.num_layers} modules of one layer each, and watch any of them."
        )
    if layer.bidirectional:
        raise RecorderError(f"This {kind} is bidirectional; only one direction can be watched. Use two modules, one on the reversed input.")
    if layer.proj_size:
        raise RecorderError(f"This {kind} has proj_size={layer.proj_size}; projections cannot be watched. Use an nn.Linear after it.")


def _checked_result(watched: _Watched, result: Any, is_lstm: bool) -> tuple[Tensor, Any]:
    """What the layer returned, (output, h_n) or (output, (h_n, c_n)); a subclass or another hook may have made something else of it."""
    layer: Any = watched.layer
    if isinstance(result, tuple) and len(result) == 2 and isinstance(result[1], tuple) == is_lstm:
        output, final = result
        ends = final if is_lstm else (final,)
        if all(isinstance(tensor, Tensor) and tensor.shape[-1:] == (layer.hidden_size,) for tensor in (output, *ends)):
            return output, final
    raise RecorderError(
        f"The layer {watched.name} ({type(layer).__name__}) did not return what an nn.{_cell(layer).partition('_')[0].upper()} returns, its "
        "output and its last state. Watch the plain layer within it."
    )


def _cell(layer: Any) -> str:
    cell = str(layer.mode).lower()
    assert cell in _CELLS, cell
    return cell


def _weights(layer: nn.Module) -> dict[str, Tensor]:
    """Under the names of the recording; without biases where the layer has none."""
    weights = {name: getattr(layer, f"{name}_l0", None) for name in _WEIGHTS}
    return {name: weight for name, weight in weights.items() if isinstance(weight, Tensor)}


def _first_direct(direct: _Array) -> int:
    """The first timestep, from 1, that the rest of the model hands a gradient to; T + 1 where there is none."""
    timesteps = np.flatnonzero(direct.reshape(len(direct), -1).any(axis=1))
    return int(timesteps[0]) + 1 if len(timesteps) else len(direct) + 1


def _add(sums: dict[str, Tensor], name: str, tensor: Tensor) -> None:
    sums[name] = sums[name] + tensor if name in sums else tensor.clone()


def _array(tensor: Tensor) -> _Array:
    """On the CPU; half precision as float32."""
    if tensor.dtype in (torch.float16, torch.bfloat16):
        tensor = tensor.float()
    array: _Array = tensor.detach().cpu().numpy()
    return array


def _portable(array: _Array) -> _Array:
    """In C order, little endian."""
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<"))


def _is_first_rank() -> bool:
    distributed: Any = torch.distributed
    return not (distributed.is_available() and distributed.is_initialized()) or distributed.get_rank() == 0


def _hooks_get_keywords() -> bool:
    return int(torch.__version__.split(".")[0]) >= 2


def _uncompiled(function: Callable[..., None]) -> Callable[..., None]:
    """What torch.compile is to leave alone."""
    disable = getattr(getattr(torch, "compiler", None), "disable", None)
    return function if disable is None else disable(function)  # type: ignore[no-any-return]


def _count(number: Any, name: str, least: int = 1) -> int:
    if isinstance(number, bool) or not isinstance(number, (int, np.integer)) or number < least:
        raise RecorderError(f"{name} is {number!r}; expected a whole number of at least {least}.")
    return int(number)


def _number(value: Any, name: str) -> float:
    if isinstance(value, Tensor):
        if value.numel() != 1:
            raise RecorderError(f"{name} has the shape {tuple(value.shape)}; expected one number.")
        value = value.detach().item()
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise RecorderError(f"{name} is {_short(value)}; expected one number.") from error


def _json_number(value: float) -> Union[float, str]:
    """JSON has no words for what is no finite number."""
    if math.isnan(value):
        return "NaN"
    return value if math.isfinite(value) else "Infinity" if value > 0 else "-Infinity"


def _json_line(line: dict[str, Any]) -> bytes:
    return (json.dumps(line, allow_nan=False) + "\n").encode("ascii")


def _checked_vocabulary(vocabulary: Sequence[str]) -> list[str]:
    if isinstance(vocabulary, Mapping):
        raise RecorderError("vocabulary is a dict; expected the texts alone, in the order of their indexes: sorted(v, key=v.get).")
    texts = list(vocabulary)
    if not texts:
        raise RecorderError("vocabulary is empty; expected the texts of the tokens, or None.")
    for index, text in enumerate(texts):
        if not isinstance(text, str):
            raise RecorderError(f"vocabulary[{index}] is {_short(text)}; expected a text.")
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise RecorderError(f"vocabulary[{index}] is {ascii(text)}, which is half of a character.") from error
    return [str(text) for text in texts]


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
