"""Export the trained ``verse`` to ONNX as a step of 8-bit products, check it, write expected logits."""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

import checkpoints
from export_onnx import KEPT_LOGITS, OPSET, ParityError
from tokens import TokenFolderError, read_header, read_tokens
from verse import Verse, VerseSizes
from verse_step import VerseStep

STATES = ("hidden", "cell", "gate")
TOLERANCE = 0.05
"""Largest difference allowed between a log probability of PyTorch and one of the whole graph."""
QUANTISED_TOLERANCE = 0.01
"""By how much 8 bits may change the loss, in nats a token."""
LARGE = 4096
"""Weights of at least that many numbers are stored in half precision."""


def trace(model: Verse, path: Path) -> onnx.ModelProto:
    """Write the step as a graph, by way of a file that does not stay."""
    sizes = model.sizes
    step = VerseStep(model).eval()
    past = sizes.window - 1
    example = (
        torch.zeros(2, dtype=torch.int64),
        *(torch.zeros(2, sizes.recurrent) for _ in STATES),
        *(torch.zeros(2, sizes.heads, past, sizes.attention // sizes.heads) for _ in range(2)),
        torch.full((2, past), sizes.window, dtype=torch.int64),
    )
    inputs = ["tokens", *STATES, "keys", "values", "distances"]
    outputs = ["logits", *(f"next_{name}" for name in STATES), "key", "value"]
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".part")
    with warnings.catch_warnings(action="ignore"):
        torch.onnx.export(
            step, example, str(temporary), input_names=inputs, output_names=outputs,
            dynamic_axes={name: {0: "batch"} for name in inputs + outputs},
            opset_version=OPSET, dynamo=False,
        )
    graph = onnx.load(str(temporary))
    temporary.unlink()
    return graph


def write(graph: onnx.ModelProto, path: Path) -> None:
    """Store a graph; large weights that are no 8-bit numbers become float16, computed as float32."""
    store_as_half(graph)
    onnx.checker.check_model(graph, full_check=True)
    checkpoints.write_atomically(path, lambda file: file.write(graph.SerializeToString()))


def quantise(graph: onnx.ModelProto, path: Path) -> onnx.ModelProto:
    """Make matrix products those of 8-bit numbers: weights once, a scale a column; inputs as they come.

    Weights take 7 bits, for without VNNI a processor adds two products in 16 bits.
    """
    before, after = path.with_suffix(".before"), path.with_suffix(".after")
    try:
        onnx.save(graph, str(before))
        quantize_dynamic(
            before, after, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["Gemm", "MatMul"],
        )
        return onnx.load(str(after))
    finally:
        before.unlink(missing_ok=True)
        after.unlink(missing_ok=True)


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


def torch_logits(model: Verse, poems: torch.Tensor) -> np.ndarray:
    """Log probabilities [n, length, vocabulary] of whole sequences int64 [n, length]."""
    count, length = poems.shape
    past = model.sizes.window - 1
    tokens = torch.cat((torch.zeros(count, past, dtype=torch.int64), poems), dim=1)
    numbers = torch.cat((torch.full((count, past), -1), torch.zeros(count, length)), dim=1)
    with torch.inference_mode():
        logits, _ = model.eval()(tokens, numbers, model.start(count))
    return logits.view(count, length, -1).log_softmax(dim=-1).numpy()


def onnx_logits(path: Path, poems: np.ndarray, sizes: VerseSizes) -> np.ndarray:
    """The same by the exported step, with the ring of keys and values kept here."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    count, length = poems.shape
    past = sizes.window - 1
    states = {name: np.zeros((count, sizes.recurrent), np.float32) for name in STATES}
    keys = np.zeros((count, sizes.heads, past, sizes.attention // sizes.heads), np.float32)
    values = keys.copy()
    rows = []
    for at in range(length):
        slots = np.arange(past)
        age = (at - 1 - slots) % past + 1
        distances = np.where(age <= at, age, sizes.window)
        logits, *news, key, value = session.run(
            None,
            {
                "tokens": poems[:, at],
                **states,
                "keys": keys,
                "values": values,
                "distances": np.tile(distances, (count, 1)),
            },
        )
        states = dict(zip(STATES, news, strict=True))
        keys[:, :, at % past], values[:, :, at % past] = key, value
        rows.append(logits)
    return np.stack(rows, axis=1)


def loss_of(logits: np.ndarray, poems: np.ndarray) -> float:
    """Mean negative log probability of the tokens int64 [n, length] behind each first one."""
    return float(-np.take_along_axis(logits[:, :-1], poems[:, 1:, None], axis=2).mean())


def main(arguments: list[str] | None = None) -> int:
    """Read ``verse.pt`` (or, of an unfinished run, its checkpoint) and export it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("data/verse"), help="token arrays")
    parser.add_argument(
        "--weights", type=Path, default=Path("data/verse/verse.pt"),
        help="trained weights; a checkpoint.pt gives those so far",
    )
    parser.add_argument("--out", type=Path, default=Path("data/verse"), help="what is written")
    options = parser.parse_args(arguments)
    try:
        state = checkpoints.load(options.weights)
        unfinished = "identity" in state
        sizes = VerseSizes(**(state["identity"]["sizes"] if unfinished else state["sizes"]))
        model = Verse(sizes)
        model.load_state_dict(state["model"] if unfinished else state["weights"])
        header = read_header(options.data)
        length = 2 * sizes.window
        # A few poems of one's own leave too little for testing.
        split = "test" if int(header.splits["test"]["tokens"]) >= 8 * length else "train"
        tokens = read_tokens(header, split).astype(np.int64)
        poems = tokens[: 8 * length].reshape(8, length)
        path = options.out / "verse.onnx"
        write(trace(model, path), path)
        expected = torch_logits(model, torch.from_numpy(poems))
        worst = float(np.abs(expected - onnx_logits(path, poems, sizes)).max())
        if not worst <= TOLERANCE:
            raise ParityError(f"{path}: logits differ from PyTorch's by {worst:.2e}")
        write(quantise(trace(model, path), path), path)
        actual = onnx_logits(path, poems, sizes)
        whole, quantised = (loss_of(logits, poems) for logits in (expected, actual))
        if not abs(quantised - whole) <= QUANTISED_TOLERANCE:
            raise ParityError(f"{path}: 8 bits change the loss from {whole:.4f} to {quantised:.4f}")
    except (TokenFolderError, checkpoints.CheckpointError, ParityError) as error:
        print(f"export_verse: {error}", file=sys.stderr)
        return 1
    kept = np.linspace(0, sizes.vocabulary - 1, KEPT_LOGITS).round().astype(int)
    checkpoints.save_json(
        options.out / "verse.expected.json",
        {
            "tolerance": TOLERANCE,
            "indices": kept.tolist(),
            "sequences": [
                {"tokens": row.tolist(), "logits": logits[-1, kept].round(4).tolist()}
                for row, logits in zip(poems, actual, strict=True)
            ],
        },
    )
    size = path.stat().st_size
    print(f"verse.onnx: {size} bytes; logits within {worst:.1e} of PyTorch's before quantising.")
    print(f"Loss {whole:.4f} nats a token before, {quantised:.4f} after.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
