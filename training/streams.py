"""Poems end to end in parallel rows, for networks that carry their state from step to step."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from tokens import epoch_order


class Streams:
    """The poems of a split, shuffled each epoch and laid end to end in rows.

    Row r of step s goes on where row r of step s - 1 ended.
    """

    def __init__(
        self, tokens: np.ndarray, end_id: int, rows: int, length: int, past: int,
        chosen: np.ndarray | None = None,
    ) -> None:
        """``length`` tokens a step and row, seen behind ``past`` earlier ones.

        ``chosen`` holds the numbers of the poems an epoch reads, some more than once maybe; all
        are read once where it is absent.
        """
        ends = np.flatnonzero(tokens == end_id) + 1
        starts = np.concatenate(([0], ends[:-1]))
        if chosen is not None:
            starts, ends = starts[chosen], ends[chosen]
        self.tokens, self.starts, self.ends = tokens, starts, ends
        self.rows, self.length, self.past = rows, length, past
        self.size = int((ends - starts).sum())
        self.steps = (self.size // rows - 1) // length

    def epoch(self, seed: int, epoch: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Token ids and poem numbers int32 [rows, past + steps * length + 1] of one epoch."""
        order = epoch_order(len(self.starts), seed, epoch).numpy()
        sizes = (self.ends - self.starts)[order]
        first = np.repeat(self.starts[order] - np.cumsum(sizes) + sizes, sizes)
        flat = self.tokens[first + np.arange(self.size)]
        poem = np.repeat(np.arange(len(order), dtype=np.int32), sizes)
        width = self.steps * self.length + 1

        def rows(values: np.ndarray, before: int) -> torch.Tensor:
            cut = values[: self.rows * (values.size // self.rows)].reshape(self.rows, -1)[:, :width]
            lead = np.full((self.rows, self.past), before, dtype=np.int32)
            return torch.from_numpy(np.concatenate((lead, cut.astype(np.int32)), axis=1))

        return rows(flat, 0), rows(poem, -1)

    def step(self, epoch: tuple[torch.Tensor, torch.Tensor], at: int) -> tuple[torch.Tensor, ...]:
        """Inputs and poem numbers [rows, past + length] and targets [rows, length] of step ``at``.

        A poem's first token is given, not guessed: where it is due, the target is -100.
        """
        tokens, poem = epoch
        begin, width = at * self.length, self.past + self.length
        inputs = tokens[:, begin : begin + width].long()
        targets = tokens[:, begin + self.past + 1 : begin + width + 1].long()
        numbers = poem[:, begin : begin + width + 1]
        new = numbers[:, self.past + 1 :] != numbers[:, self.past : -1]
        return inputs, numbers[:, :-1], targets.masked_fill(new, -100)


def whole_poems(
    tokens: np.ndarray, end_id: int, window: int, most: int, rows: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Poems from their first token, ``rows`` of like length at a time, for evaluation.

    At most ``most`` tokens of each. Yields inputs, poem numbers and targets as ``Streams.step``;
    padding has the poem number -2 and the target -100.
    """
    ends = np.flatnonzero(tokens == end_id) + 1
    starts = np.concatenate(([0], ends[:-1]))
    poems = sorted(
        (tokens[a : min(b, a + most + 1)] for a, b in zip(starts, ends, strict=True)), key=len
    )
    for at in range(0, len(poems), rows):
        batch = poems[at : at + rows]
        longest = len(batch[-1]) - 1
        inputs = torch.zeros((len(batch), window - 1 + longest), dtype=torch.int64)
        numbers = torch.full((len(batch), window - 1 + longest), -2, dtype=torch.int32)
        targets = torch.full((len(batch), longest), -100, dtype=torch.int64)
        for row, poem in enumerate(batch):
            ids = torch.from_numpy(poem.astype(np.int64))
            inputs[row, window - 1 : window - 2 + len(ids)] = ids[:-1]
            numbers[row, window - 1 : window - 2 + len(ids)] = row
            targets[row, : len(ids) - 1] = ids[1:]
        yield inputs, numbers, targets
