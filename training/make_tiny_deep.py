"""Export a tiny ``deep`` of random weights, to be checked in for tests.

It computes in float32: rows depend on nothing but themselves, so that tests can be exact.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

import run_file
from export import deep
from export.graph import store, store_as_half
from export.steps import open_session, save_expected, torch_logits
from networks import build

RUN = Path(__file__).parent / "runs" / "tiny-deep.toml"
VOCABULARY = 300
SEQUENCES, LENGTH = 4, 48
TOLERANCE = 1e-3


def main(arguments: list[str] | None = None) -> int:
    """Write ``deep.onnx`` and ``deep.expected.json`` with the sizes of ``runs/tiny-deep.toml``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the two files")
    options = parser.parse_args(arguments)
    run = run_file.read(RUN)
    torch.manual_seed(run.seed)
    model = build("deep", {**run.sizes, "vocabulary": VOCABULARY}).eval()
    with torch.no_grad():
        for weight in model.parameters():  # new blocks add nothing, and new biases are zero
            weight.copy_((weight + 0.1 * torch.randn_like(weight)).half())
    poems = np.random.default_rng(run.seed).integers(0, VOCABULARY, (SEQUENCES, LENGTH))
    expected = torch_logits(model, poems)
    path = options.out / "deep.onnx"
    graph = deep.graph(model)
    store_as_half(graph)
    store(graph, path)
    worst = float(np.abs(deep.run(open_session(path), poems, model) - expected).max())
    if not worst <= TOLERANCE:
        path.unlink()
        print(f"make_tiny_deep: logits differ from PyTorch's by {worst:.2e}", file=sys.stderr)
        return 1
    save_expected(options.out / "deep.expected.json", poems, expected, TOLERANCE)
    print(f"{path.name}: {path.stat().st_size} bytes, logits within {worst:.1e} of PyTorch's.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
