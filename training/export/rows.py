"""Products of 8-bit numbers that take each row of the input for itself.

Large transformers have a few numbers that are a thousand times as large as the others, in the rows
of few tokens. With one scale for all rows these would leave the other rows next to nothing; and a
candidate's figures would depend on which others are beside it.
"""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LARGEST_WEIGHT, LARGEST_INPUT = 63, 127
"""Weights take 7 bits, for without VNNI a processor adds two products in 16 bits."""
MIDDLE = 128
LEAST = 1e-9


def quantise(graph: onnx.ModelProto) -> onnx.ModelProto:
    """Make products with weights those of 8-bit numbers: a scale for each column and for each row."""
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.graph.initializer}
    constants = {
        "one": np.float32(1), "middle": np.uint8(MIDDLE), "nothing": np.int8(0),
        "part": np.float32(1 / LARGEST_INPUT), "least": np.float32(LEAST),
    }
    added = {f"rows.{name}": value for name, value in constants.items()}
    nodes = []
    for node in graph.graph.node:
        if node.op_type not in ("Gemm", "MatMul") or node.input[1] not in stored:
            nodes.append(node)
            continue
        weight = stored[node.input[1]]
        if any(each.name == "transB" and each.i for each in node.attribute):
            weight = weight.T
        scale = np.maximum(np.abs(weight).max(axis=0) / LARGEST_WEIGHT, LEAST).astype(np.float32)
        added[f"{node.input[1]}.scale"] = scale
        added[f"{node.input[1]}.quantised"] = np.round(weight / scale).astype(np.int8)
        nodes.extend(product(node))
    del graph.graph.node[:]
    graph.graph.node.extend(nodes)
    read = {name for node in nodes for name in node.input}
    kept = [tensor for tensor in graph.graph.initializer if tensor.name in read]
    del graph.graph.initializer[:]
    graph.graph.initializer.extend(kept)
    graph.graph.initializer.extend(numpy_helper.from_array(value, name) for name, value in added.items())
    return graph


def product(node: onnx.NodeProto) -> list[onnx.NodeProto]:
    """What stands for a product of an input [..., rows, n] and a weight, with its bias if it has one."""
    given, weight, *bias = node.input
    out = node.output[0]

    def made(kind: str, inputs: list[str], name: str, **attributes: object) -> onnx.NodeProto:
        return helper.make_node(kind, inputs, [name], f"{name}/{kind}", **attributes)

    last = f"{out}.columns" if bias else out
    nodes = [
        made("Abs", [given], f"{out}.size"),
        made("ReduceMax", [f"{out}.size"], f"{out}.largest", axes=[-1], keepdims=1),
        made("Mul", [f"{out}.largest", "rows.part"], f"{out}.step"),
        made("Max", [f"{out}.step", "rows.least"], f"{out}.scale"),
        made("Div", [given, f"{out}.scale"], f"{out}.steps"),
        made("QuantizeLinear", [f"{out}.steps", "rows.one", "rows.middle"], f"{out}.quantised"),
        made(
            "MatMulInteger",
            [f"{out}.quantised", f"{weight}.quantised", "rows.middle", "rows.nothing"], f"{out}.whole",
        ),
        made("Cast", [f"{out}.whole"], f"{out}.float", to=TensorProto.FLOAT),
        made("Mul", [f"{out}.float", f"{out}.scale"], f"{out}.rows"),
        made("Mul", [f"{out}.rows", f"{weight}.scale"], last),
    ]
    return [*nodes, made("Add", [last, *bias], out)] if bias else nodes
