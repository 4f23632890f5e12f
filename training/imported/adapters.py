"""LoRA (Hu et al. 2021): dense layers stay, and small products beside them learn; merged at the end."""

from __future__ import annotations

from torch import nn

DENSE = ("project_in", "project_out", "widen", "narrow", "gate")
WHOLE = ("embedding.weight", "head_matrix")
"""What learns whole all the same: opening tokens and breaks are new to the network."""


def add(model: nn.Module, rank: int) -> nn.Module:
    """Put adapters beside the dense layers of a network, and let only them and the embedding learn."""
    from peft import LoraConfig, inject_adapter_in_model  # takes seconds, and is rarely wanted

    found = {name for name in DENSE if hasattr(model.blocks[0], name)}
    config = LoraConfig(r=rank, lora_alpha=2 * rank, target_modules=sorted(found))
    made = inject_adapter_in_model(config, model)
    for name, weight in made.named_parameters():
        if name in WHOLE or weight.dim() == 1:
            weight.requires_grad_(True)
    return made


def merge(model: nn.Module) -> nn.Module:
    """Add what adapters have learnt to the layers beside them; the network is as it was before ``add``."""
    for block in model.blocks:
        for name in DENSE:
            layer = getattr(block, name, None)
            if hasattr(layer, "merge"):
                layer.merge()
                setattr(block, name, layer.get_base_layer())
    return model.requires_grad_(True)
