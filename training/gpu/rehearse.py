"""Prove the way to a rented GPU and back on this machine: pack, unpack, train in two commands, fetch.

Each step is the command that the real run takes, with a run of seconds.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
import pack  # noqa: E402
import weights as pieces  # noqa: E402

import checkpoints  # noqa: E402

RUN = HERE.parent / "runs" / "tiny-deep.toml"
PART, PIECE = 700_000, 20_000
"""Bytes of a part and of a piece here: small, so that there are several."""


class RehearsalError(Exception):
    """A step that did not do what the real run needs."""


def require(true: bool, what: str) -> None:
    """Stop with a message where something does not hold."""
    if not true:
        raise RehearsalError(what)


def python(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start a command in the unpacked bundle, with nothing of this checkout in reach."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.Popen([sys.executable, *arguments], cwd=folder, env=clean)


def rehearse(run: Path, data: Path, work: Path, parts: int) -> str:
    """Go all the way; returns what to tell, raises RehearsalError."""
    bundle, there, back = work / "bundle", work / "there", work / "back"
    for line in pack.pack(run, data, bundle, parts, None, PART):
        print(line)
    sent = sorted(bundle.glob("part-*.tar"))
    require(len(sent) <= parts, f"the bundle has {len(sent)} parts, not {parts}")
    require(all(part.stat().st_size <= PART for part in sent), "a part is too large")
    for part in sent:
        done = python(bundle, "unpack.py", str(there), part.name).wait()
        require(done == 0, f"{part.name} cannot be unpacked")
    training = ["training/train.py", "--run", "run.toml", "--data", "arrays", "--out", "out"]
    first = python(there, *training, "--device", "cpu")
    metrics = there / "out" / "metrics.jsonl"
    while first.poll() is None and not metrics.exists():
        time.sleep(0.02)
    first.send_signal(signal.SIGTERM)  # as `timeout` does at the end of a command's time
    require(first.wait() == 128 + signal.SIGTERM, "the first command was not stopped half-way")
    steps = checkpoints.load(there / "out" / "checkpoint.pt")["state"]["steps"]
    require(steps > 0, "the first command left no steps")
    require(python(there, *training, "--device", "cpu").wait() == 0, "the second command failed")
    last = checkpoints.load(there / "out" / "checkpoint.pt")
    require(last["state"]["steps"] > steps, "the second command did not go on from the first")
    network = last["network"]
    made = pieces.split(there / "out" / f"{network}.pt", work / "pieces", PIECE)
    require(len(made) > 1 and all(path.stat().st_size <= PIECE for path in made), "pieces are wrong")
    pieces.join(work / "pieces", back / f"{network}.pt")
    sent_back = checkpoints.load(back / f"{network}.pt")
    for name, weight in checkpoints.load(there / "out" / f"{network}.pt")["weights"].items():
        same = weight.half().float().equal(sent_back["weights"][name])
        require(same, f"{name} came back changed")
    return f"Trained {steps} and {last['state']['steps'] - steps} steps; weights are back in {len(made)} pieces."


def main(arguments: list[str] | None = None) -> int:
    """Rehearse with the token folders that there are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--run", type=Path, default=RUN, help="a run of seconds")
    parser.add_argument("--data", type=Path, default=Path("data/arrays"), help="token folders")
    parser.add_argument("--parts", type=int, default=2, help="parts of the bundle")
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as work:
        try:
            print(rehearse(options.run, options.data, Path(work), options.parts))
        except RehearsalError as error:
            print(f"rehearse: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
