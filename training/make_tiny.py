"""Train and export a tiny network of the same figure, to be checked in for tests."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from classic import Classic, ClassicSizes
from export_onnx import ParityError, export
from tokens import TokenFolderError, Windows, read_header, read_tokens
from trainer import Plan, Trainer

SEED = 1


def tiny_sizes(vocabulary: int) -> ClassicSizes:
    """Every layer of the figure, small; a vocabulary of 300 gives about 110 kB."""
    return ClassicSizes(
        vocabulary=vocabulary,
        embedding=8,
        heads=2,
        recurrent=16,
        branch=16,
        joint=16,
        wide=32,
        narrow=24,
    )


def main(arguments: list[str] | None = None) -> int:
    """Train for 300 steps and write ``tiny.onnx`` and ``tiny.expected.json``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="token arrays")
    parser.add_argument("--out", type=Path, required=True, help="folder for the two files")
    options = parser.parse_args(arguments)
    torch.manual_seed(SEED)
    steps = iter(range(10_000))
    try:
        header = read_header(options.data)
        train = Windows(read_tokens(header, "train"), header.end_id)
        test = Windows(read_tokens(header, "test"), header.end_id)
        model = Classic(tiny_sizes(header.vocabulary_size))
        # One second a step on a made-up clock: the same steps whatever the machine.
        plan = Plan(seconds=300, batch=64, rate=1e-2, seed=SEED, threads=1, sample=1_000)
        with TemporaryDirectory() as folder:
            trainer = Trainer(model, train, test, plan, Path(folder), {}, lambda: next(steps))
            trainer.run()
        model.load_state_dict(trainer.best)
        worst = export(model, test, options.out, "tiny", SEED)
    except (TokenFolderError, ParityError) as error:
        print(f"make_tiny: {error}", file=sys.stderr)
        return 1
    size = (options.out / "tiny.onnx").stat().st_size
    print(f"tiny.onnx: {size} bytes, logits within {worst:.1e} of PyTorch's.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
