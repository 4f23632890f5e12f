"""Unpack parts of a bundle into a folder: ``unpack.py FOLDER PART...``; needs nothing but Python."""

from __future__ import annotations

import lzma
import sys
import tarfile
from pathlib import Path


def unpack(part: Path, folder: Path) -> None:
    """Unpack one part, and join each token array of which all chunks have come."""
    with tarfile.open(part) as tar:
        tar.extractall(folder, filter="data")
    for last in folder.glob("arrays/*/*.xz"):
        name, _, count = last.name.removesuffix(".xz").rpartition("-of-")
        if not name.endswith(count):
            continue
        array = last.with_name(name.rpartition(".")[0])
        chunks = sorted(last.parent.glob(f"{array.name}.*.xz"))
        if len(chunks) == int(count):
            array.write_bytes(b"".join(lzma.decompress(chunk.read_bytes()) for chunk in chunks))
            for chunk in chunks:
                chunk.unlink()


if __name__ == "__main__":
    for name in sys.argv[2:]:
        unpack(Path(name), Path(sys.argv[1]))
