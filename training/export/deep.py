"""``deep`` as a step of one token, for many candidates that go on from one shared text.

Attention remembers keys and values, in every block and in the window. Those of the shared text come
once for all candidates (``prefix``). Those of what was written since lie in a store (``own``) that
only grows, as candidates have much in common; ``slots`` says which of them a candidate has written.
Each layer has inputs and outputs of its own, in the order of the products that read them, so that
nothing is cut or turned around.
"""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from export.graph import quantise, trace  # quantise is the kind's own, which export takes
from export.steps import STATES
from networks.deep import Deep
from networks.step import from_attended

UNSEEN = -1e9
"""Added to the score of a token that is not to be seen."""
KINDS = ("keys", "values")

Pair = tuple[torch.Tensor, torch.Tensor]


def attend(
    query: torch.Tensor, prefix: Pair, since: Pair, bias: torch.Tensor | None = None
) -> torch.Tensor:
    """One token's attention over the shared text, and over what was written since and itself.

    query [n, heads, 1, width], scaled. Keys and values: ``prefix`` [heads, p, width]; ``since``
    [n, heads, m + 1, width]. ``bias`` [heads, 1, p + m + 1] adds to the scores. Returns
    [n, heads * width].
    """
    # One product a head for all candidates, as the prefix is the same.
    far = (query.transpose(0, 2) @ prefix[0].transpose(-1, -2)).transpose(0, 2)
    scores = torch.cat((far, query @ since[0].transpose(-1, -2)), dim=-1)
    weights = (scores if bias is None else scores + bias).softmax(dim=-1)
    length = prefix[0].shape[1]
    mixed = (weights[..., :length].transpose(0, 2) @ prefix[1]).transpose(0, 2)
    mixed = mixed + weights[..., length:] @ since[1]
    return mixed.reshape(-1, query.shape[1] * query.shape[3])


