"""From trained weights to ONNX, and the proof that both compute the same logits."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import BinaryIO

import numpy as np
import onnx
import onnxruntime
import torch

from checkpoints import write_atomically
from classic import Classic
from tokens import WINDOW, Windows

TOLERANCE = 1e-3
"""Largest difference allowed between a PyTorch and an ONNX logit."""
OPSET = 17
KEPT_LOGITS = 64
"""Evenly spaced logits of each window in the expected-values file."""


class ParityError(Exception):
    """PyTorch and ONNX logits that differ by more than the tolerance."""


def write_onnx(model: Classic, path: Path) -> None:
    """Write the network: ``tokens`` int64 [batch, 20] to ``logits`` float32 [batch, vocabulary]."""
    model.eval()
    example = torch.zeros((1, WINDOW), dtype=torch.int64)

    def export(file: BinaryIO) -> None:
        # The tracing exporter keeps LSTM and GRU as single operators. It warns that another
        # batch size might fail; ``verify`` runs several.
        with warnings.catch_warnings(action="ignore"):
            torch.onnx.export(
                model,
                (example,),
                file,
                input_names=["tokens"],
                output_names=["logits"],
                dynamic_axes={"tokens": {0: "batch"}, "logits": {0: "batch"}},
                opset_version=OPSET,
                dynamo=False,
            )

    write_atomically(path, export)
    onnx.checker.check_model(onnx.load(path), full_check=True)


def sample_windows(vocabulary: int, real: Windows, seed: int, each: int = 8) -> torch.Tensor:
    """``each`` random windows and ``each`` windows of verse, int64 [2 * each, 20]."""
    generator = torch.Generator().manual_seed(seed)
    random = torch.randint(0, vocabulary, (each, WINDOW), generator=generator)
    indices = torch.randint(0, len(real), (each,), generator=generator)
    return torch.cat((random, real.batch(indices)[0]))


def verify(model: Classic, path: Path, windows: torch.Tensor) -> tuple[np.ndarray, float]:
    """Logits of PyTorch [n, vocabulary] and the largest difference from ONNX's.

    The ONNX network runs on the whole batch and on one window at a time; raises
    ParityError above the tolerance.
    """
    with torch.inference_mode():
        expected = model.eval()(windows).numpy()
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    rows = windows.numpy()
    together = session.run(["logits"], {"tokens": rows})[0]
    alone = np.concatenate([session.run(["logits"], {"tokens": row[None]})[0] for row in rows])
    worst = float(max(np.abs(together - expected).max(), np.abs(alone - expected).max()))
    if not worst <= TOLERANCE:
        raise ParityError(f"{path}: logits differ from PyTorch's by {worst:.2e}")
    return expected, worst


def write_expected(path: Path, windows: torch.Tensor, logits: np.ndarray) -> None:
    """Write windows with their argmax and evenly spaced logits, for tests without Python."""
    count = logits.shape[1]
    indices = np.linspace(0, count - 1, min(KEPT_LOGITS, count)).round().astype(int)
    value = {
        "tolerance": TOLERANCE,
        "windows": windows.tolist(),
        "logits": [
            {
                "argmax": int(row.argmax()),
                "indices": indices.tolist(),
                "values": [round(float(logit), 5) for logit in row[indices]],
            }
            for row in logits
        ],
    }
    text = json.dumps(value, separators=(",", ":")) + "\n"
    write_atomically(path, lambda file: file.write(text.encode()))


def export(model: Classic, real: Windows, folder: Path, name: str, seed: int = 1) -> float:
    """Write ``name.onnx`` and ``name.expected.json``; returns the largest difference seen."""
    folder.mkdir(parents=True, exist_ok=True)
    write_onnx(model, folder / f"{name}.onnx")
    many = sample_windows(model.sizes.vocabulary, real, seed + 1, each=256)
    worst = verify(model, folder / f"{name}.onnx", many)[1]
    windows = sample_windows(model.sizes.vocabulary, real, seed)
    logits, difference = verify(model, folder / f"{name}.onnx", windows)
    write_expected(folder / f"{name}.expected.json", windows, logits)
    return max(worst, difference)
