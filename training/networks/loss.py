"""Cross-entropy of a tied head, a block of tokens at a time."""

from __future__ import annotations

import torch
from torch.nn import functional as F

BLOCK = 1024
"""Tokens whose logits exist at one time: few enough for a processor's cache."""


def head_loss(
    x: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor, targets: torch.Tensor
) -> torch.Tensor:
    """Summed cross-entropy, float32, of x [n, width] behind a head [vocabulary, width].

    Targets int64 [n]; those of -100 count nothing.
    """
    if x.is_cuda:
        logits = F.linear(x, weight, bias).float()
        return F.cross_entropy(logits, targets, ignore_index=-100, reduction="sum")
    return HeadLoss.apply(x, weight, bias, targets)


class HeadLoss(torch.autograd.Function):
    """Logits, their cross-entropy and its gradients in one go: no table of all logits is kept."""

    @staticmethod
    def forward(ctx, x, weight, bias, targets):  # noqa: ANN001, ANN205 (torch's own signature)
        """As ``head_loss``."""
        loss = torch.zeros(())
        d_x = torch.empty_like(x)
        d_weight, d_bias = (torch.zeros_like(each, dtype=torch.float32) for each in (weight, bias))
        for begin in range(0, len(x), BLOCK):
            some, want = x[begin : begin + BLOCK], targets[begin : begin + BLOCK]
            slope = F.linear(some, weight, bias).float().log_softmax(dim=-1)
            kept = want >= 0
            row, column = kept.nonzero()[:, 0], want[kept]
            loss -= slope[row, column].sum()
            slope = slope.exp_()
            slope[row, column] -= 1
            slope *= kept.unsqueeze(-1)
            d_bias += slope.sum(dim=0)
            slope = slope.to(x.dtype)
            d_x[begin : begin + BLOCK] = slope @ weight
            d_weight += slope.t() @ some
        ctx.save_for_backward(d_x, d_weight.to(weight.dtype), d_bias.to(bias.dtype))
        return loss

    @staticmethod
    def backward(ctx, scale):  # noqa: ANN001, ANN205
        """``scale`` is a scalar."""
        return *(grad * scale.to(grad.dtype) for grad in ctx.saved_tensors), None
