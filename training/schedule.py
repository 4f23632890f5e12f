"""The learning rate of a run."""

from __future__ import annotations

from run_file import Stage

FIRST = 0.01
"""Share of the rate that a run begins with."""


def learning_rate(stage: Stage, progress: float, tokens: int, warm_up: int) -> float:
    """The rate at a share of a stage, from 0 to 1, and after so many tokens of the whole run."""
    rise = 1.0 if tokens >= warm_up else FIRST + (1 - FIRST) * tokens / warm_up
    fall = min(1.0, (1 - progress) / stage.fall) if stage.fall else 1.0
    return stage.rate * min(rise, max(0.0, fall))
