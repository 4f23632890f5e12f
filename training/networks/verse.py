"""The network ``verse``: attention over a window of the poem, LSTM and GRU over its rows."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from networks.attention import WindowAttention
from networks.dropout import Dropout
from networks.loss import head_loss
from networks.recurrent import side_by_side


@dataclass(frozen=True)
class VerseSizes:
    """Layer widths."""

    vocabulary: int = 3500
    embedding: int = 256
    heads: int = 8
    attention: int = 128
    """Width of all heads together."""
    window: int = 64
    """Tokens that attention sees, the current one among them."""
    recurrent: int = 512
    merge: int = 384


class Verse(nn.Module):
    """Attention, LSTM, GRU and the merge of both feed a head tied to the embedding."""

    def __init__(self, sizes: VerseSizes = VerseSizes()) -> None:
        super().__init__()
        self.sizes = sizes
        everything = sizes.embedding + 2 * sizes.recurrent + sizes.merge
        self.embedding = nn.Embedding(sizes.vocabulary, sizes.embedding)
        self.attention = WindowAttention(
            sizes.embedding, sizes.heads, sizes.attention, sizes.window
        )
        self.norm = nn.LayerNorm(sizes.embedding)
        self.lstm = nn.LSTM(sizes.embedding, sizes.recurrent)
        self.gru = nn.GRU(sizes.embedding, sizes.recurrent)
        self.merge = nn.Linear(2 * sizes.recurrent, sizes.merge)
        self.narrow = nn.Linear(everything, sizes.embedding)
        self.head_norm = nn.LayerNorm(sizes.embedding)
        self.head_bias = nn.Parameter(torch.zeros(sizes.vocabulary))
        self.dropout = Dropout()
        nn.init.normal_(self.embedding.weight, std=sizes.embedding**-0.5)

    def forward(self, tokens: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """Token ids int64 [rows, n] to logits [rows, n, vocabulary].

        ``poem`` numbers the poem of each token [rows, n]: attention keeps within it. The
        recurrent layers begin each row with a state of zeros.
        """
        narrow, weight, bias = self.before_head(tokens, poem)
        return F.linear(narrow, weight, bias).transpose(0, 1)

    def loss(
        self, tokens: torch.Tensor, poem: torch.Tensor, targets: torch.Tensor
    ) -> torch.Tensor:
        """Summed cross-entropy, float32, of targets int64 [rows, n]; those of -100 count nothing."""
        narrow, weight, bias = self.before_head(tokens, poem)
        return head_loss(narrow.flatten(0, 1), weight, bias, targets.t().flatten())

    def before_head(
        self, tokens: torch.Tensor, poem: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """What the head reads [n, rows, embedding], and its weight and bias."""
        x = self.read(tokens, poem)
        attended = self.norm(x + self.attention(x, poem)).transpose(0, 1).contiguous()
        states = torch.cat(side_by_side(self.lstm, self.gru, attended), dim=-1)
        narrow = self.head_norm(self.narrow(self.dropout(self.features(attended, states))))
        return narrow, self.embedding.weight.to(narrow.dtype), self.head_bias

    def read(self, tokens: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """Token ids [rows, n] to [rows, n, embedding], in the type that the layers compute in."""
        x = self.embedding(tokens) * self.sizes.embedding**0.5
        return self.dropout(x.to(self.norm.weight.dtype))

    def features(self, attended: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
        """[..., embedding] and recurrent states [..., 2 recurrent] to all that the head sees."""
        merged = F.gelu(self.merge(states), approximate="tanh")
        return torch.cat((attended, states, merged), dim=-1)

    def head(self, features: torch.Tensor) -> torch.Tensor:
        """Features [..., embedding + 2 recurrent + merge] to logits [..., vocabulary]."""
        return F.linear(
            self.head_norm(self.narrow(features)), self.embedding.weight, self.head_bias
        )
