"""Files that a training run writes: whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import torch


class CheckpointError(Exception):
    """A checkpoint that cannot be read or belongs to another run."""


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write beside ``path``, then rename, so that a crash leaves the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.part")
    with temporary.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def save(path: Path, state: dict[str, Any]) -> None:
    """Save tensors and plain data with torch."""
    write_atomically(path, lambda file: torch.save(state, file))


def save_json(path: Path, value: object, indent: int | None = 2) -> None:
    """Save plain data as JSON, in one line where ``indent`` is None."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(value, indent=indent, separators=separators, ensure_ascii=False) + "\n"
    write_atomically(path, lambda file: file.write(text.encode()))


def load(path: Path) -> dict[str, Any]:
    """Load what ``save`` wrote, on the CPU; raises CheckpointError with what to do next."""
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as error:
        raise CheckpointError(f"{path} is missing: train first") from error
    except Exception as error:  # torch raises many kinds for a damaged file
        raise CheckpointError(f"{path} cannot be read: delete it and train again") from error
