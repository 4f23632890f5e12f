"""Token folders and run files for the tests, which import the modules of this folder's parent."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from made_up import write_folder  # noqa: E402


@pytest.fixture
def arrays(tmp_path: Path) -> Path:
    """Three folders: two to train on and the held-out poems."""
    for at, name in enumerate(("lyric", "prose", "heldout")):
        write_folder(tmp_path / "arrays" / name, seed=at)
    return tmp_path / "arrays"


@pytest.fixture
def run_text() -> Callable[..., str]:
    """The text of a run file of a tiny ``deep``, with its stages' tokens and more lines."""

    def text(*stages: int, more: str = "", dropout: float = 0.2, rows: int = 4) -> str:
        parts = [
            'network = "deep"\nheldout = "heldout"\nwarm_up_tokens = 500\nevaluate_tokens = 1500',
            more,
            "[sizes]\nembedding = 16\nheads = 2\nattention = 8\nwindow = 8\nrecurrent = 12\n"
            "merge = 10\nblocks = 2\nblock_heads = 2\nfeed_forward = 24",
        ]
        for at, tokens in enumerate(stages):
            parts.append(
                f'[[stages]]\nname = "s{at}"\ntokens = {tokens}\nrate = 0.01\nrows = {rows}\n'
                f"length = 32\ndropout = {dropout}\nfall = 0.5\n"
                "[stages.shares]\nlyric = 0.75\nprose = 0.25"
            )
        return "\n".join(parts)

    return text
