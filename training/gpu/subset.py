"""Which poems of each token folder travel, where not all of them can."""

from __future__ import annotations

import hashlib
import json
import lzma
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from data.folders import TokenHeader, read_tokens
from run_file import Run

PRESET = 6
MARGIN = 0.98
"""Share of the room that is filled: later poems may compress worse than the first."""


def shares_of(run: Run) -> dict[str, float]:
    """Each folder's share of all that a run reads, 1 together; minutes and tokens each count alike."""
    total: dict[str, float] = {}
    for stage in run.stages:
        for name, share in stage.shares.items():
            total[name] = total.get(name, 0.0) + share * (stage.minutes or stage.tokens or 0)
    whole = sum(total.values())
    return {name: share / whole for name, share in total.items()}


def rooms(sizes: Mapping[str, float], shares: Mapping[str, float], room: float) -> dict[str, float]:
    """How many bytes of each folder travel: all of it, or its share of what the others leave."""
    given: dict[str, float] = {}
    left = dict(shares)
    while left:
        scale = (room - sum(given.values())) / sum(left.values())
        whole = [name for name in left if sizes[name] <= left[name] * scale]
        if not whole:
            return given | {name: share * scale for name, share in left.items()}
        for name in whole:
            given[name] = sizes[name]
            del left[name]
    return given


def bytes_a_token(tokens: np.ndarray, chunk: int) -> float:
    """What a token takes when compressed in files of ``chunk`` tokens, from the first of them."""
    probe = tokens[:chunk]
    return len(lzma.compress(probe.astype("<u2").tobytes(), preset=PRESET)) / len(probe)


def evenly(tokens: np.ndarray, end_id: int, wanted: float) -> np.ndarray:
    """Evenly spaced poems with about the share ``wanted`` of all tokens."""
    if wanted >= 1:
        return tokens
    ends = np.flatnonzero(tokens == end_id) + 1
    picked = np.diff((np.arange(len(ends) + 1) * wanted).astype(np.int64)) > 0
    return tokens[np.repeat(picked, np.diff(ends, prepend=0))]


def write_folder(header: TokenHeader, out: Path, wanted: float, split: str, chunk: int) -> int:
    """Write a folder with one split and its header; returns its bytes.

    The array is compressed in files of ``chunk`` tokens, which fit what room a part has left.
    """
    tokens = evenly(read_tokens(header, split), header.end_id, wanted)
    data = tokens.astype("<u2").tobytes()
    out.mkdir(parents=True)
    told = json.loads((header.folder / "header.json").read_text())
    told["splits"] = {
        split: {
            "file": f"{split}.bin",
            "sha256": hashlib.sha256(data).hexdigest(),
            "tokens": len(tokens),
            "poems": int((tokens == header.end_id).sum()),
        }
    }
    (out / "header.json").write_text(json.dumps(told))
    starts = range(0, len(data), 2 * chunk)
    for number, at in enumerate(starts, 1):
        path = out / f"{split}.bin.{number:03d}-of-{len(starts):03d}.xz"
        path.write_bytes(lzma.compress(data[at : at + 2 * chunk], preset=PRESET))
    return sum(path.stat().st_size for path in out.glob("*.xz"))


def remove(folder: Path) -> None:
    """Delete what an earlier packing left."""
    if folder.exists():
        shutil.rmtree(folder)
