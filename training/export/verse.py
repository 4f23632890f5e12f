"""``verse`` as a step of one token: states and the ring of keys and values lie with the caller."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from export.graph import quantise, trace  # quantise is the kind's own, which export takes
from export.steps import STATES
from networks.step import from_attended
from networks.verse import Verse


class VerseStep(nn.Module):
    """The same weights as ``Verse``, a token at a time."""

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
        return *from_attended(model, attended, (hidden, cell, gate)), key, value


def graph(model: Verse) -> onnx.ModelProto:
    """The step, traced."""
    sizes, past = model.sizes, model.sizes.window - 1
    example = (
        torch.zeros(2, dtype=torch.int64),
        *(torch.zeros(2, sizes.recurrent) for _ in STATES),
        *(torch.zeros(2, sizes.heads, past, sizes.attention // sizes.heads) for _ in range(2)),
        torch.full((2, past), sizes.window, dtype=torch.int64),
    )
    inputs = ["tokens", *STATES, "keys", "values", "distances"]
    outputs = ["logits", *(f"next_{name}" for name in STATES), "key", "value"]
    dynamic = {name: {0: "batch"} for name in inputs + outputs}
    return trace(VerseStep(model), example, inputs, outputs, dynamic)


def run(session: onnxruntime.InferenceSession, poems: np.ndarray, model: Verse) -> np.ndarray:
    """Log probabilities [n, length, vocabulary] of sequences int64 [n, length], step by step."""
    sizes, (count, length) = model.sizes, poems.shape
    past = sizes.window - 1
    states = {name: np.zeros((count, sizes.recurrent), np.float32) for name in STATES}
    keys = np.zeros((count, sizes.heads, past, sizes.attention // sizes.heads), np.float32)
    values = keys.copy()
    rows = []
    for at in range(length):
        age = (at - 1 - np.arange(past)) % past + 1
        distances = np.tile(np.where(age <= at, age, sizes.window), (count, 1))
        given = {"tokens": poems[:, at], "keys": keys, "values": values, "distances": distances}
        logits, *news, key, value = session.run(None, {**given, **states})
        states = dict(zip(STATES, news, strict=True))
        keys[:, :, at % past], values[:, :, at % past] = key, value
        rows.append(logits)
    return np.stack(rows, axis=1)
