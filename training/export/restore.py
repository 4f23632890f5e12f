"""Weights out of a published ONNX file, so that training goes on from it.

The 8-bit products are undone: the weights are those that serving computes with, off from the
trained ones by half a step of their column's scale at most.
"""

from __future__ import annotations

import json

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from networks import KINDS, build

Tensors = dict[str, np.ndarray]


class RestoreError(Exception):
    """The graph is not one that ``export_network.py`` wrote."""


def weight_of(tensors: Tensors, name: str) -> np.ndarray:
    """One weight, however it is stored: as it is, halved, transposed, as 8-bit numbers."""
    for stored, turned in ((name, False), (f"{name}.T", True)):
        for plain in (stored, f"{stored}.half"):
            if plain in tensors:
                value = tensors[plain].astype(np.float32)
                return value.T if turned else value
        for stem, transposed in ((stored, turned), (f"{stored}_Transposed", not turned)):
            if f"{stem}_quantized" in tensors:
                matrix = tensors[f"{stem}_quantized"].astype(np.float32)
                matrix -= tensors[f"{stem}_zero_point"].astype(np.float32)
                value = matrix * tensors[f"{stem}_scale"]
                return value.T if transposed else value
    raise KeyError(name)


def with_table(tensors: Tensors) -> Tensors:
    """The bias by distance as the network has it: the step's table has a row for empty slots."""
    for name, value in tensors.items():
        if name.startswith("onnx::Gather") and value.ndim == 2:
            return {**tensors, "attention.bias": value[:-1].T}
    raise KeyError("attention.bias")


def restore(graph: onnx.ModelProto) -> tuple[str, nn.Module]:
    """The name of an exported network, and the network with its weights.

    Raises:
        RestoreError: a weight is missing, or has another shape than the sizes say.
    """
    tensors = {each.name: numpy_helper.to_array(each) for each in graph.graph.initializer}
    told = {each.key: each.value for each in graph.metadata_props}
    try:
        network, sizes = told["network"], json.loads(told["sizes"])
        if network not in KINDS:
            raise ValueError(f"network {network!r}")
        named = with_table(tensors)
        model = build(network, sizes)
        weights = {name: weight_of(named, name).copy() for name in model.state_dict()}
        model.load_state_dict({name: torch.from_numpy(value) for name, value in weights.items()})
    except (KeyError, ValueError, RuntimeError) as error:
        raise RestoreError(f"no graph of export_network.py: {error}") from error
    return network, model
