"""Export a trained network to ONNX, check it against PyTorch, write expected values for tests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import checkpoints
from data.folders import TokenFolderError, read_header
from data.rows import FolderTokens, load
from export import classic, deep, steps, transformer, verse
from export.graph import ParityError
from networks import restore

STEPS = {"verse": verse, "deep": deep, "gpt2": transformer, "llama": transformer}
ENOUGH = 2048
"""Tokens of a test split; a few poems of one's own leave fewer, then the training split is taken."""


def poems_of(data: Path) -> FolderTokens:
    """The poems that the export is checked on."""
    header = read_header(data)
    split = "test" if int(header.splits["test"]["tokens"]) >= ENOUGH else "train"
    return load(header, "cpu", split)


def main(arguments: list[str] | None = None) -> int:
    """Read ``NAME.pt`` or a run's checkpoint and export it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--weights", type=Path, required=True, help="a NAME.pt or checkpoint.pt")
    parser.add_argument("--data", type=Path, required=True, help="a token folder to check it on")
    parser.add_argument("--out", type=Path, required=True, help="folder for what is written")
    options = parser.parse_args(arguments)
    try:
        state = checkpoints.load(options.weights)
        network, model = state["network"], restore(state).eval()
        folder = poems_of(options.data)
        if network == "classic":
            told = classic.export(model, folder, options.out, network)
        else:
            told = steps.export(network, model, STEPS[network], folder, options.out)
    except (TokenFolderError, checkpoints.CheckpointError, ParityError) as error:
        print(f"export_network: {error}", file=sys.stderr)
        return 1
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
