"""A larger network that computes what a smaller, trained one does.

What is new begins as nothing: blocks whose output weights are zero, and wider layers whose new
units no old unit reads. The embedding's width stays: the layer norms over it would see the new
numbers, whatever they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import torch

from networks import build, sizes_of

FIXED = ("vocabulary", "embedding", "heads", "attention", "window", "block_heads")
"""Sizes that a grown network has from the smaller one."""
FAMILY = ("verse", "deep")


class GrowthError(Exception):
    """Two networks of which the larger can't compute what the smaller does."""


def segments(name: str, sizes: Any) -> tuple[list[int], ...] | None:
    """For each axis of a weight, the lengths of its parts that grow one by one; None: none grows."""
    out, merge = sizes.recurrent, sizes.merge
    wide = getattr(sizes, "feed_forward", 0)
    layer, _, kind = name.rpartition(".")
    if layer in ("lstm", "gru"):
        gates = [out] * (4 if layer == "lstm" else 3)
        if kind.startswith("bias"):
            return (gates,)
        return gates, [out] if kind == "weight_hh_l0" else [sizes.embedding]
    if name == "merge.weight":
        return [merge], [out, out]
    if name == "merge.bias":
        return ([merge],)
    if name == "narrow.weight":
        return [sizes.embedding], [sizes.embedding, out, out, merge]
    if name.endswith("widen.weight"):
        return [wide], [sizes.embedding]
    if name.endswith("widen.bias"):
        return ([wide],)
    if layer.startswith("blocks.") and name.endswith(".narrow.weight"):
        return [sizes.embedding], [wide]
    return None


def places(small: list[int], large: list[int]) -> torch.Tensor:
    """Where along a grown axis the numbers of the smaller one lie."""
    starts = [sum(large[:at]) for at in range(len(large))]
    return torch.cat([torch.arange(n) + start for n, start in zip(small, starts, strict=True)])


def grown(born: torch.Tensor, old: torch.Tensor, small: tuple, large: tuple) -> torch.Tensor:
    """A new weight with the old one in it; old units read nothing of new ones."""
    result = born.clone()
    rows = places(small[0], large[0])
    if old.dim() == 1:
        result[rows] = old
        return result
    columns = places(small[1], large[1])
    result[rows] = 0
    result[rows[:, None], columns] = old
    return result


def grow(state: Mapping[str, Any], network: str, sizes: Mapping[str, int]) -> torch.nn.Module:
    """A network whose outputs are those of ``state``, a smaller one's file; raises GrowthError."""
    if state["network"] == network and dict(state["sizes"]) == asdict(sizes_of(network, sizes)):
        model = build(network, sizes)
        model.load_state_dict(state["weights"])
        return model
    if state["network"] not in FAMILY or network not in FAMILY:
        raise GrowthError(f"{state['network']} cannot grow into {network}: only {FAMILY} can")
    model = build(network, sizes)
    small, large = sizes_of(state["network"], state["sizes"]), model.sizes
    for size, before in asdict(small).items():
        now = getattr(large, size, 0)
        if now < before or (size in FIXED and now != before):
            rule = "stay as it is" if size in FIXED else "not shrink"
            raise GrowthError(f"{size} was {before} and would be {now}: it must {rule}")
    born = model.state_dict()
    for name, old in state["weights"].items():
        parts = segments(name, small)
        born[name] = grown(born[name], old, parts, segments(name, large)) if parts else old
    model.load_state_dict(born)
    return model
