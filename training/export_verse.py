"""Export the trained ``verse`` to ONNX as a step, check it against PyTorch, write expected logits."""

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

import checkpoints
from export_onnx import KEPT_LOGITS, OPSET, ParityError
from tokens import TokenFolderError, read_header, read_tokens
from verse import Verse, VerseSizes
from verse_step import VerseStep

STATES = ("hidden", "cell", "gate")
TOLERANCE = 0.05
"""Largest difference allowed between a PyTorch logit and one of weights in half precision."""
LARGE = 4096
"""Weights of at least that many numbers are stored in half precision."""


def write_onnx(model: Verse, path: Path) -> None:
    """Write the step; its weights are stored as float16 and computed with as float32."""
    sizes = model.sizes
    step = VerseStep(model).eval()
    past = sizes.window - 1
    example = (
        torch.zeros(2, dtype=torch.int64),
        *(torch.zeros(2, sizes.recurrent) for _ in STATES),
        *(torch.zeros(2, past, sizes.attention) for _ in range(2)),
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
    store_as_half(graph)
    onnx.checker.check_model(graph, full_check=True)
    checkpoints.write_atomically(path, lambda file: file.write(graph.SerializeToString()))


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
    """Logits [n, length, vocabulary] of whole sequences int64 [n, length]."""
    count, length = poems.shape
    past = model.sizes.window - 1
    tokens = torch.cat((torch.zeros(count, past, dtype=torch.int64), poems), dim=1)
    numbers = torch.cat((torch.full((count, past), -1), torch.zeros(count, length)), dim=1)
    with torch.inference_mode():
        logits, _ = model.eval()(tokens, numbers, model.start(count))
    return logits.view(count, length, -1).numpy()


def onnx_logits(path: Path, poems: np.ndarray, sizes: VerseSizes) -> np.ndarray:
    """The same by the exported step, with the ring of keys and values kept here."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    count, length = poems.shape
    past = sizes.window - 1
    states = {name: np.zeros((count, sizes.recurrent), np.float32) for name in STATES}
    keys = np.zeros((count, past, sizes.attention), np.float32)
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
        keys[:, at % past], values[:, at % past] = key, value
        rows.append(logits)
    return np.stack(rows, axis=1)


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
        tokens = read_tokens(read_header(options.data), "test").astype(np.int64)
        length = 2 * sizes.window
        poems = tokens[: 8 * length].reshape(8, length)
        path = options.out / "verse.onnx"
        write_onnx(model, path)
        expected = torch_logits(model, torch.from_numpy(poems))
        actual = onnx_logits(path, poems, sizes)
        worst = float(np.abs(expected - actual).max())
        if not worst <= TOLERANCE:
            raise ParityError(f"{path}: logits differ from PyTorch's by {worst:.2e}")
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
                for row, logits in zip(poems, expected, strict=True)
            ],
        },
    )
    size = path.stat().st_size
    print(f"verse.onnx: {size} bytes, logits within {worst:.1e} of PyTorch's.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
