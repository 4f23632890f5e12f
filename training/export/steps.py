"""Networks that read poems, exported as a step with 8-bit products and checked over whole sequences."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

import checkpoints
from data.rows import FolderTokens
from export.graph import ParityError, kept_logits, name_weights, store, store_as_half

STATES = ("hidden", "cell", "gate")
TOLERANCE = 0.05
"""Largest difference allowed between a log probability of PyTorch and one of the whole graph."""
QUANTISED_TOLERANCE = 0.01
"""By how much 8 bits may change the loss, in nats a token."""
SEQUENCES, LENGTH = 8, 128


class Step(Protocol):
    """A module that exports a kind of network."""

    def graph(self, model: nn.Module) -> onnx.ModelProto:
        """The step, traced."""

    def run(
        self, session: onnxruntime.InferenceSession, poems: np.ndarray, model: nn.Module
    ) -> np.ndarray:
        """Log probabilities [n, length, vocabulary] of sequences int64 [n, length]."""

    def quantise(self, graph: onnx.ModelProto) -> onnx.ModelProto:
        """The graph with products of 8-bit numbers."""


def torch_logits(model: nn.Module, poems: np.ndarray) -> np.ndarray:
    """Log probabilities [n, length, vocabulary] of whole sequences int64 [n, length]."""
    tokens = torch.from_numpy(poems)
    with torch.inference_mode():
        logits = model.eval()(tokens, torch.zeros_like(tokens, dtype=torch.int32))
    return logits.log_softmax(dim=-1).numpy()


def loss_of(logits: np.ndarray, poems: np.ndarray) -> float:
    """Mean negative log probability of the tokens int64 [n, length] behind each first one."""
    return float(-np.take_along_axis(logits[:, :-1], poems[:, 1:, None], axis=2).mean())


def open_session(path: Path) -> onnxruntime.InferenceSession:
    """The exported network on the CPU."""
    return onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])


def save_expected(path: Path, poems: np.ndarray, logits: np.ndarray, tolerance: float) -> None:
    """Write sequences int64 [n, length] with evenly spaced logits behind their last tokens, for tests."""
    kept = kept_logits(logits.shape[2])
    value = {
        "tolerance": tolerance,
        "indices": kept.tolist(),
        "sequences": [
            {"tokens": row.tolist(), "logits": each[-1, kept].round(4).tolist()}
            for row, each in zip(poems, logits, strict=True)
        ],
    }
    checkpoints.save_json(path, value)


def export(network: str, model: nn.Module, step: Step, folder: FolderTokens, out: Path) -> str:
    """Write ``NETWORK.onnx`` and ``NETWORK.expected.json``; returns what to tell.

    Raises:
        ParityError: the graph computes something else than PyTorch, or 8 bits cost too much.
    """
    path = out / f"{network}.onnx"
    poems = folder[1][: SEQUENCES * LENGTH].numpy().astype(np.int64)
    if len(poems) < SEQUENCES * LENGTH:
        raise ParityError(f"{folder[0].folder} is too small: the check takes {SEQUENCES * LENGTH} tokens")
    poems = poems.reshape(SEQUENCES, LENGTH)
    plain = step.graph(model)
    name_weights(plain, network, model)
    store(plain, path)
    expected = torch_logits(model, poems)
    worst = float(np.abs(expected - step.run(open_session(path), poems, model)).max())
    if not worst <= TOLERANCE:
        path.unlink()
        raise ParityError(f"{path}: logits differ from PyTorch's by {worst:.2e}")
    quantised = step.quantise(plain)
    store_as_half(quantised)
    store(quantised, path)
    actual = step.run(open_session(path), poems, model)
    before, after = (loss_of(logits, poems) for logits in (expected, actual))
    if not abs(after - before) <= QUANTISED_TOLERANCE:
        path.unlink()
        raise ParityError(f"{path}: 8 bits change the loss from {before:.4f} to {after:.4f}")
    save_expected(out / f"{network}.expected.json", poems, actual, TOLERANCE)
    size = path.stat().st_size
    return (
        f"{path.name}: {size} bytes; logits within {worst:.1e} of PyTorch's before quantising.\n"
        f"Loss {before:.4f} nats a token before, {after:.4f} after."
    )
