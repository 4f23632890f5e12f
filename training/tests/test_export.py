"""Exports compute what PyTorch does, and weights come back from them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

import checkpoints
import export_network
import make_tiny
import make_tiny_steps
import restore_network
from made_up import VOCABULARY, write_folder
from data.folders import read_header
from data.rows import load
from data.windows import Windows
from export import classic, deep, verse
from export.graph import ParityError, store
from export.steps import loss_of, open_session, torch_logits
from networks import build, portable
from test_networks import DEEP, SMALL, trained


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "tokens", poems=200)


def poems(count: int, length: int) -> np.ndarray:
    """Sequences int64 [count, length] without meaning."""
    return np.random.default_rng(1).integers(5, 50, (count, length))


@pytest.mark.parametrize(("kind", "sizes"), [(verse, SMALL), (deep, DEEP)])
def test_a_step_at_a_time_equals_the_whole(kind: object, sizes: dict, tmp_path: Path) -> None:
    model = trained(kind.__name__.split(".")[-1], sizes)
    store(kind.graph(model), tmp_path / "step.onnx")
    sequences = poems(3, 20)  # longer than the window
    actual = kind.run(open_session(tmp_path / "step.onnx"), sequences, model)
    np.testing.assert_allclose(actual, torch_logits(model, sequences), atol=1e-4)


def test_candidates_share_what_was_written_before(tmp_path: Path) -> None:
    model = trained("deep", DEEP)
    store(deep.graph(model), tmp_path / "deep.onnx")
    sequences = poems(5, 18)
    sequences[:, :11] = sequences[2, :11]
    candidates = deep.Candidates(open_session(tmp_path / "deep.onnx"), 1)
    for token in sequences[2, :6]:
        candidates.step(np.array([token]))
    candidates.share(0, 3)  # a line is written by three, and the last of them is chosen
    for at in range(6, 11):
        candidates.step(np.array([7, 8, sequences[2, at]]))
    candidates.share(2, 5)
    rows = [candidates.step(sequences[:, at]) for at in range(11, 18)]
    expected = torch_logits(model, sequences)[:, 11:]
    np.testing.assert_allclose(np.stack(rows, axis=1), expected, atol=1e-4)


def quantisable(network: str) -> torch.nn.Module:
    """A network large enough to be stored in halves and 8 bits, each weight another number."""
    sizes = {**(SMALL if network == "verse" else DEEP), "vocabulary": 300, "embedding": 32}
    torch.manual_seed(4)
    model = build(network, {**sizes, "recurrent": 48})
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(0.01 * torch.randn_like(weight))
    return model


@pytest.mark.parametrize("network", ["verse", "deep"])
def test_the_export_writes_what_it_checked_and_weights_come_back(
    folder: Path, tmp_path: Path, network: str
) -> None:
    model = quantisable(network)
    weights, out = tmp_path / f"{network}.pt", tmp_path / "onnx"
    checkpoints.save(weights, portable(network, model))
    asked = ["--data", str(folder), "--weights", str(weights), "--out", str(out)]
    assert export_network.main(asked) == 0
    names = sorted(file.name for file in out.iterdir())
    assert names == [f"{network}.expected.json", f"{network}.onnx"]
    expected = json.loads((out / f"{network}.expected.json").read_text())
    assert len(expected["sequences"]) == 8
    assert len(expected["sequences"][0]["logits"]) == len(expected["indices"])
    restored = tmp_path / "restored.pt"
    again = ["--onnx", str(out / f"{network}.onnx"), "--out", str(restored)]
    assert restore_network.main(again) == 0
    state = checkpoints.load(restored)
    assert state["network"] == network
    assert state["sizes"] == checkpoints.load(weights)["sizes"]
    for name, weight in model.state_dict().items():
        step = float(weight.abs().max()) / 63
        torch.testing.assert_close(state["weights"][name], weight, atol=step + 1e-3, rtol=0)


def test_the_published_verse_can_be_trained_on(tmp_path: Path) -> None:
    out = tmp_path / "published.pt"
    published = Path(__file__).parents[2] / "model-artifacts" / "verse.onnx"
    assert restore_network.main(["--onnx", str(published), "--out", str(out)]) == 0
    state = checkpoints.load(out)
    assert state["network"] == "deep"
    assert sum(weight.numel() for weight in state["weights"].values()) == 12_434_476


def test_damaged_weights_and_other_graphs_are_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weights = tmp_path / "verse.pt"
    checkpoints.save(weights, portable("verse", quantisable("verse")))
    weights.write_bytes(weights.read_bytes()[:1000])
    asked = ["--data", str(folder), "--weights", str(weights), "--out", str(tmp_path)]
    assert export_network.main(asked) == 1
    assert "cannot be read" in capsys.readouterr().err
    model = onnx.helper.make_model(onnx.helper.make_graph([], "empty", [], []))
    onnx.save(model, str(tmp_path / "other.onnx"))
    out = str(tmp_path / "none.pt")
    for name, message in (("other", "no graph of export_network.py"), ("missing", "there is no")):
        assert restore_network.main(["--onnx", str(tmp_path / f"{name}.onnx"), "--out", out]) == 1
        assert message in capsys.readouterr().err


def test_a_changed_classic_is_refused(tmp_path: Path) -> None:
    header = read_header(write_folder(tmp_path / "tokens", view="classic"))
    torch.manual_seed(1)
    sizes = {"embedding": 8, "heads": 2, "recurrent": 16, "branch": 16, "joint": 16, "wide": 32}
    model = build("classic", {"vocabulary": VOCABULARY, **sizes, "narrow": 24}).eval()
    folder = load(header, "cpu", "test")
    assert "tiny.onnx" in classic.export(model, folder, tmp_path, "tiny")
    expected = json.loads((tmp_path / "tiny.expected.json").read_text())
    assert len(expected["windows"]) == len(expected["logits"]) == 16
    with torch.no_grad():
        model.gru.weight_hh_l0.add_(0.1)
    windows = classic.sample_windows(VOCABULARY, Windows(folder), 1)
    with pytest.raises(ParityError, match=r"tiny\.onnx"):
        classic.verify(model, tmp_path / "tiny.onnx", windows)


def test_the_tiny_network_is_made(tmp_path: Path) -> None:
    data = write_folder(tmp_path / "tokens", view="classic")
    assert make_tiny.main(["--data", str(data), "--out", str(tmp_path / "out")]) == 0
    graph = onnx.load(str(tmp_path / "out" / "tiny.onnx")).graph
    assert [each.name for each in graph.input] == ["tokens"]
    assert [each.name for each in graph.output] == ["logits"]
    told = json.loads((tmp_path / "out" / "tiny.expected.json").read_text())
    assert told.keys() == {"tolerance", "windows", "logits"}


def test_the_tiny_steps_are_made(tmp_path: Path) -> None:
    assert make_tiny_steps.main(["--out", str(tmp_path)]) == 0
    for name in ("deep", "verse"):
        assert (tmp_path / f"{name}.onnx").stat().st_size < 200_000
        told = json.loads((tmp_path / f"{name}.expected.json").read_text())
        assert [len(each["tokens"]) for each in told["sequences"]] == [48] * 4


def test_loss_is_the_mean_over_what_follows() -> None:
    logits = np.log(np.full((1, 3, 4), 0.25))
    assert loss_of(logits, np.array([[1, 2, 3]])) == pytest.approx(np.log(4))
