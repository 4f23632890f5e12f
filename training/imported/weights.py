"""Weights of Hugging Face's GPT-2 and Llama as those of our networks, with a trimmed vocabulary."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import torch
from torch import nn

from imported import PretrainedError
from networks import build

Weights = Mapping[str, torch.Tensor]


def gpt2_sizes(config: Any) -> dict[str, int]:
    """The sizes of a GPT-2; raises if it computes something else than ours."""
    require(config.activation_function in ("gelu_new", "gelu_pytorch_tanh"), "its activation is not gelu_new")
    require(config.scale_attn_weights, "it does not scale its attention")
    require(not config.scale_attn_by_inverse_layer_idx, "it scales its attention layer by layer")
    require(math.isclose(config.layer_norm_epsilon, 1e-5), "its layer norms have an unusual epsilon")
    return {
        "embedding": config.n_embd,
        "blocks": config.n_layer,
        "block_heads": config.n_head,
        "feed_forward": config.n_inner or 4 * config.n_embd,
        "places": config.n_positions,
    }


def gpt2_weights(theirs: Weights, table: Callable[[torch.Tensor], torch.Tensor], blocks: int) -> dict:
    """Our names for them. Their dense layers lie transposed."""
    made = {
        "embedding.weight": table(theirs["transformer.wte.weight"]),
        "place.weight": theirs["transformer.wpe.weight"],
        "norm.weight": theirs["transformer.ln_f.weight"],
        "norm.bias": theirs["transformer.ln_f.bias"],
    }
    names = {
        "attention_norm": "ln_1", "project_in": "attn.c_attn", "project_out": "attn.c_proj",
        "forward_norm": "ln_2", "widen": "mlp.c_fc", "narrow": "mlp.c_proj",
    }
    for at in range(blocks):
        for ours, name in names.items():
            weight = theirs[f"transformer.h.{at}.{name}.weight"]
            made[f"blocks.{at}.{ours}.weight"] = weight.t() if weight.dim() == 2 else weight
            made[f"blocks.{at}.{ours}.bias"] = theirs[f"transformer.h.{at}.{name}.bias"]
    return made


def llama_sizes(config: Any) -> dict[str, int]:
    """The sizes of a Llama; raises if it computes something else than ours."""
    rotary = config.rope_parameters
    digits = -math.log10(config.rms_norm_eps)
    require(config.hidden_act == "silu", "its activation is not silu")
    require(rotary.get("rope_type", "default") == "default", "its rotary places are scaled")
    require(not config.attention_bias and not config.mlp_bias, "its dense layers have biases")
    require(math.isclose(digits, round(digits), abs_tol=1e-9), "its norms have an unusual epsilon")
    return {
        "embedding": config.hidden_size,
        "blocks": config.num_hidden_layers,
        "block_heads": config.num_attention_heads,
        "key_heads": config.num_key_value_heads,
        "width": config.head_dim or config.hidden_size // config.num_attention_heads,
        "feed_forward": config.intermediate_size,
        "rotary_base": round(rotary["rope_theta"]),
        "norm_digits": round(digits),
    }


def llama_weights(theirs: Weights, table: Callable[[torch.Tensor], torch.Tensor], blocks: int) -> dict:
    """Our names for them."""
    made = {
        "embedding.weight": table(theirs["model.embed_tokens.weight"]),
        "head_matrix": table(theirs["lm_head.weight"]),
        "norm.weight": theirs["model.norm.weight"],
    }
    names = {
        "attention_norm": "input_layernorm", "project_out": "self_attn.o_proj",
        "forward_norm": "post_attention_layernorm", "gate": "mlp.gate_proj", "widen": "mlp.up_proj",
        "narrow": "mlp.down_proj",
    }
    for at in range(blocks):
        layer = f"model.layers.{at}"
        for ours, name in names.items():
            made[f"blocks.{at}.{ours}.weight"] = theirs[f"{layer}.{name}.weight"]
        parts = [theirs[f"{layer}.self_attn.{part}_proj.weight"] for part in "qkv"]
        made[f"blocks.{at}.project_in.weight"] = torch.cat(parts)
    return made


FAMILIES = {"gpt2": (gpt2_sizes, gpt2_weights), "llama": (llama_sizes, llama_weights)}


def require(holds: bool, what: str) -> None:
    """Refuse a network for what it computes."""
    if not holds:
        raise PretrainedError(f"{what}: this network can't be taken over; a plain GPT-2 or Llama can")


def as_ours(theirs: nn.Module, origins: Iterable[list[int]]) -> tuple[str, nn.Module]:
    """A network of Hugging Face as one of ours; returns the family's name and the network.

    ``origins`` are the old tokens of each new one, whose embeddings' mean it begins with; without
    any it begins with the mean of all.
    """
    family = theirs.config.model_type
    if family not in FAMILIES:
        raise PretrainedError(f"it is of the kind {family!r}: take one of {', '.join(FAMILIES)}")
    sizes_of, weights_of = FAMILIES[family]
    sizes = sizes_of(theirs.config)
    rows = list(origins)

    def table(old: torch.Tensor) -> torch.Tensor:
        """[old vocabulary, embedding] to [vocabulary, embedding]."""
        mean = old.mean(dim=0)
        return torch.stack([old[each].mean(dim=0) if each else mean for each in rows])

    model = build(family, {**sizes, "vocabulary": len(rows)})
    weights = {name: weight.float() for name, weight in theirs.state_dict().items()}
    with torch.no_grad():
        model.load_state_dict(weights_of(weights, table, sizes["blocks"]))
    return family, model.eval()
