"""Weights as float16 in pieces of under 16 MB with a JSON file beside them, and back."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import checkpoints

PIECE = 15_000_000
"""Bytes of a piece."""


class PiecesError(Exception):
    """Pieces that are missing, damaged or not of one network."""


def split(weights: Path, out: Path, piece: int = PIECE) -> list[Path]:
    """Write the weights of a NAME.pt or checkpoint.pt as pieces; returns their paths."""
    state = checkpoints.load(weights)
    halves = {name: each.to(torch.float16).numpy() for name, each in state["weights"].items()}
    blob = b"".join(each.tobytes() for each in halves.values())
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("weights.*"):
        old.unlink()
    paths = [out / f"weights.{at // piece:03d}" for at in range(0, len(blob), piece)]
    for at, path in enumerate(paths):
        path.write_bytes(blob[at * piece : (at + 1) * piece])
    told = {
        "network": state["network"],
        "sizes": state["sizes"],
        "tensors": [[name, list(each.shape)] for name, each in halves.items()],
        "pieces": [path.name for path in paths],
        "sha256": hashlib.sha256(blob).hexdigest(),
        "history": state.get("state", {}).get("history", []),
    }
    checkpoints.save_json(out / "weights.json", told)
    return paths


def join(pieces: Path, out: Path) -> None:
    """Write a NAME.pt of a folder that ``split`` wrote; raises PiecesError."""
    try:
        told = json.loads((pieces / "weights.json").read_text())
        blob = b"".join((pieces / name).read_bytes() for name in told["pieces"])
    except FileNotFoundError as error:
        raise PiecesError(f"{error.filename} is missing: fetch it again") from error
    if hashlib.sha256(blob).hexdigest() != told["sha256"]:
        raise PiecesError(f"the pieces in {pieces} are damaged or mixed: fetch them again")
    flat, at, weights = np.frombuffer(blob, dtype="<f2"), 0, {}
    for name, shape in told["tensors"]:
        count = int(np.prod(shape))
        values = flat[at : at + count].astype(np.float32).reshape(shape)
        weights[name] = torch.from_numpy(values)
        at += count
    checkpoints.save(
        out, {"network": told["network"], "sizes": told["sizes"], "weights": weights}
    )


def main(arguments: list[str] | None = None) -> int:
    """``split WEIGHTS FOLDER`` or ``join FOLDER WEIGHTS``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("split", "join"))
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(arguments)
    try:
        (split if options.what == "split" else join)(options.source, options.out)
    except (checkpoints.CheckpointError, PiecesError) as error:
        print(f"weights: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
