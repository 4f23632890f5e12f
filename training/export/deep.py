"""``deep`` as a step of one token, for many candidates that go on from one shared text.

What attention remembers of a token is one vector, its memory: keys and values of every block and
of the window. The shared text's memories come once for all candidates (``prefix``), those of what
each candidate has written since come for each (``own``). Both have at least one slot, and a slot
whose place in the poem is -1 is empty.
"""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from export.graph import trace
from export.steps import STATES
from networks.deep import Deep
from networks.step import from_attended

UNSEEN = -1e9
"""Added to the score of a token that is not to be seen."""


def attend(
    query: torch.Tensor, own: tuple[torch.Tensor, ...], past: tuple[torch.Tensor, ...],
    since: tuple[torch.Tensor, ...], biases: tuple[torch.Tensor, ...],
) -> torch.Tensor:
    """One token's attention over the shared text, what was written since, and itself.

    query [n, heads, width], scaled. ``own``: this token's key and value [n, heads, width];
    ``past``: those of the shared text [p, heads, width]; ``since`` [m, n, heads, width].
    ``biases`` add to the scores: [heads, p] and [heads, m], each head's the same where there is one
    row, and [heads, 1]. Returns [n, heads * width].
    """
    key, value = own
    shared = (query.transpose(0, 1) @ past[0].permute(1, 2, 0)).transpose(0, 1)
    later = (query.unsqueeze(2) @ since[0].permute(1, 2, 3, 0)).squeeze(2)
    itself = (query * key).sum(-1, keepdim=True)
    scores = [shared + biases[0], later + biases[1], itself + biases[2]]
    # A softmax over all three, in parts: the exporter would fix where a joined one is cut.
    top = torch.stack([each.amax(-1, keepdim=True) for each in scores]).amax(0)
    by_past, by_since, by_itself = weights = [(each - top).exp() for each in scores]
    total = sum(each.sum(-1, keepdim=True) for each in weights)
    mixed = (by_past.transpose(0, 1) @ past[1].transpose(0, 1)).transpose(0, 1)
    mixed = mixed + (by_since.unsqueeze(2) @ since[1].permute(1, 2, 0, 3)).squeeze(2)
    return ((mixed + by_itself * value) / total).flatten(1)


