"""Tests of ``verse``: what it reads, its step, its learning rate."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from streams import Streams, whole_poems
from tokens import TokenFolderError, TokenHeader, read_header, read_regularity
import checkpoints
import export_verse
import restore_verse
import train_verse
from test_training import write_folder
from train_verse import WARM_UP, learning_rate, mixture
from verse import Verse, VerseSizes
from verse_step import VerseStep

END = 2
SIZES = VerseSizes(
    vocabulary=50, embedding=16, heads=2, attention=8, window=6, recurrent=12, merge=10
)


def poems_of(lengths: list[int]) -> np.ndarray:
    """Poems of so many tokens; poem n's are 10 + n."""
    parts = [[10 + n] * (length - 1) + [END] for n, length in enumerate(lengths)]
    return np.concatenate(parts).astype(np.uint16)


def test_streams_read_every_poem_and_guess_no_first_token() -> None:
    streams = Streams(poems_of([5, 4, 6, 7, 5, 6]), END, rows=2, length=4, past=5)
    epoch = streams.epoch(1, 1)
    for at in range(streams.steps):
        inputs, numbers, targets = streams.step(epoch, at)
        assert inputs.shape == numbers.shape == (2, 9)
        guessed = targets >= 0
        same = numbers[:, 5:][guessed]
        own = inputs[:, 5:][guessed]
        for token, target in zip(own.tolist(), targets[guessed].tolist(), strict=True):
            assert token != END and target in (token, END)
        assert (same >= 0).all()


def test_streams_read_chosen_poems_as_often_as_chosen() -> None:
    streams = Streams(poems_of([9, 9, 9, 9]), END, 1, 1, 0, np.array([0, 2, 2]))
    tokens, _ = streams.epoch(1, 1)
    counts = np.bincount(tokens.flatten().numpy(), minlength=14)
    assert counts[10] == 8 and counts[12] == 16 and counts[11] == counts[13] == 0


def test_a_mixture_holds_all_poems_and_twice_as_much_of_whole_passages() -> None:
    poems, prose = poems_of([6, 4]), poems_of([10] * 10)
    mixed = mixture(poems, prose, END)
    assert mixed[:10].tolist() == poems.tolist()
    assert mixed[10:].tolist() == prose[[*range(40, 50), *range(90, 100)]].tolist()
    assert mixture(poems, prose[:10], END).tolist() == [*poems, *prose[:10]]


def test_a_missing_or_cut_regularity_is_refused(tmp_path: Path) -> None:
    header = TokenHeader(tmp_path, "verse", 50, 0, 1, END, "", {"train": {"poems": 3}})
    with pytest.raises(TokenFolderError, match="write the token arrays again"):
        read_regularity(header)
    (tmp_path / "train.regularity.bin").write_bytes(b"\x01\x02")
    with pytest.raises(TokenFolderError, match="cut"):
        read_regularity(header)
    (tmp_path / "train.regularity.bin").write_bytes(b"\x01\x02\xff")
    assert read_regularity(header).tolist() == [1, 2, 255]


def test_the_rate_rises_stays_and_falls() -> None:
    rates = [learning_rate(1.0, at, 7200, 0.3) for at in (0, WARM_UP, 3600, 5040, 6120, 7200)]
    assert rates[0] < 0.02
    assert rates[1] == rates[2] == pytest.approx(1)
    assert rates[3] == pytest.approx(1)
    assert rates[4] == pytest.approx(0.5)
    assert rates[5] == 0


def test_a_step_at_a_time_equals_whole_poems_beyond_the_window() -> None:
    torch.manual_seed(3)
    model = Verse(SIZES).eval()
    tokens = torch.randint(5, 50, (3, 20))
    padded = torch.cat((torch.zeros(3, SIZES.window - 1, dtype=torch.int64), tokens), dim=1)
    numbers = torch.cat((torch.full((3, SIZES.window - 1), -1), torch.zeros(3, 20)), dim=1)
    past = SIZES.window - 1
    width = SIZES.attention // SIZES.heads
    states = [torch.zeros(3, SIZES.recurrent) for _ in range(3)]
    keys = torch.zeros(3, SIZES.heads, past, width)
    values = keys.clone()
    step = VerseStep(model).eval()
    with torch.inference_mode():
        whole, _ = model(padded, numbers, model.start(3))
        whole = whole.view(3, 20, -1).log_softmax(dim=-1)
        for at in range(20):
            age = (at - 1 - torch.arange(past)) % past + 1
            distances = torch.where(age <= at, age, SIZES.window).expand(3, -1)
            logits, *states, key, value = step(tokens[:, at], *states, keys, values, distances)
            keys[:, :, at % past], values[:, :, at % past] = key, value
            torch.testing.assert_close(logits, whole[:, at], atol=1e-4, rtol=1e-4)


