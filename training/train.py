"""Train a network as a run file says; the same command again goes on from the last checkpoint."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import torch
from torch import distributed, nn

import checkpoints
import run_file
from data.folders import TokenFolderError, TokenHeader, read_headers
from memory import keep_freed_memory
from networks import KINDS, build
from networks.growth import GrowthError, grow
from trainer import Trainer


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="run file (training/runs)")
    parser.add_argument("--out", type=Path, required=True, help="folder for what is written")
    parser.add_argument("--data", type=Path, default=Path("data/arrays"), help="token folders")
    parser.add_argument(
        "--grow-from", type=Path,
        help="a NAME.pt or checkpoint.pt to begin with, of the same or a smaller network",
    )
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="where to train"
    )
    return parser.parse_args(arguments)


def device_of(name: str) -> torch.device:
    """The device by its name; ``auto`` takes a GPU if there is one."""
    if name == "cpu" or (name == "auto" and not torch.cuda.is_available()):
        return torch.device("cpu")
    return torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))


def read_folders(run: run_file.Run, root: Path) -> dict[str, TokenHeader]:
    """The headers of the token folders that a run names; raises TokenFolderError."""
    headers = read_headers(root, [*run.folders, run.heldout])
    heldout = headers[run.heldout]
    if heldout.view != KINDS[run.network].view:
        raise TokenFolderError(
            f"{heldout.folder} has the view {heldout.view}: {run.network} reads "
            f"{KINDS[run.network].view} (npm run corpus:encode -- --view)"
        )
    return headers


def make_trainer(
    run: run_file.Run, model: nn.Module, headers: dict[str, TokenHeader], out: Path, device: str
) -> Trainer:
    """The trainer of a run, which goes on from the checkpoint in ``out`` if there is one."""
    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    trained = {name: headers[name] for name in run.folders}
    heldout = headers[run.heldout]
    return Trainer(run, model.to(device_of(device)), trained, heldout, out, threads or 1)


def prepare(options: argparse.Namespace) -> Trainer:
    """Everything up to the first step; raises an error that says what to do."""
    run = run_file.read(options.run)
    headers = read_folders(run, options.data)
    vocabulary = {"vocabulary": headers[run.heldout].vocabulary_size}
    run = replace(run, sizes={**vocabulary, **run.sizes})
    torch.manual_seed(run.seed)
    if options.grow_from and not (options.out / "checkpoint.pt").exists():
        model = grow(checkpoints.load(options.grow_from), run.network, run.sizes)
    else:
        model = build(run.network, run.sizes)
    return make_trainer(run, model, headers, options.out, options.device)


def train_to_the_end(trainer: Trainer) -> int:
    """Train until the run is over or a signal stops it; returns 0, or the exit status of a stop."""
    received: list[int] = []

    def stop(number: int, _frame: object) -> None:
        received.append(number)
        trainer.stop = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    if not trainer.run():
        print("Stopped; the same command goes on from here.", file=sys.stderr)
        return 128 + (received[0] if received else signal.SIGTERM)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Train, measure on all held-out poems, write the weights."""
    options = parse(arguments)
    keep_freed_memory()
    if "WORLD_SIZE" in os.environ:
        distributed.init_process_group("nccl" if device_of(options.device).type == "cuda" else "gloo")
    try:
        trainer = prepare(options)
    except (
        run_file.RunFileError, TokenFolderError, checkpoints.CheckpointError, GrowthError,
    ) as error:
        print(f"train: {error}", file=sys.stderr)
        return 1
    stopped = train_to_the_end(trainer)
    if stopped:
        return stopped
    summary = trainer.finish()
    if trainer.leads:
        print(f"Held out: loss {summary['testLoss']:.4f} nats a token, right {summary['testAccuracy']:.4f}.")
    if distributed.is_initialized():
        distributed.destroy_process_group()
    return 0


if __name__ == "__main__":
    sys.exit(main())
