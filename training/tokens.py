"""Token arrays of poems, and the training windows cut from them.

A token folder holds ``header.json`` and one ``*.bin`` file a split: little-endian
uint16 ids, poems one after another, each closed by ``endId``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

WINDOW = 20
"""How many previous tokens the network sees."""


class TokenFolderError(Exception):
    """A token folder that is missing, damaged or of an unknown kind."""


@dataclass(frozen=True)
class TokenHeader:
    """What ``header.json`` says about a token folder."""

    folder: Path
    view: str
    vocabulary_size: int
    pad_id: int
    unknown_id: int
    end_id: int
    tokenizer_sha256: str
    splits: dict[str, dict[str, str | int]]


def read_header(folder: Path) -> TokenHeader:
    """Read and check ``header.json``; raises TokenFolderError with what to do next."""
    path = folder / "header.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TokenFolderError(f"{path} is missing: write the token arrays first") from error
    except json.JSONDecodeError as error:
        raise TokenFolderError(f"{path} is not JSON: write the token arrays again") from error
    if raw.get("format") != "neural-poet-tokens" or raw.get("version") != 1:
        raise TokenFolderError(f"{path}: expected format neural-poet-tokens, version 1")
    try:
        header = TokenHeader(
            folder=folder,
            view=raw["view"],
            vocabulary_size=raw["vocabularySize"],
            pad_id=raw["padId"],
            unknown_id=raw["unknownId"],
            end_id=raw["endId"],
            tokenizer_sha256=raw["tokenizerSha256"],
            splits=raw["splits"],
        )
    except KeyError as error:
        raise TokenFolderError(f"{path} lacks the field {error}") from error
    if header.pad_id != 0:
        raise TokenFolderError(f"{path}: windows are padded with 0, but padId is {header.pad_id}")
    return header


def read_tokens(header: TokenHeader, split: str) -> np.ndarray:
    """Read one split as uint16 ids [tokens], checked against size and SHA-256."""
    if split not in header.splits:
        raise TokenFolderError(f"{header.folder} has no split {split!r}")
    entry = header.splits[split]
    path = header.folder / str(entry["file"])
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise TokenFolderError(f"{path} is missing: write the token arrays again") from error
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise TokenFolderError(f"{path} does not match its SHA-256: write the token arrays again")
    tokens = np.frombuffer(data, dtype="<u2").astype(np.uint16)
    if tokens.size != entry["tokens"] or tokens.size == 0:
        raise TokenFolderError(f"{path} holds {tokens.size} tokens, not {entry['tokens']}")
    if tokens.max() >= header.vocabulary_size or tokens[-1] != header.end_id:
        raise TokenFolderError(f"{path} holds an id out of range or does not close its last poem")
    return tokens


def read_regularity(header: TokenHeader) -> np.ndarray:
    """How regular the form of each training poem is, uint8 [poems]."""
    entry = header.splits["train"]
    path = header.folder / str(entry.get("regularity", "train.regularity.bin"))
    if not path.exists() or path.stat().st_size != entry["poems"]:
        raise TokenFolderError(f"{path} is missing or cut: write the token arrays again")
    return np.fromfile(path, dtype=np.uint8)


class Windows:
    """Every token of a split as a target, behind the 20 tokens before it in its poem.

    The ids are kept once, with 20 pads before each poem, so that a batch of windows
    is one gather and no window reaches into the poem before it.
    """

    def __init__(self, tokens: np.ndarray, end_id: int, device: torch.device | str = "cpu") -> None:
        ends = tokens == end_id
        poem = np.cumsum(ends, dtype=np.int64) - ends
        positions = np.arange(tokens.size, dtype=np.int64) + WINDOW * (poem + 1)
        padded = np.zeros(int(positions[-1]) + 1, dtype=np.int32)
        padded[positions] = tokens
        self.positions = torch.from_numpy(positions.astype(np.int32)).to(device)
        self.padded = torch.from_numpy(padded).to(device)
        self.offsets = torch.arange(-WINDOW, 0, dtype=torch.int32, device=device)

    def __len__(self) -> int:
        return self.positions.numel()

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Windows int64 [n, 20] and targets int64 [n] of the given token indices [n]."""
        at = self.positions[indices]
        windows = self.padded[at[:, None] + self.offsets]
        return windows.long(), self.padded[at].long()


def epoch_order(size: int, seed: int, epoch: int) -> torch.Tensor:
    """The shuffled token indices [size] of one epoch; the same for the same seed and epoch."""
    generator = torch.Generator().manual_seed(seed * 1_000_003 + epoch)
    return torch.randperm(size, generator=generator)
