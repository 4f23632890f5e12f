"""LSTM and GRU over the same input.

On a CPU their steps are written out: the gradient of the weights is one product over all
steps instead of one a step, which PyTorch's GRU has, and what the backward steps need is
worked out for a few steps at a time, while it lies in the processor's cache.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

CHUNK = 8
"""Steps whose factors are worked out together."""


class LstmSteps(torch.autograd.Function):
    """The recurrence of an LSTM from a state of zeros."""

    @staticmethod
    def forward(ctx, x, inward, weight, bias):  # noqa: ANN001, ANN205 (torch's own signature)
        """x [n, rows, in]; weights [4 out, in] and [4 out, out]; bias [4 out].

        Returns the hidden states [n, rows, out].
        """
        gates = F.linear(x, inward, bias)
        n, rows, width = gates.shape
        out = width // 4
        hidden, cell = gates.new_zeros(n + 1, rows, out), gates.new_zeros(n + 1, rows, out)
        turned = weight.t()
        for at in range(n):
            now = gates[at]
            torch.addmm(now, hidden[at], turned, out=now)
            now[:, : 2 * out].sigmoid_()
            take, keep, new, give = now.split(out, dim=1)
            new.tanh_()
            give.sigmoid_()
            torch.mul(keep, cell[at], out=cell[at + 1]).addcmul_(take, new)
            torch.mul(give, cell[at + 1].tanh(), out=hidden[at + 1])
        ctx.save_for_backward(x, inward, weight, gates, hidden, cell)
        return hidden[1:]

    @staticmethod
    def backward(ctx, slope):  # noqa: ANN001, ANN205
        """slope [n, rows, out] of the hidden states."""
        x, inward, weight, gates, hidden, cell = ctx.saved_tensors
        n = len(gates)
        grads = torch.empty_like(gates)
        d_hidden, d_cell = torch.zeros_like(hidden[0]), torch.zeros_like(cell[0])
        out = hidden.shape[2]
        for end in range(n, 0, -CHUNK):
            begin = max(0, end - CHUNK)
            take, keep, new, give = gates[begin:end].split(out, dim=2)
            turned = cell[begin + 1 : end + 1].tanh()
            by_cell = torch.cat(
                (
                    new * take * (1 - take),
                    cell[begin:end] * keep * (1 - keep),
                    take * (1 - new * new),
                ),
                dim=2,
            ).unflatten(2, (3, out))
            by_hidden = turned * give * (1 - give)
            into_cell = give * (1 - turned * turned)
            for at in range(end - 1, begin - 1, -1):
                d_hidden = d_hidden + slope[at]
                d_cell.addcmul_(d_hidden, into_cell[at - begin])
                now = grads[at]
                torch.mul(
                    d_cell.unsqueeze(1), by_cell[at - begin],
                    out=now[:, : 3 * out].unflatten(1, (3, out)),
                )
                torch.mul(d_hidden, by_hidden[at - begin], out=now[:, 3 * out :])
                d_cell.mul_(keep[at - begin])
                d_hidden = now @ weight
        flat = grads.flatten(0, 1)
        return (
            grads @ inward, flat.t() @ x.flatten(0, 1), flat.t() @ hidden[:-1].flatten(0, 1),
            flat.sum(dim=0),
        )


class GruSteps(torch.autograd.Function):
    """The recurrence of a GRU from a state of zeros."""

    @staticmethod
    def forward(ctx, x, inward, weight, in_bias, bias):  # noqa: ANN001, ANN205
        """x [n, rows, in]; weights [3 out, in] and [3 out, out]; biases [3 out].

        Returns the hidden states [n, rows, out].
        """
        gates = F.linear(x, inward, in_bias)
        n, rows, width = gates.shape
        out = width // 3
        hidden, past = gates.new_zeros(n + 1, rows, out), gates.new_empty(n, rows, out)
        turned, part = weight.t(), gates.new_empty(rows, width)
        for at in range(n):
            now = gates[at]
            torch.addmm(bias, hidden[at], turned, out=part)
            now[:, : 2 * out].add_(part[:, : 2 * out]).sigmoid_()
            reset, update, new = now.split(out, dim=1)
            past[at] = part[:, 2 * out :]
            new.addcmul_(reset, past[at]).tanh_()
            torch.lerp(new, hidden[at], update, out=hidden[at + 1])
        ctx.save_for_backward(x, inward, weight, gates, hidden, past)
        return hidden[1:]

    @staticmethod
    def backward(ctx, slope):  # noqa: ANN001, ANN205
        """slope [n, rows, out] of the hidden states."""
        x, inward, weight, gates, hidden, past = ctx.saved_tensors
        n = len(gates)
        out = hidden.shape[2]
        grads, inner = torch.empty_like(gates), torch.empty_like(gates)
        d_hidden = torch.zeros_like(hidden[0])
        for end in range(n, 0, -CHUNK):
            begin = max(0, end - CHUNK)
            reset, update, new = gates[begin:end].split(out, dim=2)
            by_new = (1 - update) * (1 - new * new)
            by_reset = by_new * past[begin:end] * reset * (1 - reset)
            by_update = (hidden[begin:end] - new) * update * (1 - update)
            factors = torch.cat((by_reset, by_update, by_new), dim=2).unflatten(2, (3, out))
            by_past = by_new * reset
            for at in range(end - 1, begin - 1, -1):
                d_hidden = d_hidden + slope[at]
                now, own = grads[at], inner[at]
                torch.mul(
                    d_hidden.unsqueeze(1), factors[at - begin], out=now.unflatten(1, (3, out))
                )
                own[:, : 2 * out] = now[:, : 2 * out]
                torch.mul(d_hidden, by_past[at - begin], out=own[:, 2 * out :])
                d_hidden = torch.addmm(d_hidden * update[at - begin], own, weight)
        flat, inner = grads.flatten(0, 1), inner.flatten(0, 1)
        return (
            grads @ inward, flat.t() @ x.flatten(0, 1), inner.t() @ hidden[:-1].flatten(0, 1),
            flat.sum(dim=0), inner.sum(dim=0),
        )


def side_by_side(
    lstm: nn.LSTM, gru: nn.GRU, x: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """[n, rows, in] to the hidden states of both [n, rows, out], from states of zeros."""
    if x.is_cuda:
        return on_two_streams(lstm, gru, x)
    one = LstmSteps.apply(
        x, lstm.weight_ih_l0, lstm.weight_hh_l0, lstm.bias_ih_l0 + lstm.bias_hh_l0
    )
    other = GruSteps.apply(
        x, gru.weight_ih_l0, gru.weight_hh_l0, gru.bias_ih_l0, gru.bias_hh_l0
    )
    return one, other


@torch.compiler.disable
def on_two_streams(
    lstm: nn.LSTM, gru: nn.GRU, x: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """The same on a GPU, at one time: steps wait on latency there, not on the matrix units."""
    main, side = torch.cuda.current_stream(), torch.cuda.Stream()
    side.wait_stream(main)
    with torch.cuda.stream(side):
        other = gru(x)[0]
    one = lstm(x)[0]
    main.wait_stream(side)
    other.record_stream(main)
    return one, other
