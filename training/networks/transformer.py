"""Transformers that others have trained, the families of GPT-2 and of Llama, reading poem by poem."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from networks.attention import positions_of, same_poem_before, written_out
from networks.dropout import Dropout
from networks.loss import head_loss

Turns = tuple[torch.Tensor, torch.Tensor] | None
"""Cosines and sines [..., 1, width] that turn queries and keys at their places; None: none are turned."""


@dataclass(frozen=True)
class Gpt2Sizes:
    """Those of the smallest GPT-2."""

    vocabulary: int = 3500
    embedding: int = 768
    blocks: int = 12
    block_heads: int = 12
    feed_forward: int = 3072
    places: int = 1024
    """Places in a text that have an embedding; further tokens have that of the last."""


@dataclass(frozen=True)
class LlamaSizes:
    """Those of a small Llama."""

    vocabulary: int = 3500
    embedding: int = 768
    blocks: int = 12
    block_heads: int = 12
    key_heads: int = 12
    """Heads of keys and values; as many heads of queries share each as there are to one."""
    width: int = 64
    """Of a head."""
    feed_forward: int = 2048
    rotary_base: int = 10_000
    norm_digits: int = 5
    """Norms add ten to the power of minus this to the mean square."""


class Block(nn.Module):
    """Attention over the poem, then dense layers, each added to what it read."""

    def __init__(self, heads: int, key_heads: int, width: int) -> None:
        super().__init__()
        self.heads, self.key_heads, self.width = heads, key_heads, width
        self.dropout = Dropout()

    def project(
        self, x: torch.Tensor, turns: Turns
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """[..., embedding] to query [..., heads, width], and key and value [..., key_heads, width]."""
        heads = (self.heads, self.key_heads, self.key_heads)
        packed = self.project_in(self.attention_norm(x))
        packed = packed.reshape(*packed.shape[:-1], sum(heads), self.width)
        query, key, value = packed.split(heads, dim=-2)
        return (query, key, value) if turns is None else (turned(query, turns), turned(key, turns), value)

    def forward(self, x: torch.Tensor, turns: Turns, mask: torch.Tensor) -> torch.Tensor:
        """[rows, n, embedding] to the same; mask [rows, 1, n, n]."""
        shared = self.heads // self.key_heads
        query, key, value = (part.transpose(1, 2) for part in self.project(x, turns))
        key, value = (part.repeat_interleave(shared, dim=1) for part in (key, value))
        attend = F.scaled_dot_product_attention if x.is_cuda else written_out
        mixed = attend(query, key, value, mask).transpose(1, 2).flatten(2)
        x = x + self.dropout(self.project_out(mixed))
        return x + self.dropout(self.feed_forward(x))


class Gpt2Block(Block):
    """Layer norms, biases, and one dense layer into another."""

    def __init__(self, sizes: Gpt2Sizes) -> None:
        embedding, heads = sizes.embedding, sizes.block_heads
        super().__init__(heads, heads, embedding // heads)
        self.attention_norm, self.forward_norm = nn.LayerNorm(embedding), nn.LayerNorm(embedding)
        self.project_in = nn.Linear(embedding, 3 * embedding)
        self.project_out = nn.Linear(embedding, embedding)
        self.widen = nn.Linear(embedding, sizes.feed_forward)
        self.narrow = nn.Linear(sizes.feed_forward, embedding)

    def feed_forward(self, x: torch.Tensor) -> torch.Tensor:
        """[..., embedding] to what the dense layers add to it."""
        return self.narrow(F.gelu(self.widen(self.forward_norm(x)), approximate="tanh"))


class MeanSquareNorm(nn.Module):
    """``nn.RMSNorm`` written out, which the tracing export lacks."""

    def __init__(self, width: int, eps: float) -> None:
        super().__init__()
        self.eps = eps
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Any shape to the same; the mean is taken over the last axis."""
        scale = (x.float().square().mean(dim=-1, keepdim=True) + self.eps).rsqrt()
        return x * scale.to(x.dtype) * self.weight


class LlamaBlock(Block):
    """Norms by the mean square, no biases, and a gate on the wide layer."""

    def __init__(self, sizes: LlamaSizes) -> None:
        super().__init__(sizes.block_heads, sizes.key_heads, sizes.width)
        embedding, wide = sizes.embedding, sizes.feed_forward
        heads = sizes.block_heads + 2 * sizes.key_heads
        eps = 10.0**-sizes.norm_digits
        self.attention_norm, self.forward_norm = (MeanSquareNorm(embedding, eps) for _ in range(2))
        self.project_in = nn.Linear(embedding, heads * sizes.width, bias=False)
        self.project_out = nn.Linear(sizes.block_heads * sizes.width, embedding, bias=False)
        self.gate = nn.Linear(embedding, wide, bias=False)
        self.widen = nn.Linear(embedding, wide, bias=False)
        self.narrow = nn.Linear(wide, embedding, bias=False)

    def feed_forward(self, x: torch.Tensor) -> torch.Tensor:
        """[..., embedding] to what the dense layers add to it."""
        x = self.forward_norm(x)
        return self.narrow(F.silu(self.gate(x)) * self.widen(x))


