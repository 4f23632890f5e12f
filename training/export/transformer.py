"""Transformers as a step of n tokens: many candidates that go on from one text, or one text's next tokens.

Attention sees keys and values of three kinds: those of the text that all rows share (``prefix``),
those of what each has written since, which lie in a store that only grows (``own``) at its
``slots``, and those of this step's tokens as far as ``seen`` says: each candidate sees its own
token, and the tokens of a text those before them.
"""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from export.deep import UNSEEN, Pair, names
from export.graph import trace
from export.rows import quantise
from networks.transformer import Transformer


def attend(
    query: torch.Tensor, prefix: Pair, since: Pair, now: Pair, seen: torch.Tensor
) -> torch.Tensor:
    """Attention of n tokens over the shared text, over what each has written since, and over each other.

    query [n, heads, shared, width], scaled. Keys and values: ``prefix`` [heads, p, width]; ``since``
    [n, heads, m, width]; ``now`` [heads, n, width]. ``seen`` [n * shared, n] adds to the scores of
    the last. Returns [n, heads * shared * width].
    """
    count, heads, shared, width = query.shape

    def together(x: torch.Tensor) -> torch.Tensor:
        """[n, heads, shared, any] to [heads, n * shared, any]: one product a head for all rows."""
        x = x.transpose(0, 1)
        return x.squeeze(2) if shared == 1 else x.flatten(1, 2)

    def apart(x: torch.Tensor) -> torch.Tensor:
        """The other way."""
        x = x.unsqueeze(2) if shared == 1 else x.reshape(heads, count, shared, x.shape[-1])
        return x.transpose(0, 1)

    rows = together(query)
    far = rows @ prefix[0].transpose(-1, -2)
    near = rows @ now[0].transpose(-1, -2) + seen
    # Nothing is reshaped that may have no keys at all: ONNX would take the 0 for another size.
    scores = (apart(torch.cat((far, near), dim=-1)), query @ since[0].transpose(-1, -2))
    weights = torch.cat(scores, dim=-1).softmax(dim=-1)
    flat = together(weights)
    length, reach = far.shape[-1], far.shape[-1] + near.shape[-1]
    mixed = flat[..., :length] @ prefix[1] + flat[..., length:reach] @ now[1]
    mixed = apart(mixed) + weights[..., reach:] @ since[1]
    return mixed.reshape(-1, heads * shared * width)


