"""Gradients and measurements of one network, its rows shared out.

On a CPU each thread takes a share of the rows on one core, with weights that all share: it
waits for the others once a step instead of once an operation, so a busy core costs little.
On a GPU, and for each process under torchrun, there is one share.

The network computes in copies of its weights in the fastest number format; the weights that
the optimizer changes stay in float32.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel

from data.batch import Batch
from networks.dropout import set_dropout, set_generator

KEPT_WHOLE = (nn.Embedding, nn.BatchNorm1d)
"""Layers whose weights stay in float32: sums over many tokens would lose too much."""


class Loss(nn.Module):
    """A network whose ``forward`` is its loss, which is what DistributedDataParallel wraps."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, *batch: torch.Tensor) -> torch.Tensor:
        """Inputs and targets to the summed loss."""
        return self.model.loss(*batch)


def in_format(model: nn.Module, dtype: torch.dtype) -> nn.Module:
    """A copy of a network that computes in ``dtype``."""
    made = copy.deepcopy(model)
    for module in made.modules():
        if not isinstance(module, KEPT_WHOLE):
            for name, weight in module.named_parameters(recurse=False):
                setattr(module, name, nn.Parameter(weight.detach().to(dtype), weight.requires_grad))
        if isinstance(module, nn.RNNBase):
            module.flatten_parameters()  # in one piece, as a GPU's recurrent layers want them
    return made


class Replicas:
    """Copies of a network that compute; ``gradients`` leaves the mean gradient in the original."""

    def __init__(self, model: nn.Module, dtype: torch.dtype, threads: int) -> None:
        self.model = model
        self.device = next(model.parameters()).device
        self.rank, self.world = 0, 1
        if distributed.is_initialized():
            self.rank, self.world = distributed.get_rank(), distributed.get_world_size()
        shares = threads if self.device.type == "cpu" and self.world == 1 else 1
        first = in_format(model, dtype)
        self.copies = [first, *(copy.deepcopy(first) for _ in range(shares - 1))]
        for other in self.copies[1:]:
            for own, shared in zip(other.parameters(), first.parameters(), strict=True):
                own.data = shared.data
        self.losses: list[nn.Module] = [Loss(each) for each in self.copies]
        if self.device.type == "cpu":
            torch.set_num_threads(1)
        else:
            torch._dynamo.config.suppress_errors = True  # what can't be compiled runs as it is
            self.losses = [torch.compile(each) for each in self.losses]
        if self.world > 1:
            self.losses = [DistributedDataParallel(each) for each in self.losses]
        self.pool = ThreadPoolExecutor(shares, initializer=torch.set_num_threads, initargs=(1,))

    @torch.no_grad()
    def take_weights(self) -> None:
        """Copy the original's weights into the copies, which share theirs."""
        torch._foreach_copy_(list(self.copies[0].parameters()), list(self.model.parameters()))

    def gradients(self, batch: Batch, dropout: float, seed: int) -> torch.Tensor:
        """Leave the mean gradient of a batch in the original's ``grad``.

        ``seed`` draws the dropout. Returns the mean loss in nats a token, a scalar.
        """
        self.take_weights()
        count = (batch.targets >= 0).sum()
        rows = len(batch.targets)
        shares = len(self.losses) * self.world
        bounds = [rows * at // shares for at in range(shares + 1)]

        def work(at: int) -> torch.Tensor:
            number = self.rank + at
            share = batch.rows(slice(bounds[number], bounds[number + 1]))
            self._seed(at, seed * shares + number)
            set_dropout(self.copies[at], dropout)
            self.losses[at].train().zero_grad(set_to_none=True)
            loss = self.losses[at](*share.inputs, share.targets) / count
            # DistributedDataParallel averages gradients; the mean over all tokens is their sum.
            (loss * self.world).backward()
            return loss.detach()

        loss = torch.stack(list(self.pool.map(work, range(len(self.losses))))).sum()
        if self.world > 1:
            distributed.all_reduce(loss)
        self._gather()
        return loss

    def _seed(self, at: int, seed: int) -> None:
        if self.device.type == "cuda":
            torch.cuda.manual_seed(seed)
            return
        generator = torch.Generator().manual_seed(seed)
        set_generator(self.copies[at], generator)

    @torch.no_grad()
    def _gather(self) -> None:
        """Add up the copies' gradients in float32, and take over the first one's running means."""
        for weight, *parts in zip(
            self.model.parameters(), *(each.parameters() for each in self.copies), strict=True
        ):
            if not weight.requires_grad:
                continue
            weight.grad = parts[0].grad.to(weight.dtype, copy=True)
            for part in parts[1:]:
                weight.grad += part.grad
        for mine, theirs in zip(self.model.buffers(), self.copies[0].buffers(), strict=True):
            mine.copy_(theirs)

    def measure(self, batches: Iterable[Batch], exact: bool = False) -> tuple[float, float]:
        """Mean cross-entropy (nats a token) and share of tokens guessed right.

        ``exact`` computes in float32, else in the format of training.
        """
        self.take_weights()
        model = (self.model if exact else self.copies[0]).eval()

        @torch.inference_mode()
        def work(batch: Batch) -> torch.Tensor:
            logits = model(*batch.inputs).flatten(0, -2).float()
            targets = batch.targets.flatten()
            kept = targets >= 0
            logits, targets = logits[kept], targets[kept]
            loss = nn.functional.cross_entropy(logits, targets, reduction="sum")
            right = (logits.argmax(dim=1) == targets).sum()
            return torch.stack((loss.double(), right.double(), kept.sum().double()))

        own = islice(batches, self.rank, None, self.world)
        nothing = torch.zeros(3, dtype=torch.float64, device=self.device)
        sums = torch.stack([nothing, *self.pool.map(work, own)]).sum(0)
        if self.world > 1:
            distributed.all_reduce(sums)
        loss, right, count = sums.tolist()
        return loss / count, right / count
