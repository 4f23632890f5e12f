"""Where a run has come to: all that a checkpoint holds beside weights and optimizer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from data.batch import Cursors
from run_file import Stage


@dataclass
class State:
    """Plain numbers only, so that it can be stored and compared."""

    stage: int = 0
    """The number of the present stage, or of the last one when the run is over."""
    stage_seconds: float = 0.0
    """Training time spent in the present stage."""
    stage_tokens: int = 0
    seconds: float = 0.0
    tokens: int = 0
    steps: int = 0
    losses: float = 0.0
    """Sum of the training losses of the steps since the last measurement, and their number."""
    counted: int = 0
    measured: int = 0
    """Tokens at the last measurement on held-out poems."""
    cursors: Cursors = field(default_factory=dict)
    history: list[dict[str, Any]] = field(default_factory=list)

    def progress(self, stage: Stage) -> float:
        """The share of the present stage that is done, from 0 to 1."""
        if stage.tokens is not None:
            return min(1.0, self.stage_tokens / stage.tokens)
        return min(1.0, self.stage_seconds / (60 * stage.minutes))

    def next_stage(self, stages: list[Stage]) -> bool:
        """Enter the next stage if the present one is done; returns whether there is any left."""
        while self.progress(stages[self.stage]) >= 1:
            if self.stage + 1 == len(stages):
                return False
            self.stage, self.stage_seconds, self.stage_tokens = self.stage + 1, 0.0, 0
            for cursor in self.cursors.values():
                cursor["read"] = 0
        return True

    def add(self, tokens: int, seconds: float) -> None:
        """Count a step."""
        self.steps += 1
        self.tokens += tokens
        self.stage_tokens += tokens
        self.seconds += seconds
        self.stage_seconds += seconds

    @property
    def best(self) -> float:
        """The least held-out loss so far."""
        return min((entry["testLoss"] for entry in self.history), default=float("inf"))
