"""Dropout from a network's own random source, so that threads stay reproducible."""

from __future__ import annotations

import torch


def seeded_dropout(x: torch.Tensor, rate: float, generator: torch.Generator) -> torch.Tensor:
    """Zero each element with probability ``rate`` and scale the rest; keeps shape and type."""
    kept = torch.empty_like(x).bernoulli_(1 - rate, generator=generator)
    return x * kept.div_(1 - rate)
