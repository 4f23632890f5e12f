"""Recurrent layers one token at a time, as serving runs them."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F


def lstm_step(
    lstm: nn.LSTM, x: torch.Tensor, hidden: torch.Tensor, cell: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """x [n, in], states [n, out] to the next hidden and cell states."""
    gates = F.linear(x, lstm.weight_ih_l0, lstm.bias_ih_l0)
    gates = gates + F.linear(hidden, lstm.weight_hh_l0, lstm.bias_hh_l0)
    take, keep, new, give = gates.chunk(4, dim=-1)
    cell = keep.sigmoid() * cell + take.sigmoid() * new.tanh()
    return give.sigmoid() * cell.tanh(), cell


def gru_step(gru: nn.GRU, x: torch.Tensor, state: torch.Tensor) -> torch.Tensor:
    """x [n, in], state [n, out] to the next state."""
    reset_x, update_x, new_x = F.linear(x, gru.weight_ih_l0, gru.bias_ih_l0).chunk(3, dim=-1)
    reset_h, update_h, new_h = F.linear(state, gru.weight_hh_l0, gru.bias_hh_l0).chunk(3, dim=-1)
    update = (update_x + update_h).sigmoid()
    candidate = (new_x + (reset_x + reset_h).sigmoid() * new_h).tanh()
    return candidate + update * (state - candidate)


def from_attended(
    model: nn.Module, attended: torch.Tensor, states: tuple[torch.Tensor, ...]
) -> tuple[torch.Tensor, ...]:
    """What ``verse`` and ``deep`` do behind their attention, for one token.

    attended [n, embedding]; hidden, cell and gate [n, recurrent]. Returns log probabilities
    [n, vocabulary] and the three next states.
    """
    hidden, cell, gate = states
    hidden, cell = lstm_step(model.lstm, attended, hidden, cell)
    gate = gru_step(model.gru, attended, gate)
    features = model.features(attended, torch.cat((hidden, gate), dim=-1))
    return model.head(features).log_softmax(dim=-1), hidden, cell, gate
