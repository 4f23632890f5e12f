"""What the networks read: pieces, packed rows, mixtures, windows, held-out poems."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from made_up import BARE, END, GENRE, LINE, VOCABULARY, write_folder
from data.batch import share_out
from data.folders import TokenFolderError, TokenHeader, read_header, read_headers, read_tokens
from data.heldout import sample, whole_poems
from data.packing import pack
from data.pieces import cut, line_ends
from data.rows import PackedRows, load
from data.windows import WINDOW, ShuffledWindows, Windows

HEADER = TokenHeader(Path(), "verse", VOCABULARY, 0, 1, END, LINE, 4, "", {})


def long_poem(lines: int, opening: tuple[int, ...] = (GENRE, BARE)) -> list[int]:
    """So many lines of five tokens and a break."""
    return [*opening, *([20, 21, 22, 23, 24, LINE] * lines)[:-1], END]


def test_a_damaged_split_is_refused(arrays: Path) -> None:
    path = arrays / "lyric" / "train.bin"
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(TokenFolderError, match=r"train\.bin"):
        read_tokens(read_header(arrays / "lyric"), "train")


def test_folders_of_two_tokenizers_are_refused(arrays: Path) -> None:
    header = arrays / "prose" / "header.json"
    header.write_text(header.read_text().replace("0" * 64, "1" * 64))
    with pytest.raises(TokenFolderError, match="same tokenizer"):
        read_headers(arrays, ["lyric", "prose"])


def test_long_poems_are_cut_at_line_breaks_behind_their_opening() -> None:
    tokens = np.array([*long_poem(2), *long_poem(9)])
    pieces = cut(tokens, HEADER, 20)
    assert pieces.sizes.tolist() == [14, 20, 20, 20]
    assert pieces.lead.tolist() == [2] * 4
    assert pieces.first.tolist() == [True, True, False, False]
    assert (tokens[pieces.end - 1] == [END, LINE, LINE, END]).all()
    assert (tokens[pieces.opening] == GENRE).all()


def test_a_line_longer_than_a_row_is_cut_where_it_must_be() -> None:
    tokens = np.array([GENRE, *range(12, 32), END])
    pieces = cut(tokens, HEADER, 8)
    assert pieces.sizes.max() == 8
    assert (pieces.end - pieces.start).sum() == 21


@pytest.mark.parametrize("length", [32, 64])
def test_packing_keeps_every_token_once_and_wastes_little(length: int) -> None:
    random = np.random.default_rng(1)
    tokens = np.array([t for _ in range(300) for t in long_poem(random.integers(1, 9))])
    pieces = cut(tokens, HEADER, length)
    packed = pack(pieces, line_ends(tokens, HEADER), length, random)
    sizes = packed.pieces.sizes[packed.order]
    rows = np.add.reduceat(sizes, packed.bounds[:-1])
    assert rows.max() <= length
    assert rows.mean() > 0.85 * length
    seen = np.zeros(len(tokens), dtype=int)
    for at in packed.order:
        seen[packed.pieces.start[at] : packed.pieces.end[at]] += 1
    opening = (tokens == GENRE) | (tokens == BARE)
    assert (seen[~opening] == 1).all() and (seen[opening] == 0).all()


def test_rows_give_openings_and_guess_the_rest(arrays: Path) -> None:
    folders = {"lyric": load(read_header(arrays / "lyric"), "cpu")}
    reader = PackedRows(folders, {"lyric": 1.0}, 5, 16, 1, {})
    for _ in range(20):
        batch = reader.next()
        tokens, poem = batch.inputs
        assert tokens.shape == poem.shape == batch.targets.shape == (5, 16)
        assert batch.tokens == int((poem >= 0).sum())
        guessed = batch.targets >= 0
        same = poem[:, :-1] == poem[:, 1:]
        following = torch.where(same, tokens[:, 1:], -100)
        assert (batch.targets[:, :-1][guessed[:, :-1]] == following[guessed[:, :-1]]).all()
        assert not guessed[tokens == END].any() and not guessed[poem < 0].any()
        assert not (batch.targets == GENRE).any()


def test_cursors_go_on_where_they_were(arrays: Path) -> None:
    folders = {name: load(read_header(arrays / name), "cpu") for name in ("lyric", "prose")}
    shares = {"lyric": 0.6, "prose": 0.4}
    straight = PackedRows(folders, shares, 7, 32, 3, {})
    batches = [straight.next() for _ in range(30)]
    first = PackedRows(folders, shares, 7, 32, 3, {})
    for _ in range(11):
        first.next()
    second = PackedRows(folders, shares, 7, 32, 3, first.cursors)
    for batch in batches[11:]:
        again = second.next()
        assert again.inputs[0].equal(batch.inputs[0]) and again.targets.equal(batch.targets)
    assert straight.cursors["lyric"]["epoch"] > 1
    assert straight.cursors["lyric"]["read"] == pytest.approx(0.6 * 30 * 7, abs=1)


def test_shares_are_kept_in_whole_rows() -> None:
    shares = {"a": 0.62, "b": 0.33, "c": 0.05}
    read = dict.fromkeys(shares, 0)
    for _ in range(40):
        counts = share_out(3, shares, read)
        assert sum(counts.values()) == 3
        read = {name: read[name] + counts[name] for name in shares}
    for name, share in shares.items():
        assert read[name] == pytest.approx(120 * share, abs=1)


def test_windows_are_padded_and_stay_inside_their_poem() -> None:
    long = [*range(5, 30), END]
    tokens = np.array([7, 8, END, *long, 9, END], dtype=np.int16)
    windows, targets, _ = Windows((HEADER, torch.from_numpy(tokens))).batch(torch.arange(len(tokens)))
    assert targets.tolist() == tokens.tolist()
    expected = []
    for poem in ([7, 8, END], long, [9, END]):
        for at in range(len(poem)):
            expected.append(([0] * WINDOW + poem[:at])[-WINDOW:])
    assert windows[0].tolist() == expected


def test_an_epoch_reads_every_window_once(arrays: Path) -> None:
    folder = load(read_header(arrays / "lyric"), "cpu")
    reader = ShuffledWindows({"lyric": folder}, {"lyric": 1.0}, 8, 1, {})
    size = len(folder[1])
    targets = torch.cat([reader.next().targets for _ in range(-(-size // 8))])[:size]
    assert targets.sort().values.equal(folder[1].long().sort().values)
    assert reader.cursors["lyric"]["epoch"] == 2


def test_held_out_poems_are_measured_whole(tmp_path: Path) -> None:
    header = read_header(write_folder(tmp_path))
    folder = load(header, "cpu", "test")
    batches = list(whole_poems(folder, 4))
    assert sum(batch.tokens for batch in batches) == len(folder[1]) - 6
    assert all((batch.inputs[0][:, 0] == GENRE).all() for batch in batches)
    few = sample(folder, len(folder[1]) // 2)
    assert int((few[1] == END).sum()) == 3
