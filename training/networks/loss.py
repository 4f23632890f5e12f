"""Cross-entropy of a tied head, a block of tokens at a time."""

from __future__ import annotations

import torch
from torch.nn import functional as F

BLOCK = 256
"""Tokens whose logits exist in float32 at one time: few enough for a processor's cache."""

LEAST = 1e-38
"""The least probability: its logarithm is still a number."""


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
    """Logits, their cross-entropy and its gradients in one go, block by block."""

    @staticmethod
    def forward(ctx, x, weight, bias, targets):  # noqa: ANN001, ANN205 (torch's own signature)
        """As ``head_loss``."""
        loss = torch.zeros(())
        slope = x.new_empty(len(x), len(weight))
        for begin in range(0, len(x), BLOCK):
            want = targets[begin : begin + BLOCK]
            likely = F.linear(x[begin : begin + BLOCK], weight, bias).float().softmax(dim=-1)
            kept = want >= 0
            row, column = kept.nonzero()[:, 0], want[kept]
            loss -= likely[row, column].clamp(min=LEAST).log().sum()
            likely[row, column] -= 1
            slope[begin : begin + BLOCK] = likely.mul_(kept.unsqueeze(-1))
        ctx.save_for_backward(slope @ weight, slope.t() @ x, slope.sum(dim=0))
        return loss

    @staticmethod
    def backward(ctx, scale):  # noqa: ANN001, ANN205
        """``scale`` is a scalar."""
        return *(grad * scale.to(grad.dtype) for grad in ctx.saved_tensors), None
