"""The way to a rented GPU and back, on a CPU."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import checkpoints
from made_up import END, GENRE, write_folder
from data.folders import read_header, read_tokens
from networks import portable
from test_networks import DEEP, trained

sys.path.insert(0, str(Path(__file__).parents[1] / "gpu"))
import pack  # noqa: E402
import rehearse  # noqa: E402
import subset  # noqa: E402
import unpack  # noqa: E402
import weights as pieces  # noqa: E402


def test_the_rehearsal_goes_all_the_way(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for at, name in enumerate(("lyric", "prose", "heldout")):
        write_folder(tmp_path / name, poems=300, seed=at)
    assert rehearse.main(["--data", str(tmp_path)]) == 0
    assert "weights are back in" in capfd.readouterr().out


def test_a_bundle_larger_than_its_parts_leaves_poems_out(
    tmp_path: Path, run_text: Callable[..., str]
) -> None:
    arrays = tmp_path / "arrays"
    for at, name in enumerate(("lyric", "prose", "heldout")):
        write_folder(arrays / name, seed=at)
        tokens = np.random.default_rng(at).integers(12, 40, 100_000).astype("<u2")
        tokens[::50], tokens[49::50] = GENRE, END
        header = json.loads((arrays / name / "header.json").read_text())
        (arrays / name / "train.bin").write_bytes(tokens.tobytes())
        header["splits"]["train"] |= {
            "sha256": hashlib.sha256(tokens.tobytes()).hexdigest(), "tokens": len(tokens)
        }
        (arrays / name / "header.json").write_text(json.dumps(header))
    (tmp_path / "run.toml").write_text(run_text(1000))
    out = tmp_path / "bundle"
    pack.code(tmp_path / "code")
    most = pack.size_of(tmp_path / "code") // 2 + 50_000
    told = pack.pack(tmp_path / "run.toml", arrays, out, 2, None, most=most)
    parts = sorted(out.glob("*.tar"))
    assert 1 <= len(parts) <= 2 and max(part.stat().st_size for part in parts) <= most
    assert "%" in told[0] and not told[0].startswith("lyric: 100%")
    for part in parts:
        unpack.unpack(part, tmp_path / "there")
    for name in ("lyric", "prose"):
        whole = read_tokens(read_header(arrays / name), "train")
        some = read_tokens(read_header(tmp_path / "there" / "arrays" / name), "train")
        assert len(some) < len(whole) and some[-1] == END
    assert (tmp_path / "there" / "training" / "train.py").exists()
    assert not (tmp_path / "there" / "training" / "tests").exists()


def test_room_is_shared_out_and_what_is_small_travels_whole() -> None:
    given = subset.rooms({"a": 10, "b": 500, "c": 900}, {"a": 0.5, "b": 0.3, "c": 0.2}, 510)
    assert given == pytest.approx({"a": 10, "b": 300, "c": 200})
    assert subset.rooms({"a": 10, "b": 20}, {"a": 0.5, "b": 0.5}, 100) == {"a": 10, "b": 20}


def test_poems_are_left_out_whole_and_evenly() -> None:
    tokens = np.array([5, 20, 21, END] * 100)
    some = subset.evenly(tokens, END, 0.25)
    assert len(some) == 100 and (some.reshape(-1, 4) == tokens[:4]).all()


def test_damaged_pieces_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checkpoints.save(tmp_path / "deep.pt", portable("deep", trained("deep", DEEP)))
    folder, out = tmp_path / "pieces", tmp_path / "again.pt"
    assert pieces.main(["split", str(tmp_path / "deep.pt"), str(folder)]) == 0
    assert pieces.main(["join", str(folder), str(out)]) == 0
    piece = folder / "weights.000"
    piece.write_bytes(b"\0" + piece.read_bytes()[1:])
    assert pieces.main(["join", str(folder), str(out)]) == 1
    assert "damaged" in capsys.readouterr().err
    piece.unlink()
    assert pieces.main(["join", str(folder), str(out)]) == 1
    assert "weights.000 is missing" in capsys.readouterr().err
