"""The network ``verse``: attention over a causal window, LSTM and GRU over whole poems."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.nn import functional as F

from dropout import seeded_dropout

Carry = tuple[torch.Tensor, torch.Tensor, torch.Tensor]
"""LSTM hidden and cell state and GRU state, each [1, rows, recurrent]."""


@dataclass(frozen=True)
class VerseSizes:
    """Layer widths and rates."""

    vocabulary: int = 3500
    embedding: int = 256
    heads: int = 8
    attention: int = 128
    """Width of all heads together."""
    window: int = 64
    """Tokens that attention sees, the current one among them."""
    recurrent: int = 512
    merge: int = 384
    dropout: float = 0.2

    def as_dict(self) -> dict[str, int | float]:
        """The sizes as plain data, for checkpoints and manifests."""
        return asdict(self)


class WindowAttention(nn.Module):
    """Causal self-attention over the last ``window`` tokens, with a learnt bias a head and distance."""

    def __init__(self, sizes: VerseSizes) -> None:
        super().__init__()
        self.heads, self.window = sizes.heads, sizes.window
        self.width = sizes.attention // sizes.heads
        self.query = nn.Linear(sizes.embedding, sizes.attention)
        self.key = nn.Linear(sizes.embedding, sizes.attention, bias=False)
        self.value = nn.Linear(sizes.embedding, sizes.attention)
        self.project_out = nn.Linear(sizes.attention, sizes.embedding)
        self.bias = nn.Parameter(torch.zeros(sizes.heads, sizes.window))

    def split(self, x: torch.Tensor) -> torch.Tensor:
        """[rows, n, attention] to [rows, heads, n, width]."""
        return x.unflatten(-1, (self.heads, self.width)).transpose(1, 2)

    def forward(self, x: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """[rows, window - 1 + n, embedding] to [rows, n, embedding].

        ``poem`` numbers the poem of each token [rows, window - 1 + n]: none sees another's.
        """
        past = self.window - 1
        query = self.split(self.query(x[:, past:])) * self.width**-0.5
        key, value = self.split(self.key(x)), self.split(self.value(x))
        n = query.shape[2]
        distance = torch.arange(past, past + n)[:, None] - torch.arange(past + n)
        near = (distance >= 0) & (distance < self.window)
        allowed = near & (poem[:, past:, None] == poem[:, None, :])
        scores = query @ key.transpose(-1, -2)
        bias = self.bias[:, distance.clamp(0, past)].to(scores.dtype)
        scores = (scores + bias).masked_fill(~allowed[:, None], float("-inf"))
        mixed = scores.softmax(dim=-1).to(value.dtype) @ value
        return self.project_out(mixed.transpose(1, 2).flatten(2))


class Verse(nn.Module):
    """Attention, LSTM, GRU and the merge of both feed a head tied to the embedding."""

    def __init__(self, sizes: VerseSizes = VerseSizes()) -> None:
        super().__init__()
        self.sizes = sizes
        everything = sizes.embedding + 2 * sizes.recurrent + sizes.merge
        self.embedding = nn.Embedding(sizes.vocabulary, sizes.embedding)
        self.attention = WindowAttention(sizes)
        self.norm = nn.LayerNorm(sizes.embedding)
        self.lstm = nn.LSTM(sizes.embedding, sizes.recurrent)
        self.gru = nn.GRU(sizes.embedding, sizes.recurrent)
        self.merge = nn.Linear(2 * sizes.recurrent, sizes.merge)
        self.narrow = nn.Linear(everything, sizes.embedding)
        self.head_norm = nn.LayerNorm(sizes.embedding)
        self.head_bias = nn.Parameter(torch.zeros(sizes.vocabulary))
        nn.init.normal_(self.embedding.weight, std=sizes.embedding**-0.5)
        self.dropout_random = torch.default_generator

    def start(self, rows: int) -> Carry:
        """The state of ``rows`` empty sequences."""
        return tuple(
            torch.zeros(1, rows, self.sizes.recurrent, device=self.head_bias.device)
            for _ in range(3)
        )

    def forward(
        self, tokens: torch.Tensor, poem: torch.Tensor, carry: Carry
    ) -> tuple[torch.Tensor, Carry]:
        """Token ids int64 [rows, window - 1 + n] to logits [rows * n, vocabulary] of the last n.

        Row by row; ``poem`` numbers the poem of each token, ``carry`` is the state before the n.
        """
        past = self.sizes.window - 1
        x = self._dropout(self.embedding(tokens) * self.sizes.embedding**0.5)
        attended = self.norm(x[:, past:] + self.attention(x, poem))
        ahead = attended.transpose(0, 1)
        hidden, cell, gate = (state.to(ahead.dtype) for state in carry)
        lstm, (hidden, cell) = self.lstm(ahead, (hidden, cell))
        gru, gate = self.gru(ahead, gate)
        states = torch.cat((lstm, gru), dim=-1).transpose(0, 1)
        merged = F.gelu(self.merge(states), approximate="tanh")
        features = self._dropout(torch.cat((attended, states, merged), dim=-1))
        logits = self.head(features).flatten(0, 1)
        return logits, (hidden.detach(), cell.detach(), gate.detach())

    def head(self, features: torch.Tensor) -> torch.Tensor:
        """Features [..., embedding + 2 recurrent + merge] to logits [..., vocabulary]."""
        return F.linear(
            self.head_norm(self.narrow(features)), self.embedding.weight, self.head_bias
        )

    def _dropout(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        return seeded_dropout(x, self.sizes.dropout, self.dropout_random)
