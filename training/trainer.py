"""The training loop: Adam under a wall-clock budget, resumable at every step."""

from __future__ import annotations

import copy
import json
import math
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

import checkpoints
from classic import Classic
from curves import draw
from replicas import Replicas
from tokens import Windows, epoch_order

EVALUATIONS = 40
"""Evaluations on the test sample over a whole budget."""
LEAST_SECONDS = 20
"""Between two evaluations of a short budget."""
WARM_UP = 0.02
"""Share of the budget over which the learning rate rises."""
LAST_RATE = 0.01
"""Share of the peak learning rate left at the end of the budget."""
CHECKPOINT_SECONDS = 180


@dataclass(frozen=True)
class Plan:
    """How to train; ``seconds`` is accumulated training time, kept over resumed runs."""

    seconds: float
    batch: int = 512
    rate: float = 2e-3
    seed: int = 1
    patience: int = 10
    sample: int = 20_000
    threads: int = 2


class LineWriter:
    """Turns a progress bar's carriage returns into lines, for a stderr that is a file."""

    def write(self, text: str) -> None:
        text = text.strip("\r\n ")
        if text:
            sys.stderr.write(f"{text}\n")

    def flush(self) -> None:
        sys.stderr.flush()


def learning_rate(plan: Plan, progress: float) -> float:
    """The rate at a share of the budget from 0 to 1: linear warm-up, then half a cosine."""
    if progress < WARM_UP:
        return plan.rate * (0.01 + 0.99 * progress / WARM_UP)
    fall = min(1.0, (progress - WARM_UP) / (1 - WARM_UP))
    return plan.rate * (LAST_RATE + (1 - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * fall)))