class DeepStep(nn.Module):
    """The same weights as ``Deep``, a token at a time."""

    def __init__(self, model: Deep) -> None:
        super().__init__()
        self.model = model
        # Slots that are empty or out of the window have the distance ``window``.
        unseen = torch.full((model.sizes.heads, 1), UNSEEN)
        self.register_buffer("bias", torch.cat((model.attention.bias.detach(), unseen), dim=1))
        sizes = model.sizes
        self.memory = 2 * (sizes.blocks * sizes.embedding + sizes.attention)

    def forward(
        self,
        tokens: torch.Tensor,
        position: torch.Tensor,
        hidden: torch.Tensor,
        cell: torch.Tensor,
        gate: torch.Tensor,
        prefix: torch.Tensor,
        prefix_positions: torch.Tensor,
        own: torch.Tensor,
        own_positions: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """One token a candidate.

        tokens int64 [n]; position int64 [1], their place in the poem; states [n, recurrent];
        prefix [p, memory] and own [m, n, memory] with their places in the poem, int64 [p] and
        [m]. Returns log probabilities [n, vocabulary], the three states and the memory of this
        token [n, memory].
        """
        model, sizes = self.model, self.model.sizes
        widths = [sizes.embedding] * (2 * sizes.blocks) + [sizes.attention] * 2
        past, since = prefix.split(widths, dim=-1), own.split(widths, dim=-1)
        x = model.embedding(tokens) * sizes.embedding**0.5
        turns = model.blocks[0].attention.turns(position, x.dtype)
        seen = [
            torch.where(places < 0, UNSEEN, 0.0).unsqueeze(0)
            for places in (prefix_positions, own_positions)
        ]
        memory = []
        for at, block in enumerate(model.blocks):
            heads, place = (block.attention.heads, block.attention.width), slice(2 * at, 2 * at + 2)
            query, *now = block.attention.project(block.attention_norm(x), turns)
            memory += [part.flatten(1) for part in now]
            mixed = attend(
                query * block.attention.width**-0.5, now,
                tuple(part.unflatten(-1, heads) for part in past[place]),
                tuple(part.unflatten(-1, heads) for part in since[place]),
                (*seen, torch.zeros(1, 1)),
            )
            x = x + block.attention.project_out(mixed)
            x = x + block.feed_forward(x)
        attention = model.attention
        heads = (attention.heads, attention.width)
        now = [layer(x).unflatten(-1, heads) for layer in (attention.key, attention.value)]
        memory += [part.flatten(1) for part in now]
        distances = [
            torch.where(places < 0, sizes.window, (position - places).clamp(max=sizes.window))
            for places in (prefix_positions, own_positions)
        ]
        mixed = attend(
            attention.query(x).unflatten(-1, heads) * attention.width**-0.5, now,
            tuple(part.unflatten(-1, heads) for part in past[-2:]),
            tuple(part.unflatten(-1, heads) for part in since[-2:]),
            (*(self.bias.t()[each].t() for each in distances), self.bias[:, :1]),
        )
        attended = model.norm(x + attention.project_out(mixed))
        return *from_attended(model, attended, (hidden, cell, gate)), torch.cat(memory, dim=-1)


def graph(model: Deep) -> onnx.ModelProto:
    """The step, traced."""
    step = DeepStep(model)
    example = (
        torch.zeros(2, dtype=torch.int64), torch.full((1,), 5),
        *(torch.zeros(2, model.sizes.recurrent) for _ in STATES),
        torch.zeros(3, step.memory), torch.arange(3),
        torch.zeros(2, 2, step.memory), torch.arange(3, 5),
    )
    inputs = [
        "tokens", "position", *STATES, "prefix", "prefix_positions", "own", "own_positions",
    ]
    outputs = ["logits", *(f"next_{name}" for name in STATES), "memory"]
    dynamic = {name: {0: "batch"} for name in ["tokens", *STATES, *outputs]}
    dynamic |= {"prefix": {0: "past"}, "prefix_positions": {0: "past"}}
    dynamic |= {"own": {0: "since", 1: "batch"}, "own_positions": {0: "since"}}
    return trace(step, example, inputs, outputs, dynamic)


class Candidates:
    """Sequences that the exported step writes; ``share`` makes one of them the text of all."""

    def __init__(self, session: onnxruntime.InferenceSession, count: int) -> None:
        self.session = session
        shapes = {given.name: given.shape for given in session.get_inputs()}
        self.width, recurrent = shapes["prefix"][1], shapes["hidden"][1]
        self.states = {name: np.zeros((count, recurrent), np.float32) for name in STATES}
        self.prefix, self.places = np.zeros((1, self.width), np.float32), np.array([-1])
        self.position = 0
        self._empty(count)

    def _empty(self, count: int) -> None:
        self.own, self.own_places = np.zeros((1, count, self.width), np.float32), np.array([-1])

    def step(self, tokens: np.ndarray) -> np.ndarray:
        """Tokens int64 [n] to log probabilities [n, vocabulary] of the next."""
        place = np.array([self.position])
        logits, *news, memory = self.session.run(
            None,
            {
                "tokens": tokens, "position": place, **self.states,
                "prefix": self.prefix, "prefix_positions": self.places,
                "own": self.own, "own_positions": self.own_places,
            },
        )
        self.states = dict(zip(STATES, news, strict=True))
        self.own = np.concatenate((self.own, memory[None]))
        self.own_places = np.concatenate((self.own_places, place))
        self.position += 1
        return logits

    def share(self, chosen: int, count: int) -> None:
        """Go on with ``count`` candidates from what candidate ``chosen`` has written."""
        self.prefix = np.concatenate((self.prefix, self.own[:, chosen]))
        self.places = np.concatenate((self.places, self.own_places))
        self.states = {
            name: np.repeat(state[chosen : chosen + 1], count, axis=0)
            for name, state in self.states.items()
        }
        self._empty(count)


def run(session: onnxruntime.InferenceSession, poems: np.ndarray, _: Deep) -> np.ndarray:
    """Log probabilities [n, length, vocabulary] of sequences int64 [n, length], step by step."""
    candidates = Candidates(session, len(poems))
    return np.stack([candidates.step(tokens) for tokens in poems.T], axis=1)
