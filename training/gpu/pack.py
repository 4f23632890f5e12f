"""Pack a run for a rented GPU: code, run file, token arrays, the weights it begins with.

The bundle comes in parts of under 40 MB, to be unpacked into one folder by the ``unpack.py``
beside them. Where the data are larger than the parts, evenly spaced poems of each folder travel,
as many as its share of the run asks for; what was left out is told.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
import subset  # noqa: E402
import weights as pieces  # noqa: E402

import checkpoints  # noqa: E402
import run_file  # noqa: E402
from data.folders import TokenFolderError, read_headers, read_tokens  # noqa: E402

PART = 40_000_000
"""Bytes of a part."""
CHUNKS = 20
"""Chunks of a token array that would fill a part: no part stays emptier than by one."""
TAR_END, TAR_ENTRY = 20_480, 1536
"""Bytes that a tar file adds, and those that it adds for each file."""
LEAST = 0.05
"""Share of the room for arrays that must be left for those to train on."""
NO_CODE = {"tests", "__pycache__"}


class PackError(Exception):
    """A bundle that would be of no use."""


def code(out: Path) -> None:
    """Copy the Python files of training, tests left out."""
    root = HERE.parent
    for path in root.rglob("*.py"):
        inside = path.relative_to(root)
        if not NO_CODE & set(inside.parts):
            target = out / "training" / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder, with what a tar file adds."""
    return sum(path.stat().st_size + TAR_ENTRY for path in folder.rglob("*"))


def arrays(run: run_file.Run, data: Path, out: Path, room: float, chunk: int) -> list[str]:
    """Write the token folders into about ``room`` bytes; returns what to tell of each."""
    if run.heldout in run.folders:
        raise PackError(f"{run.heldout} is held out and trained on: keep them in two folders")
    headers = read_headers(data, {*run.folders, run.heldout})
    used = subset.write_folder(headers[run.heldout], out / run.heldout, 1.0, "test", chunk)
    if room - used < LEAST * room:
        raise PackError("weights and held-out poems leave no room for what is trained on: more --parts")
    told = []
    counts = {name: len(read_tokens(headers[name], "train")) for name in run.folders}
    a_token = {
        name: subset.bytes_a_token(read_tokens(headers[name], "train"), chunk)
        for name in run.folders
    }
    sizes = {name: counts[name] * a_token[name] for name in run.folders}
    given = subset.rooms(sizes, subset.shares_of(run), (room - used) * subset.MARGIN)
    for name in run.folders:
        wanted = min(1.0, given[name] / sizes[name])
        written = subset.write_folder(headers[name], out / name, wanted, "train", chunk)
        told.append(f"{name}: {wanted:.0%} of {counts[name]} tokens, {written / 1e6:.1f} MB")
    return told


def parts(staged: Path, out: Path, most: int) -> list[Path]:
    """Put the staged files into tar files of at most ``most`` bytes, code first."""
    files = sorted(
        (path for path in staged.rglob("*") if path.is_file()),
        key=lambda path: ("arrays" in path.parts, -path.stat().st_size),
    )
    groups: list[list[Path]] = []
    left: list[int] = []
    for path in files:
        size = path.stat().st_size + TAR_ENTRY
        at = next((at for at, room in enumerate(left) if room >= size), None)
        if at is None:
            groups.append([])
            left.append(most - TAR_END)
            at = len(groups) - 1
        groups[at].append(path)
        left[at] -= size
    made = []
    for number, group in enumerate(groups, 1):
        made.append(out / f"part-{number}.tar")
        with tarfile.open(made[-1], "w") as tar:
            for path in group:
                tar.add(path, path.relative_to(staged))
    return made


def pack(
    run_path: Path, data: Path, out: Path, count: int, grow_from: Path | None, most: int = PART
) -> list[str]:
    """Make the bundle; returns what to tell."""
    run = run_file.read(run_path)
    subset.remove(out)
    staged = out / "staged"
    code(staged)
    shutil.copy(run_path, staged / "run.toml")
    if grow_from:
        pieces.split(grow_from, staged / "start")
    shutil.copy(HERE / "unpack.py", out / "unpack.py")
    chunk = most // CHUNKS
    room = count * (most - TAR_END) - (count - 1) * chunk - size_of(staged)
    told = arrays(run, data, staged / "arrays", room, chunk)
    made = parts(staged, out, most)
    subset.remove(staged)
    return told + [f"{path.name}: {path.stat().st_size / 1e6:.1f} MB" for path in made]


def main(arguments: list[str] | None = None) -> int:
    """Pack as the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="run file")
    parser.add_argument("--data", type=Path, default=Path("data/arrays"), help="token folders")
    parser.add_argument("--out", type=Path, required=True, help="folder of the bundle, made anew")
    parser.add_argument("--parts", type=int, default=1, help="how many parts of 40 MB may travel")
    parser.add_argument("--grow-from", type=Path, help="weights to begin with")
    options = parser.parse_args(arguments)
    try:
        told = pack(options.run, options.data, options.out, options.parts, options.grow_from)
    except (
        PackError, run_file.RunFileError, TokenFolderError, checkpoints.CheckpointError,
    ) as error:
        print(f"pack: {error}", file=sys.stderr)
        return 1
    print("\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
