"""Windows, resumed runs and the export, on a made-up token folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from checkpoints import CheckpointError
from classic import Classic
from export_onnx import ParityError, export, sample_windows, verify
from make_tiny import tiny_sizes
from tokens import WINDOW, TokenFolderError, Windows, epoch_order, read_header, read_tokens
from trainer import Plan, Trainer, learning_rate

END = 2
VOCABULARY = 40


def write_folder(folder: Path, poems: int = 60) -> None:
    """So many poems, and a few to test, in which each token is the one before it plus one."""
    random = np.random.default_rng(0)
    splits = {}
    for name, count in (("train", poems), ("test", 6)):
        written = []
        for _ in range(count):
            start = random.integers(5, 12)
            written.append([*range(start, start + random.integers(2, 28)), END])
        data = np.concatenate(written).astype("<u2").tobytes()
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
        "view": "classic",
        "vocabularySize": VOCABULARY,
        "padId": 0,
        "unknownId": 1,
        "endId": END,
        "lineBreakId": 3,
        "stanzaBreakId": 4,
        "tokenizerSha256": "0" * 64,
        "splits": splits,
    }
    (folder / "header.json").write_text(json.dumps(header))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(tmp_path)
    return tmp_path


def load(folder: Path, split: str) -> Windows:
    header = read_header(folder)
    return Windows(read_tokens(header, split), header.end_id)


def test_windows_are_padded_and_stay_inside_their_poem() -> None:
    long = [*range(5, 30), END]
    tokens = np.array([7, 8, END, *long, 9, END], dtype=np.uint16)
    windows, targets = Windows(tokens, END).batch(torch.arange(len(tokens)))
    assert targets.tolist() == tokens.tolist()
    assert windows.dtype == torch.int64
    expected = []
    for poem in ([7, 8, END], long, [9, END]):
        for at in range(len(poem)):
            expected.append(([0] * WINDOW + poem[:at])[-WINDOW:])
    assert windows.tolist() == expected


def test_epoch_order_is_a_seeded_permutation() -> None:
    order = epoch_order(100, seed=1, epoch=1)
    assert sorted(order.tolist()) == list(range(100))
    assert order.equal(epoch_order(100, seed=1, epoch=1))
    assert not order.equal(epoch_order(100, seed=1, epoch=2))
    assert not order.equal(epoch_order(100, seed=2, epoch=1))


def test_a_damaged_split_is_refused(folder: Path) -> None:
    path = folder / "train.bin"
    path.write_bytes(path.read_bytes()[:-2])
    with pytest.raises(TokenFolderError, match=r"train\.bin"):
        read_tokens(read_header(folder), "train")


def test_learning_rate_rises_and_falls() -> None:
    plan = Plan(seconds=1, rate=1.0)
    rates = [learning_rate(plan, share) for share in (0, 0.01, 0.02, 0.5, 1, 1.1)]
    assert rates[0] < rates[1] < rates[2] == 1.0
    assert rates[2] > rates[3] > rates[4] == rates[5] == pytest.approx(0.01)


def trainer(folder: Path, out: Path, stop_after: int | None = None, seed: int = 1) -> Trainer:
    """A tiny run on a clock of one second a step, stopped as a signal would stop it."""
    torch.manual_seed(seed)
    ticks = 0

    def clock() -> float:
        nonlocal ticks
        ticks += 1
        if stop_after is not None and ticks > stop_after:
            made.stop = True
        return ticks

    made = Trainer(
        Classic(tiny_sizes(VOCABULARY)),
        load(folder, "train"),
        load(folder, "test"),
        Plan(seconds=80, batch=32, rate=1e-2, seed=seed),
        out,
        {"seed": seed},
        clock,
    )
    return made


def test_a_resumed_run_equals_an_unbroken_one(folder: Path, tmp_path: Path) -> None:
    unbroken = trainer(folder, tmp_path / "unbroken")
    unbroken.run()
    assert unbroken.finished
    first = trainer(folder, tmp_path / "broken", stop_after=37)
    first.run()
    assert not first.finished
    assert first.elapsed == 37
    second = trainer(folder, tmp_path / "broken")
    assert second.samples == first.samples
    second.run()
    assert second.finished
    for name, weights in unbroken.model.state_dict().items():
        assert weights.equal(second.model.state_dict()[name]), name
    accuracies = [entry["testAccuracy"] for entry in unbroken.history]
    assert accuracies == [entry["testAccuracy"] for entry in second.history]
    assert max(accuracies) > 0.5
    logged = (tmp_path / "broken" / "metrics.jsonl").read_text().splitlines()
    assert [json.loads(line)["testAccuracy"] for line in logged] == accuracies


def test_a_checkpoint_of_another_run_is_refused(folder: Path, tmp_path: Path) -> None:
    trainer(folder, tmp_path / "run", stop_after=1).run()
    with pytest.raises(CheckpointError, match="other data, sizes or seed"):
        trainer(folder, tmp_path / "run", seed=2)


def test_export_agrees_and_a_changed_network_does_not(folder: Path, tmp_path: Path) -> None:
    torch.manual_seed(1)
    model = Classic(tiny_sizes(VOCABULARY))
    test = load(folder, "test")
    assert export(model, test, tmp_path / "onnx", "tiny") < 1e-4
    expected = json.loads((tmp_path / "onnx" / "tiny.expected.json").read_text())
    assert len(expected["windows"]) == len(expected["logits"]) == 16
    with torch.no_grad():
        model.gru.weight_hh_l0.add_(0.1)
    with pytest.raises(ParityError, match=r"tiny\.onnx"):
        verify(model, tmp_path / "onnx" / "tiny.onnx", sample_windows(VOCABULARY, test, 1))
