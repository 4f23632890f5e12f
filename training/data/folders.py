"""Token folders: arrays of poems as ids.

A token folder holds ``header.json`` and one ``*.bin`` file a split: little-endian
uint16 ids, poems one after another, each closed by ``endId``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np


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
    line_break_id: int
    stanza_break_id: int
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
            line_break_id=raw["lineBreakId"],
            stanza_break_id=raw["stanzaBreakId"],
            tokenizer_sha256=raw["tokenizerSha256"],
            splits=raw["splits"],
        )
    except KeyError as error:
        raise TokenFolderError(f"{path} lacks the field {error}") from error
    if header.pad_id != 0:
        raise TokenFolderError(f"{path}: rows are padded with 0, but padId is {header.pad_id}")
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
    tokens = np.frombuffer(data, dtype="<u2")
    if tokens.size != entry["tokens"] or tokens.size == 0:
        raise TokenFolderError(f"{path} holds {tokens.size} tokens, not {entry['tokens']}")
    if tokens.max() >= header.vocabulary_size or tokens[-1] != header.end_id:
        raise TokenFolderError(f"{path} holds an id out of range or does not close its last poem")
    return tokens


def read_headers(root: Path, names: Iterable[str]) -> dict[str, TokenHeader]:
    """The headers of several folders under ``root``, which must share a tokenizer and a view."""
    headers = {name: read_header(root / name) for name in names}
    first = next(iter(headers.values()))
    for header in headers.values():
        for what in ("tokenizer_sha256", "view", "vocabulary_size"):
            if getattr(header, what) != getattr(first, what):
                raise TokenFolderError(
                    f"{header.folder} and {first.folder} differ in {what}: "
                    "write both with the same tokenizer and view"
                )
    return headers
