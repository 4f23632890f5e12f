"""``verse`` one token at a time, with its state passed in and out: what serving runs."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from verse import Verse


class VerseStep(nn.Module):
    """The same weights as ``Verse``, as a step whose memory of keys and values lies outside."""

    def __init__(self, model: Verse) -> None:
        super().__init__()
        self.model = model
        # Slots that hold nothing have the distance ``window``.
        empty = torch.full((model.sizes.heads, 1), -1e9)
        self.register_buffer("bias", torch.cat((model.attention.bias.detach(), empty), dim=1))

    def forward(
        self,
        tokens: torch.Tensor,
        hidden: torch.Tensor,
        cell: torch.Tensor,
        gate: torch.Tensor,
        keys: torch.Tensor,
        values: torch.Tensor,
        distances: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """One token a sequence.

        tokens int64 [n]; states [n, recurrent]; keys and values [n, heads, window - 1, width];
        distances int64 [n, window - 1] of each slot's token from this one. Returns log
        probabilities [n, vocabulary], the three states and this token's key and value
        [n, heads, width].
        """
        model, attention = self.model, self.model.attention
        x = model.embedding(tokens) * model.sizes.embedding**0.5
        heads = (attention.heads, attention.width)
        query = attention.query(x).unflatten(-1, heads).unsqueeze(2) * attention.width**-0.5
        key = attention.key(x).unflatten(-1, heads)
        value = attention.value(x).unflatten(-1, heads)
        own = (query * key.unsqueeze(2)).sum(-1, keepdim=True) + self.bias[None, :, :1, None]
        past = query @ keys.transpose(-1, -2)
        past = past + self.bias.t()[distances].transpose(1, 2).unsqueeze(2)
        weights = torch.cat((own, past), dim=-1).softmax(dim=-1)
        mixed = weights[..., :1] * value.unsqueeze(2) + weights[..., 1:] @ values
        attended = model.norm(x + attention.project_out(mixed.flatten(1)))

        lstm = F.linear(attended, model.lstm.weight_ih_l0, model.lstm.bias_ih_l0)
        lstm = lstm + F.linear(hidden, model.lstm.weight_hh_l0, model.lstm.bias_hh_l0)
        take, keep, new, give = lstm.chunk(4, dim=-1)
        cell = keep.sigmoid() * cell + take.sigmoid() * new.tanh()
        hidden = give.sigmoid() * cell.tanh()

        reset_x, update_x, new_x = F.linear(
            attended, model.gru.weight_ih_l0, model.gru.bias_ih_l0
        ).chunk(3, dim=-1)
        reset_h, update_h, new_h = F.linear(
            gate, model.gru.weight_hh_l0, model.gru.bias_hh_l0
        ).chunk(3, dim=-1)
        update = (update_x + update_h).sigmoid()
        candidate = (new_x + (reset_x + reset_h).sigmoid() * new_h).tanh()
        gate = candidate + update * (gate - candidate)

        states = torch.cat((hidden, gate), dim=-1)
        merged = F.gelu(model.merge(states), approximate="tanh")
        logits = model.head(torch.cat((attended, states, merged), dim=-1))
        return logits.log_softmax(dim=-1), hidden, cell, gate, key, value
