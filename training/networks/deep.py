"""The network ``deep``: ``verse`` behind residual blocks that attend to the whole poem."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from networks.attention import PoemAttention, positions_of, same_poem_before
from networks.dropout import Dropout
from networks.verse import Verse, VerseSizes


@dataclass(frozen=True)
class DeepSizes(VerseSizes):
    """Those of ``verse``, and those of the blocks."""

    recurrent: int = 768
    blocks: int = 6
    block_heads: int = 8
    feed_forward: int = 1024


class Block(nn.Module):
    """Attention over the poem, then two dense layers, each added to what it read."""

    def __init__(self, sizes: DeepSizes) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(sizes.embedding)
        self.attention = PoemAttention(sizes.embedding, sizes.block_heads)
        self.forward_norm = nn.LayerNorm(sizes.embedding)
        self.widen = nn.Linear(sizes.embedding, sizes.feed_forward)
        self.narrow = nn.Linear(sizes.feed_forward, sizes.embedding)
        self.dropout = Dropout()
        # A new block adds nothing, so that a network can grow by it and still compute the same.
        for layer in (self.attention.project_out, self.narrow):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(
        self, x: torch.Tensor, turns: tuple[torch.Tensor, torch.Tensor], mask: torch.Tensor
    ) -> torch.Tensor:
        """[rows, n, embedding] to the same; turns and mask as in ``PoemAttention``."""
        x = x + self.dropout(self.attention(self.attention_norm(x), turns, mask))
        return x + self.dropout(self.feed_forward(x))

    def feed_forward(self, x: torch.Tensor) -> torch.Tensor:
        """[..., embedding] to what the dense layers add to it."""
        # The exact GELU: PyTorch's approximate one takes three times as long in bfloat16 on a CPU.
        return self.narrow(F.gelu(self.widen(self.forward_norm(x))))


class Deep(Verse):
    """Embedding, blocks, then all of ``verse``."""

    def __init__(self, sizes: DeepSizes = DeepSizes()) -> None:
        super().__init__(sizes)
        self.blocks = nn.ModuleList(Block(sizes) for _ in range(sizes.blocks))

    def read(self, tokens: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """Embedding and blocks: [rows, n] to [rows, n, embedding]."""
        x = super().read(tokens, poem)
        mask = same_poem_before(poem, x.dtype)
        turns = self.blocks[0].attention.turns(positions_of(poem), x.dtype)
        for block in self.blocks:
            x = block(x, turns, mask)
        return x
