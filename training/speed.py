"""How fast a run file's network trains here, as a share of this machine's own matrix rate.

The share is 6 operations for each weight and token, over a plain matrix product on as many cores in
the fastest number format, measured in turns. On a CPU both are measured in seconds of the cores
that these threads had, so that other work on them does not decide; ``byTheClock`` is what was seen.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import torch

import checkpoints
import run_file
from data.folders import TokenFolderError, read_headers
from data.rows import load
from formats import fastest_format, product_rate
from memory import keep_freed_memory
from networks import KINDS, build
from replicas import Replicas
from train import device_of

OPERATIONS = 6
"""Operations a weight and token: two forward, four backward."""
FORMATS = (torch.float32, torch.bfloat16)


def matrix_rate(dtype: torch.dtype, device: torch.device, threads: int) -> float:
    """Operations a second of plain products on all threads at one time."""
    if device.type == "cuda":
        return product_rate(dtype, device)
    with ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        return sum(
            pool.map(lambda _: product_rate(dtype, device, clock=time.thread_time), range(threads))
        )


def measure(run: run_file.Run, data: Path, device: torch.device, seconds: float) -> dict[str, object]:
    """Train the last stage of a run for a while, in turns with plain products; the best of each."""
    stage = run.stages[-1]
    headers = read_headers(data, stage.shares)
    vocabulary = next(iter(headers.values())).vocabulary_size
    torch.manual_seed(run.seed)
    model = build(run.network, {"vocabulary": vocabulary, **run.sizes}).to(device)
    threads = len(os.sched_getaffinity(0)) if device.type == "cpu" else 1
    dtype = fastest_format(device)
    replicas = Replicas(model, dtype, threads)
    folders = {name: load(header, device) for name, header in headers.items()}
    kind = KINDS[run.network]
    reader = kind.reader(folders, stage.shares, stage.rows, stage.length, run.seed, {})
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5, fused=True)
    rates, speed, seen = dict.fromkeys(FORMATS, 0.0), 0.0, 0.0
    begun, steps = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds or steps < 3:
        for each in FORMATS:
            rates[each] = max(rates[each], matrix_rate(each, device, threads))
        start, spent = time.perf_counter(), time.process_time()
        batch = reader.next()
        loss = replicas.gradients(batch, stage.dropout, steps)
        torch.nn.utils.clip_grad_norm_(model.parameters(), run.clip)
        optimizer.step()
        loss.item()
        if steps:  # the first step takes memory and, on a GPU, compiles
            took, spent = time.perf_counter() - start, time.process_time() - spent
            seen = max(seen, batch.tokens / took)
            speed = max(speed, batch.tokens * threads / spent) if device.type == "cpu" else seen
        steps += 1
    weights = sum(weight.numel() for weight in model.parameters())
    used = OPERATIONS * weights * speed
    return {
        "network": run.network,
        "weights": weights,
        "rows": stage.rows,
        "length": stage.length,
        "threads": threads,
        "format": str(dtype).removeprefix("torch."),
        "tokensPerSecond": round(speed),
        "byTheClock": round(seen),
        "gigaflops": round(used / 1e9),
        "float32Gigaflops": round(rates[torch.float32] / 1e9),
        "bfloat16Gigaflops": round(rates[torch.bfloat16] / 1e9),
        "share": round(used / max(rates.values()), 3),
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table, or JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="run file")
    parser.add_argument("--data", type=Path, default=Path("data/arrays"), help="token folders")
    parser.add_argument("--seconds", type=float, default=60, help="how long to measure")
    parser.add_argument("--rows", type=int, help="rows a step, other than the run file's")
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="where to train"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    keep_freed_memory()
    try:
        run = run_file.read(options.run)
        if options.rows:
            run = replace(run, stages=[replace(run.stages[-1], rows=options.rows)])
        told = measure(run, options.data, device_of(options.device), options.seconds)
    except (run_file.RunFileError, TokenFolderError, checkpoints.CheckpointError) as error:
        print(f"speed: {error}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(told))
        return 0
    for name, value in told.items():
        print(f"{name:18} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
