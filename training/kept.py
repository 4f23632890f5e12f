"""Which weights of a run are kept: the best, the average of those near the end, or the last."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

import torch
from torch import nn

from run_file import Run
from state import State

AVERAGED = 0.8
"""From this share of the last stage on, weights go into the average,"""
AVERAGED_STEPS = 20
"""once in so many steps."""


@dataclass
class Kept:
    """The kept weights, empty for the last; ``averaged`` counts those in the average."""

    weights: dict[str, torch.Tensor] = field(default_factory=dict)
    averaged: int = 0

    def after_step(self, run: Run, state: State, model: nn.Module) -> None:
        """Take the weights into the average if they are due."""
        last = len(run.stages) - 1
        late = state.stage == last and state.progress(run.stages[last]) >= AVERAGED
        if run.keep != "average" or not late or state.steps % AVERAGED_STEPS:
            return
        self.averaged += 1
        for name, weight in model.state_dict().items():
            if name not in self.weights:
                self.weights[name] = weight.detach().float().clone()
            else:
                self.weights[name] += (weight.float() - self.weights[name]) / self.averaged

    def after_measurement(self, run: Run, state: State, model: nn.Module, loss: float) -> None:
        """Keep the weights if their held-out loss is the least so far."""
        if run.keep == "best" and loss < state.best:
            self.weights = copy.deepcopy(model.state_dict())
