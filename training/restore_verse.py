"""Make a ``verse.pt`` of an exported ``verse.onnx``, so that training goes on from the published network.

The 8-bit products are undone: the weights are those that serving computes with, off from the
trained ones by half a step of their column's scale at most.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

import checkpoints
from verse import Verse, VerseSizes

QUANTISED = "_Transposed_quantized"


class RestoreError(Exception):
    """The graph is not one that ``export_verse.py`` wrote."""


def dequantise(tensors: dict[str, np.ndarray], name: str) -> np.ndarray:
    """The numbers [out, in] that stand for the 8-bit matrix ``name`` [in, out]."""
    stem = name.removesuffix("_quantized")
    matrix = tensors[name].astype(np.float32) - tensors[f"{stem}_zero_point"].astype(np.float32)
    return (matrix * tensors[f"{stem}_scale"]).T


def restore(graph: onnx.ModelProto) -> tuple[VerseSizes, dict[str, torch.Tensor]]:
    """Sizes and weights of an exported graph.

    Raises:
        RestoreError: a weight is missing, or has another shape than the sizes say.
    """
    tensors = {each.name: numpy_helper.to_array(each) for each in graph.graph.initializer}
    try:
        vocabulary, embedding = tensors["model.embedding.weight.half"].shape
        # Keys have no bias, so their product has no name of its own; the bias by distance has
        # one row more than there are distances, and lies apart for a token's distance from itself.
        (key,) = (
            name for name in tensors if name.startswith("onnx::MatMul") and name.endswith("_quantized")
        )
        (distances,) = (
            value for name, value in tensors.items() if name.startswith("onnx::Gather")
        )
        sizes = VerseSizes(
            vocabulary=vocabulary,
            embedding=embedding,
            heads=distances.shape[1],
            attention=tensors["model.attention.query.bias"].size,
            window=distances.shape[0] - 1,
            recurrent=tensors["model.gru.bias_ih_l0"].size // 3,
            merge=tensors["model.merge.bias"].size,
        )
        weights = {
            "attention.bias": distances[:-1].T,
            "attention.key.weight": dequantise(tensors, key),
            "embedding.weight": tensors["model.embedding.weight.half"].astype(np.float32),
        }
        model = Verse(sizes)
        for name in model.state_dict():
            if name in weights:
                continue
            plain = f"model.{name}"
            weights[name] = (
                tensors[plain] if plain in tensors else dequantise(tensors, plain + QUANTISED)
            )
        restored = {name: torch.from_numpy(value.copy()) for name, value in weights.items()}
        model.load_state_dict(restored)
    except (KeyError, ValueError, RuntimeError) as error:
        raise RestoreError(f"not a graph of export_verse.py: {error}") from error
    return sizes, restored


def main(arguments: list[str] | None = None) -> int:
    """Read a graph and write the weights beside the data."""
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
        sizes, weights = restore(onnx.load(str(options.onnx)))
    except FileNotFoundError:
        print(f"restore_verse: there is no {options.onnx}", file=sys.stderr)
        return 1
    except RestoreError as error:
        print(f"restore_verse: {options.onnx} is {error}", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    checkpoints.save(options.out, {"sizes": sizes.as_dict(), "weights": weights})
    count = sum(value.numel() for value in weights.values())
    print(f"{options.out}: {count} weights; train_verse.py --weights {options.out} goes on from them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
