"""Make a NAME.pt of an exported network, so that training goes on from what is published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import onnx

import checkpoints
from export.restore import RestoreError, restore
from networks import portable


def main(arguments: list[str] | None = None) -> int:
    """Read a graph and write its weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument(
        "--onnx", type=Path, default=Path("model-artifacts/verse.onnx"), help="exported network"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("data/verse/published.pt"), help="what is written"
    )
    options = parser.parse_args(arguments)
    try:
        network, model = restore(onnx.load(str(options.onnx)))
    except FileNotFoundError:
        print(f"restore_network: there is no {options.onnx}", file=sys.stderr)
        return 1
    except RestoreError as error:
        print(f"restore_network: {options.onnx} is {error}", file=sys.stderr)
        return 1
    checkpoints.save(options.out, portable(network, model))
    count = sum(weight.numel() for weight in model.parameters())
    print(f"{options.out}: {network}, {count} weights; train.py --grow-from {options.out} goes on from them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
