"""``classic`` as ONNX: ``tokens`` int64 [batch, 20] to ``logits`` float32 [batch, vocabulary]."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import torch

import checkpoints
from data.rows import FolderTokens
from data.windows import WINDOW, Windows
from export.graph import ParityError, kept_logits, store, trace
from networks.classic import Classic

TOLERANCE = 1e-3
"""Largest difference allowed between a PyTorch and an ONNX logit."""


def write(model: Classic, path: Path) -> None:
    """Write the network, in float32."""
    example = (torch.zeros((1, WINDOW), dtype=torch.int64),)
    dynamic = {"tokens": {0: "batch"}, "logits": {0: "batch"}}
    store(trace(model, example, ["tokens"], ["logits"], dynamic), path)


def sample_windows(vocabulary: int, real: Windows, seed: int, each: int = 8) -> torch.Tensor:
    """``each`` random windows and ``each`` windows of verse, int64 [2 * each, 20]."""
    generator = torch.Generator().manual_seed(seed)
    random = torch.randint(0, vocabulary, (each, WINDOW), generator=generator)
    indices = torch.randint(0, len(real), (each,), generator=generator)
    return torch.cat((random, real.batch(indices).inputs[0]))


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
    indices = kept_logits(logits.shape[1])
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
    checkpoints.save_json(path, value, indent=None)


def export(model: Classic, folder: FolderTokens, out: Path, name: str, seed: int = 1) -> str:
    """Write ``name.onnx`` and ``name.expected.json``; returns what to tell."""
    path, real = out / f"{name}.onnx", Windows(folder)
    write(model, path)
    vocabulary = model.sizes.vocabulary
    worst = verify(model, path, sample_windows(vocabulary, real, seed + 1, each=256))[1]
    windows = sample_windows(vocabulary, real, seed)
    logits, difference = verify(model, path, windows)
    write_expected(out / f"{name}.expected.json", windows, logits)
    size = path.stat().st_size
    return f"{path.name}: {size} bytes, logits within {max(worst, difference):.1e} of PyTorch's."