class Trainer:
    """One run: ``run`` trains until the budget, the patience or ``stop`` ends it."""

    def __init__(
        self,
        model: Classic,
        train: Windows,
        test: Windows,
        plan: Plan,
        out: Path,
        identity: dict[str, Any],
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """``identity`` names data, sizes and seed; a checkpoint of another one is refused."""
        self.model, self.train, self.test, self.plan, self.out = model, train, test, plan, out
        self.identity, self.clock = identity, clock
        self.device = next(model.parameters()).device
        self.replicas = Replicas(model, plan.threads)
        self.optimizer = torch.optim.Adam(model.parameters(), lr=plan.rate, fused=True)
        self.sample = epoch_order(len(test), plan.seed, 0)[: plan.sample]
        self.epoch, self.position, self.samples = 1, 0, 0
        self.elapsed, self.cpu = 0.0, 0.0
        self.history: list[dict[str, float]] = []
        self.best: dict[str, torch.Tensor] = copy.deepcopy(model.state_dict())
        self.finished = False
        self.stop = False
        if (out / "checkpoint.pt").exists():
            self._restore(checkpoints.load(out / "checkpoint.pt"))

    def run(self) -> None:
        """Train; on return ``finished`` says whether the run ended or was only stopped."""
        plan = self.plan
        order = epoch_order(len(self.train), plan.seed, self.epoch)
        losses = torch.zeros((), device=self.device)
        steps = 0
        last, last_cpu = self.clock(), time.process_time()
        saved = self.elapsed
        reader = sys.stderr.isatty()
        bar = tqdm(
            total=round(plan.seconds),
            initial=round(self.elapsed),
            desc="classic",
            bar_format="{desc} {percentage:3.0f}% |{bar:20}| {n:.0f}/{total} s{postfix}",
            file=sys.stderr if reader else LineWriter(),
            mininterval=0.5 if reader else 30,
        )
        while not self.finished and not self.stop:
            if self.position >= len(self.train):
                self.epoch, self.position = self.epoch + 1, 0
                order = epoch_order(len(self.train), plan.seed, self.epoch)
            indices = order[self.position : self.position + plan.batch]
            if len(indices) >= 2 * plan.threads:  # batch normalisation needs two windows a share
                losses += self._step(indices)
                steps += 1
            self.position += len(indices)
            self.samples += len(indices)
            now, now_cpu = self.clock(), time.process_time()
            before, self.elapsed = self.elapsed, self.elapsed + now - last
            self.cpu += now_cpu - last_cpu
            last, last_cpu = now, now_cpu
            due = max(plan.seconds / EVALUATIONS, LEAST_SECONDS)
            if self.elapsed // due > before // due or self.elapsed >= plan.seconds:
                self._evaluate(losses.item() / max(1, steps))
                losses.zero_()
                steps = 0
                bar.set_postfix_str(self._summary(), refresh=False)
            bar.update(min(self.elapsed, bar.total) - bar.n)
            if self.elapsed - saved >= CHECKPOINT_SECONDS:
                self.save()
                saved = self.elapsed
        bar.close()
        self.save()

    def save(self) -> None:
        """Write the checkpoint: everything that a resumed run needs to go on as if unbroken.

        Order and dropout need no random state: both follow from seed, epoch and samples.
        """
        state = {
            "identity": self.identity,
            "model": self.model.state_dict(),
            "best": self.best,
            "optimizer": self.optimizer.state_dict(),
            "history": self.history,
            "epoch": self.epoch,
            "position": self.position,
            "samples": self.samples,
            "elapsed": self.elapsed,
            "cpu": self.cpu,
            "patienceSpent": self.finished and self.elapsed < self.plan.seconds,
        }
        checkpoints.save(self.out / "checkpoint.pt", state)

    def _restore(self, state: dict[str, Any]) -> None:
        if state["identity"] != self.identity:
            raise checkpoints.CheckpointError(
                f"{self.out / 'checkpoint.pt'} was trained on other data, sizes or seed: "
                "give another --out, or delete it"
            )
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.best, self.history = state["best"], state["history"]
        self.epoch, self.position, self.samples = state["epoch"], state["position"], state["samples"]
        self.elapsed, self.cpu = state["elapsed"], state["cpu"]
        self.finished = state["patienceSpent"] or self.elapsed >= self.plan.seconds
        self._write_log()

    def _step(self, indices: torch.Tensor) -> torch.Tensor:
        """One step of Adam on the windows of these token indices [n]; returns the mean loss."""
        rate = learning_rate(self.plan, self.elapsed / self.plan.seconds)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        loss = self.replicas.gradients(self.train, indices, self.plan.seed + self.samples)
        self.optimizer.step()
        return loss

    def _evaluate(self, train_loss: float) -> None:
        loss, accuracy = self.replicas.evaluate(self.test, self.sample)
        best = max((entry["testAccuracy"] for entry in self.history), default=-1.0)
        self.history.append(
            {
                "elapsed": round(self.elapsed, 1),
                "cpuSeconds": round(self.cpu, 1),
                "samples": self.samples,
                "trainLoss": train_loss,
                "testLoss": loss,
                "testAccuracy": accuracy,
            }
        )
        if accuracy > best:
            self.best = copy.deepcopy(self.model.state_dict())
        accuracies = [entry["testAccuracy"] for entry in self.history]
        stale = len(accuracies) - 1 - accuracies.index(max(accuracies))
        self.finished = self.elapsed >= self.plan.seconds or stale >= self.plan.patience
        self._write_log()
        draw(self.history, self.out)

    def _write_log(self) -> None:
        lines = "".join(json.dumps(entry) + "\n" for entry in self.history)
        checkpoints.write_atomically(
            self.out / "metrics.jsonl", lambda file: file.write(lines.encode())
        )

    def _summary(self) -> str:
        entry = self.history[-1]
        return (
            f"epoch {self.epoch}, {self.samples / self.elapsed:.0f} windows/s, "
            f"train {entry['trainLoss']:.3f}, test {entry['testLoss']:.3f}, "
            f"accuracy {entry['testAccuracy']:.4f}"
        )