def test_whole_poems_are_padded_and_begin_given() -> None:
    batches = list(whole_poems(poems_of([4, 6]), END, SIZES.window, 100, 8))
    inputs, numbers, targets = batches[0]
    assert inputs.shape == (2, SIZES.window - 1 + 5)
    assert targets.tolist() == [[10, 10, END, -100, -100], [11, 11, 11, 11, END]]
    assert (numbers[0, SIZES.window + 2 :] == -2).all()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    poems = 100
    write_folder(tmp_path, poems)
    (tmp_path / "train.regularity.bin").write_bytes(bytes(range(100, 100 + poems)))
    return tmp_path


def train(folder: Path, out: str, minutes: float, *more: str) -> dict[str, object]:
    """Train for a moment; returns the summary of the run."""
    small = ["--rows", "4", "--length", "16", "--threads", "1", "--seed", "1"]
    asked = ["--data", folder, "--out", folder / out, "--minutes", minutes, *small, *more]
    assert train_verse.main([str(one) for one in asked]) == 0
    return json.loads((folder / out / "training.json").read_text())


def test_a_run_goes_on_from_its_checkpoint_or_from_other_weights(folder: Path) -> None:
    prose = folder / "prose"
    prose.mkdir()
    write_folder(prose)
    first = train(folder, "run", 0.02, "--general", str(prose))
    assert first["generalSha256"] == read_header(prose).splits["train"]["sha256"]
    assert first["regularPoems"] == 40
    assert train(folder, "run", 0.02, "--general", str(prose)) == first
    longer = train(folder, "run", 0.04, "--general", str(prose))
    assert longer["tokens"] > first["tokens"] and longer["seconds"] >= first["seconds"]
    weights = folder / "run" / "verse.pt"
    begun = train(folder, "next", 0.001, "--weights", str(weights), "--rate", "1e-9")
    assert begun["testLoss"] == pytest.approx(longer["testLoss"], abs=1e-3)
    assert begun["tokens"] < longer["tokens"] and begun["generalSha256"] is None


def test_prose_of_another_tokenizer_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prose = folder / "prose"
    prose.mkdir()
    write_folder(prose)
    header = json.loads((prose / "header.json").read_text())
    (prose / "header.json").write_text(json.dumps({**header, "tokenizerSha256": "1" * 64}))
    asked = ["--data", str(folder), "--out", str(folder / "run"), "--general", str(prose)]
    assert train_verse.main(asked) == 1
    assert "another tokenizer" in capsys.readouterr().err


def test_the_export_writes_what_it_checked(folder: Path) -> None:
    train(folder, "run", 0.001)
    weights, out = folder / "run" / "verse.pt", folder / "onnx"
    asked = ["--data", str(folder), "--weights", str(weights), "--out", str(out)]
    assert export_verse.main(asked) == 0
    assert sorted(file.name for file in out.iterdir()) == ["verse.expected.json", "verse.onnx"]
    expected = json.loads((out / "verse.expected.json").read_text())
    assert len(expected["sequences"]) == 8
    assert len(expected["sequences"][0]["logits"]) == len(expected["indices"])
    weights.write_bytes(weights.read_bytes()[:1000])
    assert export_verse.main(asked) == 1


def test_weights_come_back_from_an_exported_graph(tmp_path: Path) -> None:
    torch.manual_seed(4)
    sizes = VerseSizes(
        vocabulary=300, embedding=32, heads=2, attention=16, window=8, recurrent=48, merge=40
    )
    model = Verse(sizes)
    with torch.no_grad():  # as training would: the export stores weights that are alike once
        for weight in model.parameters():
            weight.add_(0.01 * torch.randn_like(weight))
    path = tmp_path / "verse.onnx"
    export_verse.write(export_verse.quantise(export_verse.trace(model, path), path), path)
    out = tmp_path / "published.pt"
    assert restore_verse.main(["--onnx", str(path), "--out", str(out)]) == 0
    state = checkpoints.load(out)
    assert VerseSizes(**state["sizes"]) == replace(sizes, dropout=VerseSizes().dropout)
    for name, trained in model.state_dict().items():
        step = trained.abs().max() / 63
        torch.testing.assert_close(state["weights"][name], trained, atol=float(step) + 1e-3, rtol=0)


def test_a_graph_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    model = onnx.helper.make_model(onnx.helper.make_graph([], "empty", [], []))
    onnx.save(model, str(tmp_path / "other.onnx"))
    out = str(tmp_path / "none.pt")
    assert restore_verse.main(["--onnx", str(tmp_path / "other.onnx"), "--out", out]) == 1
    assert restore_verse.main(["--onnx", str(tmp_path / "missing.onnx"), "--out", out]) == 1
    assert "export_verse.py" in capsys.readouterr().err
