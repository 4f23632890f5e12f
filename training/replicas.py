"""Gradients and evaluation of one network, shared out among CPU threads.

Each thread takes a share of the batch on one core, with weights that all share. It
waits for the others once a step instead of once an operation, so a busy core costs
little; on a GPU there is one share.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import torch
from torch.nn import functional as F

from classic import Classic
from tokens import Windows


def has_bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 products are fast here, so that mixed precision pays."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    return bool(torch.cpu.get_capabilities().get("avx512_bf16", False))


class Replicas:
    """Copies of a network that share its weights, one a thread."""

    def __init__(self, model: Classic, threads: int) -> None:
        self.device = next(model.parameters()).device
        self.mixed = has_bfloat16(self.device)
        self.models = [model]
        if self.device.type == "cpu":
            torch.set_num_threads(1)
            self.models += [Classic(model.sizes) for _ in range(threads - 1)]
        for copy in self.models[1:]:
            for own, shared in zip(copy.parameters(), model.parameters(), strict=True):
                own.data = shared.data
        for copy in self.models:
            copy.dropout_random = torch.Generator(self.device)
        self.pool = ThreadPoolExecutor(
            len(self.models), initializer=torch.set_num_threads, initargs=(1,)
        )

    def gradients(self, windows: Windows, indices: torch.Tensor, seed: int) -> torch.Tensor:
        """Leave the mean gradients over these token indices [n] in the network's ``grad``.

        ``seed`` draws the dropout. Returns the mean loss, a scalar.
        """
        shares = [share for share in indices.chunk(len(self.models)) if len(share) > 1]

        def work(at: int) -> torch.Tensor:
            model, share = self.models[at], shares[at]
            model.train()
            model.zero_grad(set_to_none=True)
            model.dropout_random.manual_seed(seed * len(self.models) + at)
            inputs, targets = windows.batch(share.to(self.device))
            # All threads have one cache of casts, which whoever is first done empties: without
            # it, the order of rounding follows from the seed alone.
            with torch.autocast(
                self.device.type, torch.bfloat16, enabled=self.mixed, cache_enabled=False
            ):
                logits = model(inputs)
            loss = F.cross_entropy(logits.float(), targets, reduction="sum") / len(indices)
            loss.backward()
            return loss.detach()

        losses = list(self.pool.map(work, range(len(shares))))
        for copy in self.models[1 : len(shares)]:
            for total, part in zip(self.models[0].parameters(), copy.parameters(), strict=True):
                total.grad.add_(part.grad)
        return torch.stack(losses).sum()

    def evaluate(self, windows: Windows, indices: torch.Tensor) -> tuple[float, float]:
        """Mean cross-entropy (nats a token) and next-token accuracy over token indices [n]."""
        model = self.models[0].eval()

        @torch.inference_mode()
        def work(part: torch.Tensor) -> torch.Tensor:
            inputs, targets = windows.batch(part.to(self.device))
            logits = model(inputs)
            loss = F.cross_entropy(logits, targets, reduction="sum")
            right = (logits.argmax(dim=1) == targets).sum()
            return torch.stack((loss.double(), right.double()))

        loss, right = torch.stack(list(self.pool.map(work, indices.split(1024)))).sum(0).tolist()
        return loss / len(indices), right / len(indices)