class DeepStep(nn.Module):
    """The same weights as ``Deep``, a token at a time."""

    def __init__(self, model: Deep) -> None:
        super().__init__()
        self.model = model
        # Tokens out of the window have the distance ``window``.
        unseen = torch.full((model.sizes.heads, 1), UNSEEN)
        self.register_buffer("bias", torch.cat((model.attention.bias.detach(), unseen), dim=1))
        width = model.blocks[0].attention.width
        self.register_buffer("same", torch.eye(width))
        self.register_buffer("swap", torch.eye(width).roll(width // 2, dims=0))

    def rotation(self, position: torch.Tensor) -> torch.Tensor:
        """The matrix [width, width] that turns queries and keys at a place, int64 [1]."""
        turns = self.model.blocks[0].attention.turns(position, torch.float32)
        cos, sin = (each[:, : len(self.same)] for each in turns)
        return cos * self.same + sin * self.swap

    def forward(
        self,
        tokens: torch.Tensor,
        position: torch.Tensor,
        hidden: torch.Tensor,
        cell: torch.Tensor,
        gate: torch.Tensor,
        slots: torch.Tensor,
        *memory: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """One token a candidate.

        tokens int64 [n]; position int64 [1], their place in the poem; states [n, recurrent];
        slots int64 [n, m] of the tokens since the prefix, oldest first. ``memory``: prefix keys and
        values [heads, p, width] of each block and of the window, then the store's
        [slots * heads, width]. Returns log probabilities [n, vocabulary], the three states and the
        keys and values of this token [n, heads, 1, width].
        """
        model = self.model
        layers = len(model.blocks) + 1
        pairs = [memory[at : at + 2] for at in range(0, 4 * layers, 2)]
        prefix, own, entries = pairs[:layers], pairs[layers:], []

        def places(heads: int) -> torch.Tensor:
            """Rows of a store [n, heads, m]."""
            return slots.unsqueeze(1) * heads + torch.arange(heads).unsqueeze(-1)

        def since(at: int, rows: torch.Tensor, now: Pair) -> Pair:
            entries.extend(now)
            return tuple(
                torch.cat((past[rows], each), dim=2) for past, each in zip(own[at], now, strict=True)
            )

        rows = places(model.sizes.block_heads)
        x = model.embedding(tokens) * model.sizes.embedding**0.5
        rotation = self.rotation(position)
        for at, block in enumerate(model.blocks):
            attention = block.attention
            heads, width = attention.heads, attention.width
            packed = attention.project_in(block.attention_norm(x)).reshape(-1, 3 * heads, 1, width)
            turned, value = packed.split([2 * heads, heads], dim=1)
            query, key = (turned @ rotation).split([heads, heads], dim=1)
            seen = since(at, rows, (key, value))
            mixed = attend(query * width**-0.5, prefix[at], seen)
            x = x + attention.project_out(mixed)
            x = x + block.feed_forward(x)
        attention = model.attention
        heads, width = attention.heads, attention.width
        query, key, value = (
            layer(x).reshape(-1, heads, 1, width)
            for layer in (attention.query, attention.key, attention.value)
        )
        past = prefix[-1][0].shape[1] + slots.shape[1]
        distances = torch.arange(past, -1, -1).clamp(max=model.sizes.window)
        bias = self.bias.t()[distances].t().unsqueeze(1)
        seen = since(-1, places(heads), (key, value))
        mixed = attend(query * width**-0.5, prefix[-1], seen, bias)
        attended = model.norm(x + attention.project_out(mixed))
        return *from_attended(model, attended, (hidden, cell, gate)), *entries


def names(part: str, layers: int) -> list[str]:
    """What the keys and values of a part are called, layer by layer."""
    return [f"{part}_{kind}_{at}" for at in range(layers) for kind in KINDS]


def graph(model: Deep) -> onnx.ModelProto:
    """The step, traced."""
    layers = len(model.blocks) + 1
    shapes = [(each.attention.heads, each.attention.width) for each in model.blocks]
    shapes.append((model.attention.heads, model.attention.width))
    example = (
        torch.zeros(2, dtype=torch.int64), torch.full((1,), 5),
        *(torch.zeros(2, model.sizes.recurrent) for _ in STATES),
        torch.tensor([[1, 0], [1, 2]]),
        *(torch.zeros(heads, 3, width) for heads, width in shapes for _ in KINDS),
        *(torch.zeros(4 * heads, width) for heads, width in shapes for _ in KINDS),
    )
    prefix, own, entries = (names(part, layers) for part in ("prefix", "own", "entry"))
    rows = ["logits", *(f"next_{name}" for name in STATES)]
    dynamic = {name: {0: "batch"} for name in ["tokens", *STATES, *rows, *entries]}
    dynamic |= {name: {1: "past"} for name in prefix}
    dynamic |= {name: {0: "stored"} for name in own}
    dynamic["slots"] = {0: "batch", 1: "since"}
    inputs = ["tokens", "position", *STATES, "slots", *prefix, *own]
    return trace(DeepStep(model), example, inputs, [*rows, *entries], dynamic)


class Candidates:
    """Sequences that the exported step writes; ``share`` makes one of them the text of all."""

    def __init__(self, session: onnxruntime.InferenceSession, count: int) -> None:
        self.session = session
        self.shapes = {given.name: given.shape for given in session.get_inputs()}
        recurrent = self.shapes["hidden"][1]
        self.states = {name: np.zeros((count, recurrent), np.float32) for name in STATES}
        self.prefix = {
            name: np.zeros((shape[0], 0, shape[2]), np.float32)
            for name, shape in self.shapes.items() if name.startswith("prefix")
        }
        self.position = 0
        self._empty(count)

    def _empty(self, count: int) -> None:
        self.slots = np.zeros((count, 0), np.int64)
        self.own = {
            name: np.zeros((0, shape[1]), np.float32)
            for name, shape in self.shapes.items() if name.startswith("own")
        }

    def step(self, tokens: np.ndarray) -> np.ndarray:
        """Tokens int64 [n] to log probabilities [n, vocabulary] of the next."""
        given = {
            "tokens": tokens, "position": np.array([self.position]), "slots": self.slots,
            **self.states, **self.prefix, **self.own,
        }
        logits, *news = self.session.run(None, given)
        self.states = dict(zip(STATES, news, strict=False))
        stored = self.slots.shape[1] * len(tokens)
        self.own = {
            name: np.concatenate((past, entry.reshape(-1, past.shape[1])))
            for (name, past), entry in zip(self.own.items(), news[len(STATES) :], strict=True)
        }
        newest = stored + np.arange(len(tokens))
        self.slots = np.concatenate((self.slots, newest[:, None]), axis=1)
        self.position += 1
        return logits

    def share(self, chosen: int, count: int) -> None:
        """Go on with ``count`` candidates from what candidate ``chosen`` has written."""
        for (name, past), own in zip(self.prefix.items(), self.own.values(), strict=True):
            written = own.reshape(-1, len(past), own.shape[1])[self.slots[chosen]]
            self.prefix[name] = np.concatenate((past, written.swapaxes(0, 1)), axis=1)
        self.states = {
            name: np.repeat(state[chosen : chosen + 1], count, axis=0)
            for name, state in self.states.items()
        }
        self._empty(count)


def run(session: onnxruntime.InferenceSession, poems: np.ndarray, _: Deep) -> np.ndarray:
    """Log probabilities [n, length, vocabulary] of sequences int64 [n, length], step by step."""
    candidates = Candidates(session, len(poems))
    return np.stack([candidates.step(tokens) for tokens in poems.T], axis=1)
