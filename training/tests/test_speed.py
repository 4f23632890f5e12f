"""The measurement of speed tells what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

import speed
from formats import fastest_format, product_rate


def test_speed_is_told_as_a_share_of_the_matrix_rate(
    arrays: Path, run_text: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "run.toml").write_text(run_text(1000))
    asked = ["--run", str(tmp_path / "run.toml"), "--data", str(arrays), "--device", "cpu"]
    assert speed.main([*asked, "--seconds", "0.1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    used = 6 * told["weights"] * told["tokensPerSecond"] / 1e9
    assert told["gigaflops"] == pytest.approx(used, abs=1)
    fastest = max(told["float32Gigaflops"], told["bfloat16Gigaflops"])
    assert told["share"] == pytest.approx(used / fastest, abs=0.01 + 0.6 / fastest)
    assert speed.main([*asked, "--seconds", "0.1"]) == 0
    assert "tokensPerSecond" in capsys.readouterr().out
    assert speed.main(["--run", str(tmp_path / "none.toml")]) == 1


@pytest.mark.parametrize(("slow", "fast"), [(1.0, 1.1), (1.0, 5.0)])
def test_the_format_is_the_faster_one(
    monkeypatch: pytest.MonkeyPatch, slow: float, fast: float
) -> None:
    rates = {torch.float32: slow, torch.bfloat16: fast}
    monkeypatch.setattr("formats.product_rate", lambda dtype, _device: rates[dtype])
    expected = torch.bfloat16 if fast > 2 else torch.float32
    assert fastest_format(torch.device("cpu")) == expected


def test_a_product_takes_as_long_as_the_clock_says() -> None:
    ticks = iter(range(100))
    rate = product_rate(torch.float32, torch.device("cpu"), 0.0, lambda: float(next(ticks)))
    assert rate == 2 * 2048 * 1024 * 1024
