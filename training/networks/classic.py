"""The network ``classic``: attention, LSTM and GRU over the last 20 tokens."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from data.windows import WINDOW
from networks.dropout import Dropout


@dataclass(frozen=True)
class ClassicSizes:
    """Layer widths; the defaults are the original's."""

    vocabulary: int = 3500
    embedding: int = 20
    heads: int = 8
    recurrent: int = 100
    branch: int = 256
    joint: int = 200
    wide: int = 1024
    narrow: int = 400


class KerasAttention(nn.Module):
    """Self-attention as Keras' MultiHeadAttention: every head as wide as the input, no mask."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.width = width
        self.project_in = nn.Linear(width, 3 * heads * width)
        self.project_out = nn.Linear(heads * width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """[n, 20, width] to [n, 20, width]."""
        n, length, _ = x.shape
        packed = self.project_in(x).view(n, length, 3, self.heads, self.width)
        query, key, value = packed.permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: on a CPU the fused kernel is slower than this at 20 x 20.
        weights = (query * self.width**-0.5 @ key.transpose(-1, -2)).softmax(dim=-1)
        mixed = weights @ value
        return self.project_out(mixed.transpose(1, 2).reshape(n, length, self.heads * self.width))


class Classic(nn.Module):
    """The original's figure, layer by layer; sizes can be shrunk for tests."""

    def __init__(self, sizes: ClassicSizes = ClassicSizes()) -> None:
        super().__init__()
        self.sizes = sizes
        flat = WINDOW * sizes.embedding
        states = 2 * sizes.recurrent
        everything = sizes.joint + flat + states
        self.embedding = nn.Embedding(sizes.vocabulary, sizes.embedding)
        self.attention = KerasAttention(sizes.embedding, sizes.heads)
        self.lstm = nn.LSTM(sizes.embedding, sizes.recurrent, batch_first=True)
        self.gru = nn.GRU(sizes.embedding, sizes.recurrent, batch_first=True)
        self.from_states = nn.Linear(states, sizes.branch)
        self.from_attention = nn.Linear(flat, sizes.branch)
        self.joint_norm = nn.BatchNorm1d(2 * sizes.branch)
        self.joint = nn.Linear(2 * sizes.branch, sizes.joint)
        self.norm = nn.BatchNorm1d(everything)
        self.wide = nn.Linear(everything, sizes.wide)
        self.narrow = nn.Linear(sizes.wide, sizes.narrow)
        self.logits = nn.Linear(sizes.narrow, sizes.vocabulary)
        self.dropout, self.second_dropout = Dropout(), Dropout(share=0.5)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Token ids int64 [n, 20] to logits [n, vocabulary]."""
        attended = self.attention(self.embedding(tokens).to(self.logits.weight.dtype))
        flat = attended.flatten(1)
        lstm = self.lstm(attended)[1][0][0]
        gru = self.gru(attended)[1][0]
        states = F.relu(self.from_states(torch.cat((lstm, gru), dim=1)))
        branch = F.relu(self.from_attention(flat))
        joint = F.relu(self.joint(self.joint_norm(torch.cat((states, branch), dim=1))))
        x = self.norm(torch.cat((joint, flat, lstm, gru), dim=1))
        x = self.dropout(x)
        x = self.second_dropout(F.relu(self.wide(x)))
        return self.logits(F.relu(self.narrow(x)))

    def loss(self, tokens: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
        """Summed cross-entropy, float32, of targets int64 [n]."""
        return F.cross_entropy(self(tokens).float(), targets, reduction="sum")