class TransformerStep(nn.Module):
    """The same weights as the network, for the next tokens."""

    def __init__(self, model: Transformer) -> None:
        super().__init__()
        self.model = model
        self.register_buffer("head", model.head_matrix.detach().t().contiguous())

    def forward(
        self,
        tokens: torch.Tensor,
        places: torch.Tensor,
        seen: torch.Tensor,
        slots: torch.Tensor,
        *memory: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """Tokens and their places in the poem, int64 [n].

        ``seen`` [n, n] is 0 where a row sees a column's token, else ``UNSEEN``. Slots int64 [n, m]
        are those of the tokens since the prefix. ``memory``: prefix keys and values
        [key_heads, p, width] of each block, then the store's [slots * key_heads, width]. Returns log
        probabilities [n, vocabulary] and the keys and values of these tokens [n, key_heads, 1, width].
        """
        model, entries = self.model, []
        pairs = [memory[at : at + 2] for at in range(0, len(memory), 2)]
        prefix, own = pairs[: len(model.blocks)], pairs[len(model.blocks) :]
        block = model.blocks[0]
        shared = block.heads // block.key_heads
        rows = slots.unsqueeze(1) * block.key_heads + torch.arange(block.key_heads).unsqueeze(-1)
        seen = seen if shared == 1 else seen.repeat_interleave(shared, dim=0)
        turns = model.turns(places, torch.float32)
        x = model.embedded(tokens, places)
        for at, block in enumerate(model.blocks):
            query, key, value = block.project(x, turns)
            query = query.reshape(-1, block.key_heads, shared, block.width) * block.width**-0.5
            now = (key.transpose(0, 1), value.transpose(0, 1))
            since = tuple(past[rows] for past in own[at])
            mixed = attend(query, prefix[at], since, now, seen)
            x = x + block.project_out(mixed)
            x = x + block.feed_forward(x)
            entries.extend((key.unsqueeze(2), value.unsqueeze(2)))
        return (model.norm(x) @ self.head).log_softmax(dim=-1), *entries


def graph(model: Transformer) -> onnx.ModelProto:
    """The step, traced."""
    layers, block = len(model.blocks), model.blocks[0]
    heads, width = block.key_heads, block.width
    example = (
        torch.zeros(2, dtype=torch.int64), torch.full((2,), 5), torch.zeros(2, 2),
        torch.tensor([[1, 0, 1], [1, 2, 0]]),
        *(torch.zeros(heads, 3, width) for _ in range(2 * layers)),
        *(torch.zeros(4 * heads, width) for _ in range(2 * layers)),
    )
    prefix, own, entries = (names(part, layers) for part in ("prefix", "own", "entry"))
    dynamic = {name: {0: "rows"} for name in ["tokens", "places", "logits", *entries]}
    dynamic |= {name: {1: "past"} for name in prefix}
    dynamic |= {name: {0: "stored"} for name in own}
    dynamic["seen"] = {0: "rows", 1: "rows"}
    dynamic["slots"] = {0: "rows", 1: "since"}
    inputs = ["tokens", "places", "seen", "slots", *prefix, *own]
    return trace(TransformerStep(model), example, inputs, ["logits", *entries], dynamic)


class Text:
    """One sequence that the exported step reads, at once or token by token."""

    def __init__(self, session: onnxruntime.InferenceSession) -> None:
        self.session = session
        shapes = {given.name: given.shape for given in session.get_inputs()}
        self.prefix = {
            name: np.zeros((shape[0], 0, shape[2]), np.float32)
            for name, shape in shapes.items() if name.startswith("prefix")
        }
        self.own = {
            name: np.zeros((0, shape[1]), np.float32)
            for name, shape in shapes.items() if name.startswith("own")
        }
        self.place = 0

    def feed(self, tokens: np.ndarray, slots: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Tokens int64 [n] and slots [n, m] to log probabilities [n, vocabulary], and keys and values."""
        seen = np.where(np.tri(len(tokens)) > 0, 0, UNSEEN).astype(np.float32)
        places = self.place + np.arange(len(tokens))
        given = {"tokens": tokens, "places": places, "seen": seen, "slots": slots}
        logits, *entries = self.session.run(None, {**given, **self.prefix, **self.own})
        self.place += len(tokens)
        return logits, entries

    def read(self, tokens: np.ndarray) -> np.ndarray:
        """Read a text in one go, before any step."""
        logits, entries = self.feed(tokens, np.zeros((len(tokens), 0), np.int64))
        for name, entry in zip(self.prefix, entries, strict=True):
            self.prefix[name] = entry.squeeze(2).swapaxes(0, 1)
        return logits

    def step(self, token: int) -> np.ndarray:
        """Read one token more."""
        heads = next(iter(self.prefix.values())).shape[0]
        slots = np.arange(len(next(iter(self.own.values()))) // heads)[None]
        logits, entries = self.feed(np.array([token]), slots)
        for (name, past), entry in zip(self.own.items(), entries, strict=True):
            self.own[name] = np.concatenate((past, entry.reshape(-1, past.shape[1])))
        return logits


def run(session: onnxruntime.InferenceSession, poems: np.ndarray, _: Transformer) -> np.ndarray:
    """Log probabilities [n, length, vocabulary] of sequences int64 [n, length]: half read, half in steps."""
    half = poems.shape[1] // 2
    rows = []
    for poem in poems:
        text = Text(session)
        rows.append(np.concatenate((text.read(poem[:half]), *(text.step(token) for token in poem[half:]))))
    return np.stack(rows)
