"""Export a tiny ``deep`` and a tiny ``verse`` of random weights, to be checked in for tests.

They compute in float32: rows depend on nothing but themselves, so that tests can be exact.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import fields
from pathlib import Path

import numpy as np
import torch

import run_file
from export import deep, verse
from export.graph import store, store_as_half
from export.steps import open_session, save_expected, torch_logits
from networks import KINDS, build

RUN = Path(__file__).parent / "runs" / "tiny-deep.toml"
VOCABULARY = 300
SEQUENCES, LENGTH = 4, 48
TOLERANCE = 1e-3


EXPORTS = {"deep": deep, "verse": verse}


def main(arguments: list[str] | None = None) -> int:
    """Write ``NAME.onnx`` and ``NAME.expected.json`` with the sizes of ``runs/tiny-deep.toml``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the files")
    options = parser.parse_args(arguments)
    for name in EXPORTS:
        if not export_tiny(name, options.out):
            return 1
    return 0


def export_tiny(name: str, out: Path) -> bool:
    """Whether the exported network computes what PyTorch does."""
    run = run_file.read(RUN)
    torch.manual_seed(run.seed)
    known = {field.name for field in fields(KINDS[name].sizes)}
    sizes = {size: value for size, value in run.sizes.items() if size in known}
    model = build(name, {**sizes, "vocabulary": VOCABULARY}).eval()
    with torch.no_grad():
        for weight in model.parameters():  # new blocks add nothing, and new biases are zero
            weight.copy_((weight + 0.1 * torch.randn_like(weight)).half())
    poems = np.random.default_rng(run.seed).integers(0, VOCABULARY, (SEQUENCES, LENGTH))
    expected = torch_logits(model, poems)
    path = out / f"{name}.onnx"
    graph = EXPORTS[name].graph(model)
    store_as_half(graph)
    store(graph, path)
    worst = float(np.abs(EXPORTS[name].run(open_session(path), poems, model) - expected).max())
    if not worst <= TOLERANCE:
        path.unlink()
        print(f"make_tiny_steps: {name}'s logits differ from PyTorch's by {worst:.2e}", file=sys.stderr)
        return False
    save_expected(out / f"{name}.expected.json", poems, expected, TOLERANCE)
    print(f"{path.name}: {path.stat().st_size} bytes, logits within {worst:.1e} of PyTorch's.")
    return True


if __name__ == "__main__":
    sys.exit(main())
