"""What a training step reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

import numpy as np
import torch

Cursors = dict[str, dict[str, int]]
"""For each folder, how far it has been read: plain numbers, kept in checkpoints."""


class Batch(NamedTuple):
    """Inputs of a network, each [rows, ...], and targets int64 [rows, ...]; -100 is not guessed."""

    inputs: tuple[torch.Tensor, ...]
    targets: torch.Tensor
    tokens: int
    """How many tokens were read, padding not counted."""

    def rows(self, rows: slice) -> Batch:
        """Some of the rows; ``tokens`` stays that of the whole."""
        return Batch(tuple(part[rows] for part in self.inputs), self.targets[rows], self.tokens)


def joined(parts: list[Batch]) -> Batch:
    """The rows of several batches in one."""
    inputs = zip(*(part.inputs for part in parts), strict=True)
    targets = torch.cat([part.targets for part in parts])
    return Batch(tuple(map(torch.cat, inputs)), targets, sum(part.tokens for part in parts))


class Reader(Protocol):
    """Batches of one stage, in an order that follows from seed and cursors alone."""

    cursors: Cursors

    def next(self) -> Batch:
        """The next batch; moves the cursors on."""


def share_out(rows: int, shares: Mapping[str, float], read: Mapping[str, int]) -> dict[str, int]:
    """How many of the next ``rows`` each folder gives, so that all it gave follows its share.

    ``read`` counts the rows that each has given in this stage.
    """
    names = sorted(shares)
    total = rows + sum(read[name] for name in names)
    wanted = np.array([shares[name] * total - read[name] for name in names]).clip(min=0)
    counts = np.floor(wanted).astype(int)
    while counts.sum() > rows:
        counts[counts.argmax()] -= 1
    for at in np.argsort(counts - wanted, kind="stable")[: rows - counts.sum()]:
        counts[at] += 1
    return dict(zip(names, counts.tolist(), strict=True))
