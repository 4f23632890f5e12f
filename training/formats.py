"""How fast this machine multiplies, and so in which number format it should train."""

from __future__ import annotations

import time
from collections.abc import Callable

import torch
from torch.nn import functional as F

ROWS, WIDTH = 2048, 1024
GAIN = 1.2
"""bfloat16 is taken where it is this many times as fast as float32."""


def product_rate(
    dtype: torch.dtype,
    device: torch.device,
    seconds: float = 0.05,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Operations a second of a plain matrix product [2048, 1024] x [1024, 1024]; the best of several."""
    one = torch.ones(ROWS, WIDTH, dtype=dtype, device=device)
    other = torch.ones(WIDTH, WIDTH, dtype=dtype, device=device)
    best, begun, tries = float("inf"), clock(), 0
    while tries < 3 or clock() - begun < seconds:
        start = clock()
        F.linear(one, other)
        if device.type == "cuda":
            torch.cuda.synchronize(device)
        best = min(best, clock() - start)
        tries += 1
    return 2 * ROWS * WIDTH * WIDTH / best


def fastest_format(device: torch.device) -> torch.dtype:
    """bfloat16 where its products are faster, as measured now; else float32."""
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float32
    rates = [product_rate(dtype, device) for dtype in (torch.float32, torch.bfloat16)]
    return torch.bfloat16 if rates[1] > GAIN * rates[0] else torch.float32
