"""The held-out poems, laid out for measuring: each from its own beginning."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from data.batch import Batch
from data.rows import FolderTokens

MOST = 512
"""At most so many tokens of a poem are measured."""


def sample(folder: FolderTokens, tokens: int) -> FolderTokens:
    """Evenly spaced poems of a folder, about so many tokens of them."""
    header, ids = folder
    ends = torch.cat((torch.zeros(1, dtype=torch.int64), (ids.cpu() == header.end_id).nonzero()[:, 0] + 1))
    count = len(ends) - 1
    wanted = max(1, min(count, round(count * tokens / len(ids))))
    chosen = np.linspace(0, count - 1, wanted).round().astype(int)
    return header, torch.cat([ids[ends[at] : ends[at + 1]] for at in chosen])


def whole_poems(folder: FolderTokens, rows: int, most: int = MOST) -> Iterator[Batch]:
    """One poem a row, from its first token to its end or ``most``, ``rows`` of like length at a time.

    A poem's first token is given. Padding has the poem number -1 and the target -100.
    """
    header, ids = folder
    ends = (ids == header.end_id).nonzero()[:, 0].tolist()
    starts = [0, *(end + 1 for end in ends[:-1])]
    spans = sorted((min(end + 1 - start, most + 1), start) for start, end in zip(starts, ends, strict=True))
    for at in range(0, len(spans), rows):
        batch = spans[at : at + rows]
        longest = batch[-1][0] - 1
        tokens = torch.zeros((len(batch), longest), dtype=torch.int64, device=ids.device)
        poem = torch.full_like(tokens, -1, dtype=torch.int32)
        targets = torch.full_like(tokens, -100)
        for row, (size, start) in enumerate(batch):
            tokens[row, : size - 1] = ids[start : start + size - 1].long()
            targets[row, : size - 1] = ids[start + 1 : start + size].long()
            poem[row, : size - 1] = 0
        yield Batch((tokens, poem), targets, sum(size - 1 for size, _ in batch))
