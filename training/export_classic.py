"""Export the trained ``classic`` to ONNX, check it against PyTorch, write expected logits."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import checkpoints
from classic import Classic, ClassicSizes
from export_onnx import ParityError, export
from tokens import TokenFolderError, Windows, read_header, read_tokens


def main(arguments: list[str] | None = None) -> int:
    """Read ``classic.pt`` (or, of an unfinished run, its checkpoint) and export it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("data/classic"), help="token arrays")
    parser.add_argument(
        "--weights",
        type=Path,
        default=Path("data/classic/classic.pt"),
        help="trained weights; a checkpoint.pt gives the best weights so far",
    )
    parser.add_argument("--out", type=Path, default=Path("data/classic"), help="what is written")
    options = parser.parse_args(arguments)
    try:
        state = checkpoints.load(options.weights)
        unfinished = "identity" in state
        sizes = state["identity"]["sizes"] if unfinished else state["sizes"]
        model = Classic(ClassicSizes(**sizes))
        model.load_state_dict(state["best"] if unfinished else state["weights"])
        header = read_header(options.data)
        test = Windows(read_tokens(header, "test"), header.end_id)
        worst = export(model, test, options.out, "classic")
    except (TokenFolderError, checkpoints.CheckpointError, ParityError) as error:
        print(f"export_classic: {error}", file=sys.stderr)
        return 1
    size = (options.out / "classic.onnx").stat().st_size
    print(f"classic.onnx: {size} bytes, logits within {worst:.1e} of PyTorch's.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
