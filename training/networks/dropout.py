"""Dropout from a random source of one's own, so that threads stay reproducible."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

LEVELS = 256
"""A rate is rounded to a multiple of 1 / LEVELS, so that one byte decides about one number."""


class Dropout(nn.Module):
    """Zeroes numbers with probability ``rate`` while training, and scales the rest.

    ``generator`` draws the random bytes; without one PyTorch's own source does. ``share`` is this
    dropout's part of the rate that the network trains with.
    """

    def __init__(self, share: float = 1.0) -> None:
        super().__init__()
        self.share, self.rate = share, 0.0
        self.generator: torch.Generator | None = None

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Any shape to the same shape and type."""
        if not self.training or self.rate == 0:
            return x
        if self.generator is None:
            return F.dropout(x, self.rate)
        # Eight numbers a draw: Bernoulli draws one by one take a tenth of the whole step.
        words = torch.empty((x.numel() + 7) // 8, dtype=torch.int64, device=x.device)
        words.random_(-(2**63), None, generator=self.generator)
        drop = round(self.rate * LEVELS)
        kept = words.view(torch.uint8)[: x.numel()].view(x.shape) >= drop
        return x * kept.to(x.dtype).mul_(LEVELS / (LEVELS - drop))


def set_dropout(model: nn.Module, rate: float) -> None:
    """Give every dropout of a network its share of a rate."""
    for module in model.modules():
        if isinstance(module, Dropout):
            module.rate = rate * module.share


def set_generator(model: nn.Module, generator: torch.Generator) -> None:
    """Let every dropout of a network draw from ``generator``."""
    for module in model.modules():
        if isinstance(module, Dropout):
            module.generator = generator
