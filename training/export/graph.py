"""ONNX files: traced, named like the network's weights, with 8-bit products, checked and stored."""

from __future__ import annotations

import json
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

import checkpoints

OPSET = 17
KEPT_LOGITS = 64
"""Evenly spaced logits of each row in the files of expected values."""
LARGE = 4096
"""Weights of at least that many numbers are stored in half precision."""


class ParityError(Exception):
    """PyTorch and ONNX outputs that differ by more than the tolerance."""


def trace(
    module: nn.Module,
    example: tuple[torch.Tensor, ...],
    inputs: list[str],
    outputs: list[str],
    dynamic: dict[str, dict[int, str]],
) -> onnx.ModelProto:
    """The graph of a module; ``dynamic`` names the axes of inputs and outputs that vary."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings(action="ignore"):
        # The tracing exporter keeps LSTM and GRU as single operators. It warns that another
        # batch size might fail; the checks run several.
        path = Path(folder) / "traced.onnx"
        torch.onnx.export(
            module.eval(), example, str(path), input_names=inputs, output_names=outputs,
            dynamic_axes=dynamic, opset_version=OPSET, dynamo=False,
        )
        return onnx.load(str(path))


def name_weights(graph: onnx.ModelProto, network: str, model: nn.Module) -> None:
    """Name the weights in a graph as the network does, and write down whose they are.

    ``restore`` reads both. A matrix that lies transposed in the graph has ``.T`` behind its name.
    """
    known = {}
    for name, weight in model.state_dict().items():
        value = weight.numpy()
        known[value.shape, value.tobytes()] = name
        if value.ndim == 2:
            known.setdefault((value.T.shape, np.ascontiguousarray(value.T).tobytes()), f"{name}.T")
    renamed = {}
    for tensor in graph.graph.initializer:
        value = numpy_helper.to_array(tensor)
        name = known.get((value.shape, value.tobytes()))
        if name:
            renamed[tensor.name], tensor.name = name, name
    for node in graph.graph.node:
        for at, name in enumerate(node.input):
            node.input[at] = renamed.get(name, name)
    helper.set_model_props(
        graph, {"network": network, "sizes": json.dumps(asdict(model.sizes))}
    )


def quantise(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Make matrix products those of 8-bit numbers: weights once, a scale a column; inputs as they come.

    Weights take 7 bits, for without VNNI a processor adds two products in 16 bits.
    """
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before.onnx", Path(folder) / "after.onnx"
        onnx.save(graph, str(before))
        quantize_dynamic(
            before, after, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["Gemm", "MatMul"],
        )
        return onnx.load(str(after))


def store_as_half(graph: onnx.ModelProto) -> None:
    """Store large weights as float16, each behind a cast that is folded as the file is loaded."""
    casts = []
    for tensor in graph.graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or np.prod(tensor.dims) < LARGE:
            continue
        name = tensor.name
        half = numpy_helper.to_array(tensor).astype(np.float16)
        tensor.CopyFrom(numpy_helper.from_array(half, f"{name}.half"))
        casts.append(helper.make_node("Cast", [f"{name}.half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.graph.node.insert(0, cast)


def store(graph: onnx.ModelProto, path: Path) -> None:
    """Check a graph and write it, whole or not at all."""
    onnx.checker.check_model(graph, full_check=True)
    checkpoints.write_atomically(path, lambda file: file.write(graph.SerializeToString()))


def kept_logits(vocabulary: int) -> np.ndarray:
    """Evenly spaced token ids, whose logits the files of expected values hold."""
    return np.linspace(0, vocabulary - 1, min(KEPT_LOGITS, vocabulary)).round().astype(int)
