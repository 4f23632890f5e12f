"""Rows of whole poems, for networks that read them from their beginning."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import torch

from data.batch import Batch, Cursors, joined, share_out
from data.folders import TokenHeader, read_tokens
from data.packing import pack
from data.pieces import cut, line_ends

FolderTokens = tuple[TokenHeader, torch.Tensor]


def load(header: TokenHeader, device: torch.device | str, split: str = "train") -> FolderTokens:
    """A folder's tokens as int16 [tokens] on the device that trains."""
    return header, torch.from_numpy(read_tokens(header, split).astype(np.int16)).to(device)


class FolderRows:
    """One folder's poems in rows; every epoch packs them anew."""

    def __init__(self, folder: FolderTokens, length: int, seed: tuple[int, ...]) -> None:
        header, self.tokens = folder
        self.length, self.seed = length, seed
        tokens = self.tokens.cpu().numpy()
        self.whole, self.breaks = cut(tokens, header, length), line_ends(tokens, header)
        self.epoch = 0

    def open(self, epoch: int) -> int:
        """Pack an epoch, counted from 1; returns how many rows it has."""
        if epoch != self.epoch:
            random = np.random.default_rng((*self.seed, epoch))
            self.packed = pack(self.whole, self.breaks, self.length, random)
            self.epoch = epoch
        return len(self.packed.bounds) - 1

    def rows(self, begin: int, end: int) -> Batch:
        """Rows of the open epoch: tokens int64 and poem numbers int32 [rows, length], and targets.

        A piece's first token is given, not guessed, and so is the first behind the opening of a
        piece that goes on with a poem: their targets are -100, as is that of its last token.
        """
        bounds, chosen = self.packed.bounds[begin : end + 1], self.packed.pieces
        pieces = self.packed.order[bounds[0] : bounds[-1]]
        row = np.repeat(np.arange(end - begin), np.diff(bounds))
        sizes = chosen.sizes[pieces]
        total = np.cumsum(sizes) - sizes
        in_row = total - total[bounds[:-1] - bounds[0]][row]
        of = np.repeat(np.arange(len(pieces)), sizes)
        within = np.arange(sizes.sum()) - total[of]
        lead = chosen.lead[pieces][of]
        source = np.where(
            within < lead,
            chosen.opening[pieces][of] + within,
            chosen.start[pieces][of] + within - lead,
        )
        guessed = within + 1 < sizes[of]
        guessed &= chosen.first[pieces][of] | (within + 1 > lead)
        place = torch.from_numpy((row * self.length + in_row)[of] + within)
        device = self.tokens.device
        shape = (end - begin, self.length)
        index = torch.zeros(shape, dtype=torch.int64)
        index.view(-1)[place] = torch.from_numpy(source)
        poem = torch.full(shape, -1, dtype=torch.int32)
        poem.view(-1)[place] = torch.from_numpy(of.astype(np.int32))
        guess = torch.zeros(shape, dtype=torch.bool)
        guess.view(-1)[place] = torch.from_numpy(guessed)
        poem, guess = poem.to(device), guess.to(device)
        tokens = self.tokens[index.to(device)].long().masked_fill(poem < 0, 0)
        targets = tokens.roll(-1, dims=1).masked_fill(~guess, -100)
        return Batch((tokens, poem), targets, int(sizes.sum()))


class PackedRows:
    """Batches of rows from several folders, each with its share; a finished folder begins anew."""

    def __init__(
        self,
        folders: Mapping[str, FolderTokens],
        shares: Mapping[str, float],
        rows: int,
        length: int,
        seed: int,
        cursors: Cursors,
    ) -> None:
        """``cursors`` say how far each folder has been read, maybe by an earlier stage."""
        self.shares, self.count, self.length = shares, rows, length
        self.folders = {
            name: FolderRows(folders[name], length, (seed, crc32(name.encode()))) for name in shares
        }
        self.cursors = cursors
        for name in shares:
            cursor = cursors.setdefault(name, {"epoch": 1, "at": 0, "length": length, "read": 0})
            if cursor["length"] != length:  # rows of another length: those read are not the same
                cursor.update(epoch=cursor["epoch"] + 1, at=0, length=length)

    def next(self) -> Batch:
        """Tokens and poem numbers [rows, length], and the targets."""
        read = {name: self.cursors[name]["read"] for name in self.shares}
        parts = []
        for name, wanted in share_out(self.count, self.shares, read).items():
            cursor, folder = self.cursors[name], self.folders[name]
            cursor["read"] += wanted
            while wanted:
                size = folder.open(cursor["epoch"])
                end = min(size, cursor["at"] + wanted)
                parts.append(folder.rows(cursor["at"], end))
                wanted -= end - cursor["at"]
                cursor["at"] = end
                if end == size:
                    cursor.update(epoch=cursor["epoch"] + 1, at=0)
        return joined(parts)
