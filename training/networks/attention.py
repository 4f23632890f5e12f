"""Attention within poems: over a window with a learnt bias, and over the whole poem with rotary positions."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F


def positions_of(poem: torch.Tensor) -> torch.Tensor:
    """Poem numbers [rows, n] to each token's place in its poem, int64 [rows, n], from 0."""
    at = torch.arange(poem.shape[1], device=poem.device).expand_as(poem)
    first = torch.ones_like(poem, dtype=torch.bool)
    first[:, 1:] = poem[:, 1:] != poem[:, :-1]
    return at - torch.where(first, at, 0).cummax(dim=1).values


def same_poem_before(poem: torch.Tensor, dtype: torch.dtype) -> torch.Tensor:
    """Poem numbers [rows, n] to a mask [rows, 1, n, n]: 0 for the poem's tokens so far, else -inf."""
    n = poem.shape[1]
    causal = torch.ones(n, n, dtype=torch.bool, device=poem.device).tril()
    seen = (poem[:, :, None] == poem[:, None, :]) & causal
    return torch.zeros(seen.shape, dtype=dtype, device=poem.device).masked_fill_(
        ~seen, float("-inf")
    ).unsqueeze(1)


class WindowAttention(nn.Module):
    """Causal attention over the last ``window`` tokens, with a learnt bias a head and distance."""

    def __init__(self, embedding: int, heads: int, attention: int, window: int) -> None:
        super().__init__()
        self.heads, self.window, self.width = heads, window, attention // heads
        self.query = nn.Linear(embedding, attention)
        self.key = nn.Linear(embedding, attention, bias=False)
        self.value = nn.Linear(embedding, attention)
        self.project_out = nn.Linear(attention, embedding)
        self.bias = nn.Parameter(torch.zeros(heads, window))

    def forward(self, x: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """[rows, n, embedding] to the same; ``poem`` [rows, n]: no token sees another poem's.

        Queries go in blocks of ``window``, each beside its own keys and those of the block before.
        """
        rows, n, _ = x.shape
        window, blocks = self.window, -(-n // self.window)
        extra = blocks * window - n
        x = F.pad(x, (0, 0, 0, extra))
        poem = F.pad(poem, (0, extra), value=-1)

        def split(y: torch.Tensor) -> torch.Tensor:
            """[rows, n, attention] to [rows, heads, n, width]."""
            return y.unflatten(-1, (self.heads, self.width)).transpose(1, 2)

        def with_past(y: torch.Tensor, dim: int, value: float = 0) -> torch.Tensor:
            """Blocks of ``window`` along ``dim`` to blocks of twice that, the block before included."""
            pads = (0, 0) * (y.dim() - 1 - dim) + (window, 0)
            return F.pad(y, pads, value=value).unfold(dim, 2 * window, window)

        query = split(self.query(x)).unflatten(2, (blocks, window)) * self.width**-0.5
        key = with_past(split(self.key(x)), 2)  # [rows, heads, blocks, width, 2 window]
        value = with_past(split(self.value(x)), 2)
        own, past = poem.unflatten(1, (blocks, window)), with_past(poem, 1, -1)
        at = torch.arange(window, device=x.device)
        distance = window + at[:, None] - torch.arange(2 * window, device=x.device)
        near = (distance >= 0) & (distance < window)
        allowed = near & (own.unsqueeze(-1) == past.unsqueeze(-2))
        bias = self.bias[:, distance.clamp(0, window - 1)].unsqueeze(1)
        scores = (query @ key).float() + bias.float()
        weights = scores.masked_fill(~allowed.unsqueeze(1), float("-inf")).softmax(dim=-1)
        mixed = (weights.to(value.dtype) @ value.transpose(-1, -2)).flatten(2, 3)[:, :, :n]
        return self.project_out(mixed.transpose(1, 2).flatten(2))


def written_out(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, mask: torch.Tensor
) -> torch.Tensor:
    """``scaled_dot_product_attention``, for CPUs: the fused kernel takes twice as long with gradients."""
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    return (scores + mask).softmax(dim=-1) @ value


class PoemAttention(nn.Module):
    """Causal attention over the whole poem, with rotary positions counted within it."""

    def __init__(self, embedding: int, heads: int) -> None:
        super().__init__()
        self.heads, self.width = heads, embedding // heads
        self.project_in = nn.Linear(embedding, 3 * embedding)
        self.project_out = nn.Linear(embedding, embedding)
        half = self.width // 2
        self.register_buffer("pace", 10_000.0 ** (-torch.arange(half) / half), persistent=False)

    def turns(
        self, positions: torch.Tensor, dtype: torch.dtype
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Cosines and sines for places in the poem [...], each [..., 2 embedding]: for queries and keys.

        Numbers half a head apart are turned as a pair (Su et al. 2021); the first of each has its
        sine negated.
        """
        angle = positions.unsqueeze(-1).float() * self.pace.float()
        many = [1] * positions.dim() + [2 * self.heads]
        cos, sin = angle.cos(), angle.sin()
        return (
            torch.cat((cos, cos), dim=-1).repeat(many).to(dtype),
            torch.cat((-sin, sin), dim=-1).repeat(many).to(dtype),
        )

    def project(
        self, x: torch.Tensor, turns: tuple[torch.Tensor, torch.Tensor]
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """[..., embedding] to turned query, turned key and value, each [..., heads, width]."""
        embedding = x.shape[-1]
        both, value = self.project_in(x).split((2 * embedding, embedding), dim=-1)
        swapped = both.unflatten(-1, (2 * self.heads, 2, self.width // 2)).flip(-2).flatten(-3)
        turned = (both * turns[0] + swapped * turns[1]).unflatten(-1, (2, self.heads, self.width))
        query, key = turned.unbind(-3)
        return query, key, value.unflatten(-1, (self.heads, self.width))

    def forward(
        self, x: torch.Tensor, turns: tuple[torch.Tensor, torch.Tensor], mask: torch.Tensor
    ) -> torch.Tensor:
        """[rows, n, embedding] to the same; ``turns`` as from ``turns()``; mask [rows, 1, n, n]."""
        query, key, value = (part.transpose(1, 2) for part in self.project(x, turns))
        attend = F.scaled_dot_product_attention if x.is_cuda else written_out
        mixed = attend(query, key, value, mask)
        return self.project_out(mixed.transpose(1, 2).flatten(2))