class Transformer(nn.Module):
    """What both families share: embedding, blocks, norm, head."""

    def __init__(self, sizes: Gpt2Sizes | LlamaSizes, block: type[Block], norm: nn.Module) -> None:
        super().__init__()
        self.sizes = sizes
        self.embedding = nn.Embedding(sizes.vocabulary, sizes.embedding)
        self.blocks = nn.ModuleList(block(sizes) for _ in range(sizes.blocks))
        self.norm = norm
        self.dropout = Dropout()
        self.register_buffer("no_bias", torch.zeros(sizes.vocabulary), persistent=False)

    def forward(self, tokens: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """Token ids int64 [rows, n] to logits [rows, n, vocabulary].

        ``poem`` numbers the poem of each token [rows, n]: attention keeps within it, and places
        are counted in it.
        """
        x = self.read(tokens, poem)
        return F.linear(x, self.head_matrix.to(x.dtype))

    def loss(
        self, tokens: torch.Tensor, poem: torch.Tensor, targets: torch.Tensor
    ) -> torch.Tensor:
        """Summed cross-entropy, float32, of targets int64 [rows, n]; those of -100 count nothing."""
        x = self.read(tokens, poem).flatten(0, 1)
        return head_loss(x, self.head_matrix.to(x.dtype), self.no_bias.to(x.dtype), targets.flatten())

    def read(self, tokens: torch.Tensor, poem: torch.Tensor) -> torch.Tensor:
        """Token ids and poem numbers [rows, n] to what the head reads [rows, n, embedding]."""
        places = positions_of(poem)
        dtype = self.norm.weight.dtype
        x = self.dropout(self.embedded(tokens, places).to(dtype))
        mask = same_poem_before(poem, dtype)
        turns = self.turns(places, dtype)
        for block in self.blocks:
            x = block(x, turns, mask)
        return self.norm(x)

    def turns(self, places: torch.Tensor, dtype: torch.dtype) -> Turns:
        """How queries and keys at places int64 [...] are turned."""
        return None


class Gpt2(Transformer):
    """GPT-2 (Radford et al. 2019): places have embeddings, and the head is the tokens' own."""

    def __init__(self, sizes: Gpt2Sizes = Gpt2Sizes()) -> None:
        super().__init__(sizes, Gpt2Block, nn.LayerNorm(sizes.embedding))
        self.place = nn.Embedding(sizes.places, sizes.embedding)

    @property
    def head_matrix(self) -> torch.Tensor:
        """[vocabulary, embedding]."""
        return self.embedding.weight

    def embedded(self, tokens: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Tokens and their places int64 [...] to [..., embedding]."""
        return self.embedding(tokens) + self.place(places.clamp(max=self.sizes.places - 1))


class Llama(Transformer):
    """Llama (Touvron et al. 2023): places turn queries and keys, and the head is a matrix of its own."""

    def __init__(self, sizes: LlamaSizes = LlamaSizes()) -> None:
        norm = MeanSquareNorm(sizes.embedding, 10.0**-sizes.norm_digits)
        super().__init__(sizes, LlamaBlock, norm)
        self.head_matrix = nn.Parameter(torch.randn(sizes.vocabulary, sizes.embedding) * 0.02)
        half = sizes.width // 2
        pace = float(sizes.rotary_base) ** (-torch.arange(half) / half)
        self.register_buffer("pace", pace, persistent=False)

    def embedded(self, tokens: torch.Tensor, places: torch.Tensor) -> torch.Tensor:
        """Tokens int64 [...] to [..., embedding]; their places change nothing here."""
        return self.embedding(tokens)

    def turns(self, places: torch.Tensor, dtype: torch.dtype) -> Turns:
        """Cosines and sines [..., 1, width] for places int64 [...] (Su et al. 2021)."""
        angle = (places.unsqueeze(-1).float() * self.pace.float()).unsqueeze(-2)
        cos, sin = angle.cos(), angle.sin()
        return torch.cat((cos, cos), dim=-1).to(dtype), torch.cat((-sin, sin), dim=-1).to(dtype)


def turned(x: torch.Tensor, turns: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
    """[..., heads, width], the numbers half a head apart turned as a pair."""
    first, second = x.chunk(2, dim=-1)
    return x * turns[0] + torch.cat((second, first), dim=-1) * turns[1]
