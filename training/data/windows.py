"""Windows of 20 tokens, for ``classic``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zlib import crc32

import numpy as np
import torch

from data.batch import Batch, Cursors, joined, share_out
from data.rows import FolderTokens

WINDOW = 20
"""How many previous tokens the network sees."""


class Windows:
    """Every token of a folder as a target, behind the 20 tokens before it in its poem.

    The ids are kept once, with 20 pads before each poem, so that a batch of windows
    is one gather and no window reaches into the poem before it.
    """

    def __init__(self, folder: FolderTokens) -> None:
        header, ids = folder
        tokens, device = ids.cpu().numpy(), ids.device
        ends = tokens == header.end_id
        poem = np.cumsum(ends, dtype=np.int64) - ends
        positions = np.arange(tokens.size, dtype=np.int64) + WINDOW * (poem + 1)
        padded = np.zeros(int(positions[-1]) + 1, dtype=np.int16)
        padded[positions] = tokens
        self.positions = torch.from_numpy(positions.astype(np.int32)).to(device)
        self.padded = torch.from_numpy(padded).to(device)
        self.offsets = torch.arange(-WINDOW, 0, dtype=torch.int32, device=device)

    def __len__(self) -> int:
        return self.positions.numel()

    def batch(self, indices: torch.Tensor) -> Batch:
        """Windows int64 [n, 20] and targets int64 [n] of the given token indices [n]."""
        at = self.positions[indices.to(self.positions.device)]
        windows = self.padded[at[:, None] + self.offsets]
        return Batch((windows.long(),), self.padded[at].long(), len(indices))


def shuffled(size: int, seed: int, name: str, epoch: int) -> torch.Tensor:
    """The token indices [size] of one epoch in random order; the same for the same arguments."""
    generator = torch.Generator().manual_seed(seed * 1_000_003 + epoch + crc32(name.encode()))
    return torch.randperm(size, generator=generator)


class ShuffledWindows:
    """Batches of windows from several folders, each with its share."""

    def __init__(
        self,
        folders: Mapping[str, FolderTokens],
        shares: Mapping[str, float],
        rows: int,
        seed: int,
        cursors: Cursors,
    ) -> None:
        """``cursors`` say how far each folder has been read, maybe by an earlier stage."""
        self.shares, self.count, self.seed, self.cursors = shares, rows, seed, cursors
        self.windows = {name: Windows(folders[name]) for name in shares}
        self.orders: dict[str, tuple[int, torch.Tensor]] = {}
        for name in shares:
            cursors.setdefault(name, {"epoch": 1, "at": 0, "read": 0})

    def next(self) -> Batch:
        """Windows [rows, 20] and targets [rows]."""
        read = {name: self.cursors[name]["read"] for name in self.shares}
        parts = []
        for name, wanted in share_out(self.count, self.shares, read).items():
            cursor, windows = self.cursors[name], self.windows[name]
            cursor["read"] += wanted
            while wanted:
                if self.orders.get(name, (0,))[0] != cursor["epoch"]:
                    order = shuffled(len(windows), self.seed, name, cursor["epoch"])
                    self.orders[name] = cursor["epoch"], order
                some = self.orders[name][1][cursor["at"] : cursor["at"] + wanted]
                parts.append(windows.batch(some))
                wanted -= len(some)
                cursor["at"] += len(some)
                if cursor["at"] == len(windows):
                    cursor.update(epoch=cursor["epoch"] + 1, at=0)
        return joined(parts)


def all_windows(folder: FolderTokens, rows: int) -> Iterator[Batch]:
    """Every window of a folder once, in order, for measuring."""
    windows = Windows(folder)
    for part in torch.arange(len(windows)).split(rows):
        yield windows.batch(part)
