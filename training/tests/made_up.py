"""Made-up token folders for the tests."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

END, LINE, STANZA, GENRE, BARE = 2, 3, 4, 5, 11
VOCABULARY = 40


def poem(random: np.random.Generator) -> list[int]:
    """A poem in which each token is the one before it plus one, in lines of up to six tokens."""
    start = random.integers(12, 20)
    words = list(range(start, start + random.integers(2, 20)))
    lines = [token for at in range(0, len(words), 6) for token in (*words[at : at + 6], LINE)]
    return [GENRE, *([BARE] if random.random() < 0.3 else []), *lines[:-1], END]


def write_folder(folder: Path, view: str = "verse", poems: int = 60, seed: int = 0) -> Path:
    """A token folder of so many poems, and a few to test."""
    random = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    splits = {}
    for name, count in (("train", poems), ("test", 6)):
        data = np.concatenate([poem(random) for _ in range(count)]).astype("<u2").tobytes()
        (folder / f"{name}.bin").write_bytes(data)
        splits[name] = {
            "file": f"{name}.bin",
            "sha256": hashlib.sha256(data).hexdigest(),
            "tokens": len(data) // 2,
            "poems": count,
            "letters": len(data),
        }
    header = {
        "format": "neural-poet-tokens",
        "version": 1,
        "view": view,
        "vocabularySize": VOCABULARY,
        "padId": 0,
        "unknownId": 1,
        "endId": END,
        "lineBreakId": LINE,
        "stanzaBreakId": STANZA,
        "tokenizerSha256": "0" * 64,
        "splits": splits,
    }
    (folder / "header.json").write_text(json.dumps(header))
    return folder
