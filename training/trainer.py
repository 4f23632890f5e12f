"""The training loop of every network: stages under a clock or a count of tokens, resumable at each step."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import distributed, nn

import checkpoints
from curves import draw
from data.batch import Reader
from data.folders import TokenHeader
from data.heldout import sample
from data.rows import load
from formats import fastest_format
from kept import Kept
from networks import KINDS, portable
from progress import Progress
from replicas import Replicas
from run_file import Run, RunFileError, refuse_other_past
from schedule import learning_rate
from state import State

CHECKPOINT_SECONDS = 100
BETAS = (0.9, 0.98)
WAIT_STEPS = 20
"""How often the clock, and what is shown, waits for a GPU."""


class Trainer:
    """One run; ``run`` trains until it is over or ``stop`` ends it."""

    def __init__(
        self,
        run: Run,
        model: nn.Module,
        headers: dict[str, TokenHeader],
        heldout: TokenHeader,
        out: Path,
        threads: int,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        """``headers`` are those of all folders that the stages name."""
        self.spec, self.model, self.out, self.clock = run, model, out, clock
        self.device = next(model.parameters()).device
        self.format = fastest_format(self.device)
        self.replicas = Replicas(model, self.format, threads)
        learning = [weight for weight in model.parameters() if weight.requires_grad]
        matrices = [weight for weight in learning if weight.dim() > 1]
        others = [weight for weight in learning if weight.dim() <= 1]
        self.optimizer = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": run.weight_decay}, {"params": others, "weight_decay": 0.0}],
            lr=0.0, betas=BETAS, fused=True,
        )
        self.kind = KINDS[run.network]
        self.data = {name: header.splits["train"]["sha256"] for name, header in headers.items()}
        self.data[f"{run.heldout} (held out)"] = heldout.splits["test"]["sha256"]
        self.state = State()
        self.kept = Kept()
        self.stop = False
        if (out / "checkpoint.pt").exists():
            self._restore(checkpoints.load(out / "checkpoint.pt"))
        self.folders = {name: load(header, self.device) for name, header in headers.items()}
        self.heldout = load(heldout, self.device, "test")
        self.sample = sample(self.heldout, run.sample_tokens)

    @property
    def leads(self) -> bool:
        """Whether this process writes files and shows progress."""
        return self.replicas.rank == 0

    def run(self) -> bool:
        """Train; returns whether the run is over, False if it was only stopped."""
        progress = Progress(self.spec.network) if self.leads else None
        state, stages = self.state, self.spec.stages
        entered, reader = -1, None
        last, saved = self.clock(), state.seconds
        losses = torch.tensor(state.losses, device=self.device)
        while not self.stop and state.next_stage(stages):
            stage = stages[state.stage]
            if entered != state.stage:
                entered, reader = state.stage, self._reader()
            tokens, loss = self._step(reader)
            losses += loss
            waits = self.device.type == "cpu" or state.steps % WAIT_STEPS == 0
            if waits and self.device.type == "cuda":
                torch.cuda.synchronize()
            now = self.clock()
            state.add(tokens, self._agreed(now - last))
            last = now
            state.counted += 1
            self.kept.after_step(self.spec, state, self.model)
            due = self.spec.evaluate_tokens
            if state.tokens // due > state.measured // due or state.progress(stage) >= 1:
                self._measure(losses.item() / state.counted)
                state.measured, state.counted = state.tokens, 0
                losses.zero_()
            if state.seconds - saved >= CHECKPOINT_SECONDS:
                state.losses = losses.item()
                self.save()
                saved = state.seconds
            if progress and waits:
                self._show(progress, losses)
        state.losses = losses.item()
        self.save()
        if progress:
            progress.close()
        return not self.stop

    def _reader(self) -> Reader:
        stage = self.spec.stages[self.state.stage]
        return self.kind.reader(
            self.folders, stage.shares, stage.rows, stage.length, self.spec.seed, self.state.cursors
        )

    def _step(self, reader: Reader) -> tuple[int, torch.Tensor]:
        """One step of AdamW; returns how many tokens it read, and its mean loss."""
        state, stage = self.state, self.spec.stages[self.state.stage]
        rate = learning_rate(stage, state.progress(stage), state.tokens, self.spec.warm_up_tokens)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch = reader.next()
        loss = self.replicas.gradients(batch, stage.dropout, self.spec.seed * 1_000_003 + state.steps)
        nn.utils.clip_grad_norm_(self.model.parameters(), self.spec.clip)
        self.optimizer.step()
        return batch.tokens, loss

    def _agreed(self, seconds: float) -> float:
        """The first process's seconds, and a stop of any: all must take the same turns."""
        if self.replicas.world == 1:
            return seconds
        first = torch.tensor([seconds if self.leads else 0.0, float(self.stop)], device=self.device)
        distributed.all_reduce(first)
        self.stop = first[1].item() > 0
        return first[0].item()

    def _measure(self, train_loss: float) -> None:
        loss, accuracy = self.replicas.measure(self.kind.measured(self.sample))
        state = self.state
        self.kept.after_measurement(self.spec, state, self.model, loss)
        state.history.append(
            {
                "stage": self.spec.stages[state.stage].name,
                "elapsed": round(state.seconds, 1),
                "samples": state.tokens,
                "trainLoss": train_loss,
                "testLoss": loss,
                "testAccuracy": accuracy,
            }
        )
        if self.leads:
            self._write_log()
            draw(state.history, self.out)

    def _show(self, progress: Progress, losses: torch.Tensor) -> None:
        state, stage = self.state, self.spec.stages[self.state.stage]
        done, speed = state.progress(stage), state.tokens / max(state.seconds, 1e-9)
        if stage.tokens is not None:
            left = (stage.tokens - state.stage_tokens) / speed
        else:
            left = 60 * stage.minutes - state.stage_seconds
        last = state.history[-1] if state.history else None
        train = losses.item() / state.counted if state.counted else last["trainLoss"]
        progress.show(stage.name, done, speed, left, train, last and last["testLoss"])

    def save(self) -> None:
        """Write the checkpoint: everything that a resumed run needs to go on as if unbroken.

        Order and dropout need no random state: both follow from seed, cursors and steps.
        """
        if not self.leads:
            return
        checkpoints.save(
            self.out / "checkpoint.pt",
            {
                **portable(self.spec.network, self.model),
                "run": asdict(self.spec),
                "data": self.data,
                "state": asdict(self.state),
                "optimizer": self.optimizer.state_dict(),
                "kept": self.kept.weights,
                "averaged": self.kept.averaged,
            },
        )

    def _restore(self, saved: dict[str, Any]) -> None:
        path = self.out / "checkpoint.pt"
        try:
            refuse_other_past(saved["run"], self.spec, saved["state"]["stage"])
        except RunFileError as error:
            raise checkpoints.CheckpointError(f"{path}: {error}") from error
        for name, sha256 in saved["data"].items():
            if self.data.get(name, sha256) != sha256:
                raise checkpoints.CheckpointError(
                    f"{path}: the token folder {name} is not what this run began with: "
                    "put it back, or give another --out with --grow-from to go on from these weights"
                )
        self.model.load_state_dict(saved["weights"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.state = State(**saved["state"])
        self.kept = Kept(saved["kept"], saved["averaged"])
        if self.leads:
            self._write_log()

    def _write_log(self) -> None:
        lines = "".join(json.dumps(entry) + "\n" for entry in self.state.history)
        checkpoints.write_atomically(
            self.out / "metrics.jsonl", lambda file: file.write(lines.encode())
        )

    def finish(self) -> dict[str, Any]:
        """Measure the kept weights on all held-out poems in float32; write them and the figures."""
        if self.kept.weights:
            self.model.load_state_dict(self.kept.weights)
        loss, accuracy = self.replicas.measure(self.kind.measured(self.heldout), exact=True)
        weights = sum(weight.numel() for weight in self.model.parameters())
        summary = {
            "run": asdict(self.spec),
            "sizes": asdict(self.model.sizes),
            "weights": weights,
            "tokenizerSha256": self.heldout[0].tokenizer_sha256,
            "dataSha256": self.data,
            "testLoss": loss,
            "testAccuracy": accuracy,
            "tokens": self.state.tokens,
            "seconds": round(self.state.seconds),
            "device": self.device.type,
            "format": str(self.format).removeprefix("torch."),
            "torch": torch.__version__,
        }
        if self.leads:
            checkpoints.save(
                self.out / f"{self.spec.network}.pt", portable(self.spec.network, self.model)
            )
            checkpoints.save_json(self.out / "training.json", summary)
        return summary
