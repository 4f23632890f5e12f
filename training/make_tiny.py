"""Train and export a tiny ``classic``, to be checked in for tests."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

import run_file
from data.folders import TokenFolderError, read_header
from data.rows import load
from export import classic
from export.graph import ParityError
from networks import build
from trainer import Trainer

RUN = Path(__file__).parent / "runs" / "tiny-classic.toml"


def main(arguments: list[str] | None = None) -> int:
    """Train as ``runs/tiny-classic.toml`` says and write ``tiny.onnx`` and ``tiny.expected.json``."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="token folder")
    parser.add_argument("--out", type=Path, required=True, help="folder for the two files")
    options = parser.parse_args(arguments)
    try:
        header = read_header(options.data)
        run = run_file.read(RUN)
        run = replace(run, sizes={"vocabulary": header.vocabulary_size, **run.sizes})
        torch.manual_seed(run.seed)
        model = build(run.network, run.sizes)
        with TemporaryDirectory() as folder:
            trainer = Trainer(run, model, {"tiny": header}, header, Path(folder), threads=1)
            trainer.run()
            trainer.finish()
        told = classic.export(model, load(header, "cpu", "test"), options.out, "tiny", run.seed)
    except (TokenFolderError, ParityError) as error:
        print(f"make_tiny: {error}", file=sys.stderr)
        return 1
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
