"""Whole runs of a tiny network: resumed, killed, extended, grown, shared between processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

import checkpoints
import train
import trainer as trainer_module

TRAIN = Path(train.__file__)
RunText = Callable[..., str]


def command(arrays: Path, run: Path, out: Path, *more: str) -> list[str]:
    """The command line of a run."""
    return ["--run", str(run), "--out", str(out), "--data", str(arrays), "--device", "cpu", *more]


def write(path: Path, text: str) -> Path:
    """A run file."""
    path.write_text(text)
    return path


def weights_of(out: Path) -> dict[str, torch.Tensor]:
    """The weights that a run has come to."""
    return checkpoints.load(out / "checkpoint.pt")["weights"]


def assert_equal(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> None:
    """Bit for bit."""
    assert one.keys() == other.keys()
    for name, weight in one.items():
        assert weight.equal(other[name]), name


def test_a_killed_run_goes_on_bit_for_bit(arrays: Path, run_text: RunText, tmp_path: Path) -> None:
    run = write(tmp_path / "run.toml", run_text(6000, 5000))
    assert train.main(command(arrays, run, tmp_path / "straight")) == 0
    # Checkpoints are due every second step here; the process is killed without warning at some.
    code = (
        f"import sys; sys.path.insert(0, {str(TRAIN.parent)!r})\n"
        "import trainer, train; trainer.CHECKPOINT_SECONDS = 0.03\n"
        f"sys.exit(train.main({command(arrays, run, tmp_path / 'broken')!r}))"
    )
    path, kills = tmp_path / "broken" / "checkpoint.pt", 0
    while kills < 2:
        before = path.stat().st_mtime_ns if path.exists() else 0
        process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
        while process.poll() is None and (not path.exists() or path.stat().st_mtime_ns == before):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
        state = checkpoints.load(path)["state"]
        assert kills or state["steps"] > 0
        if process.returncode == 0:
            break
    assert kills
    assert train.main(command(arrays, run, tmp_path / "broken")) == 0
    assert_equal(weights_of(tmp_path / "straight"), weights_of(tmp_path / "broken"))
    histories = [
        [json.loads(line) for line in (tmp_path / name / "metrics.jsonl").read_text().splitlines()]
        for name in ("straight", "broken")
    ]
    for one, other in zip(*histories, strict=True):
        assert {**one, "elapsed": 0} == {**other, "elapsed": 0}
    assert histories[0][-1]["testLoss"] < histories[0][0]["testLoss"]


def test_a_signal_saves_and_the_same_command_goes_on(
    arrays: Path, run_text: RunText, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = write(tmp_path / "run.toml", run_text(4000))
    assert train.main(command(arrays, run, tmp_path / "straight")) == 0
    step = trainer_module.Trainer._step

    def interrupted(self: trainer_module.Trainer, reader: object) -> tuple[int, torch.Tensor]:
        if self.state.steps == 7:
            os.kill(os.getpid(), signal.SIGTERM)
        return step(self, reader)

    monkeypatch.setattr(trainer_module.Trainer, "_step", interrupted)
    asked = command(arrays, run, tmp_path / "broken")
    assert train.main(asked) == 128 + signal.SIGTERM
    assert checkpoints.load(tmp_path / "broken" / "checkpoint.pt")["state"]["steps"] == 8
    monkeypatch.undo()
    assert train.main(asked) == 0
    assert_equal(weights_of(tmp_path / "straight"), weights_of(tmp_path / "broken"))


def test_a_run_can_be_extended_but_not_changed(
    arrays: Path, run_text: RunText, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    asked = command(arrays, write(tmp_path / "run.toml", run_text(1000)), out)
    assert train.main(asked) == 0
    steps = checkpoints.load(out / "checkpoint.pt")["state"]["steps"]
    assert train.main(asked) == 0  # it is over: nothing but the last measurement is repeated
    assert checkpoints.load(out / "checkpoint.pt")["state"]["steps"] == steps
    write(tmp_path / "run.toml", run_text(1500, 500))
    assert train.main(asked) == 0
    state = checkpoints.load(out / "checkpoint.pt")["state"]
    assert state["stage"] == 1 and state["steps"] > steps
    for old, new, message in (
        ("rate = 0.01", "rate = 0.02", "has begun with rate = 0.01"),
        ("blocks = 2", "blocks = 3", "sizes was"),
    ):
        write(tmp_path / "run.toml", run_text(1500, 500).replace(old, new))
        assert train.main(asked) == 1
        assert message in capsys.readouterr().err
    write(tmp_path / "run.toml", run_text(1500, 500))
    header = arrays / "prose" / "header.json"
    told = json.loads(header.read_text())
    told["splits"]["train"]["sha256"] = "f" * 64
    header.write_text(json.dumps(told))
    assert train.main(asked) == 1
    assert "folder prose is not what this run began with" in capsys.readouterr().err


def test_growth_begins_at_the_smaller_network_s_loss(
    arrays: Path, run_text: RunText, tmp_path: Path
) -> None:
    small = write(tmp_path / "small.toml", run_text(6000))
    assert train.main(command(arrays, small, tmp_path / "small")) == 0
    text = run_text(32, more="evaluate_tokens = 64").replace("evaluate_tokens = 1500\n", "")
    text = text.replace("blocks = 2", "blocks = 3").replace("rate = 0.01", "rate = 1e-9")
    large = write(tmp_path / "large.toml", text.replace("recurrent = 12", "recurrent = 20"))
    for source in ("deep.pt", "checkpoint.pt"):
        out = tmp_path / source
        grown = command(arrays, large, out, "--grow-from", str(tmp_path / "small" / source))
        assert train.main(grown) == 0
        told = json.loads((out / "training.json").read_text())
        before = json.loads((tmp_path / "small" / "training.json").read_text())
        assert told["weights"] > before["weights"]
        if source == "deep.pt":
            assert told["testLoss"] == pytest.approx(before["testLoss"], abs=1e-4)


@pytest.mark.parametrize("keep", ["best", "average", "last"])
def test_the_weights_that_are_asked_for_are_kept(
    arrays: Path, run_text: RunText, tmp_path: Path, keep: str
) -> None:
    run = write(tmp_path / "run.toml", run_text(9000, more=f'keep = "{keep}"'))
    assert train.main(command(arrays, run, tmp_path)) == 0
    told = json.loads((tmp_path / "training.json").read_text())
    assert told["testLoss"] < 2
    last = checkpoints.load(tmp_path / "checkpoint.pt")
    kept = checkpoints.load(tmp_path / "deep.pt")["weights"]
    same = all(weight.equal(kept[name]) for name, weight in last["weights"].items())
    assert same if keep == "last" else not same or keep == "best"


def test_minutes_are_counted_over_resumed_runs(
    arrays: Path, run_text: RunText, tmp_path: Path
) -> None:
    text = run_text(1).replace("tokens = 1\n", "minutes = 1\n")
    run = write(tmp_path / "run.toml", text)
    options = train.parse(command(arrays, run, tmp_path / "out"))
    for stop_after in (25, None):
        trainer = train.prepare(options)
        ticks = iter(range(1000))

        def clock() -> float:
            now = next(ticks)
            trainer.stop = now == stop_after
            return float(now)

        trainer.clock = clock
        assert trainer.run() == (stop_after is None)
    assert trainer.state.seconds == 60


def test_two_processes_train_as_one(arrays: Path, run_text: RunText, tmp_path: Path) -> None:
    run = write(tmp_path / "run.toml", run_text(2500, dropout=0.0))
    losses = []
    for name, processes in (("one", 1), ("two", 2)):
        asked = command(arrays, run, tmp_path / name)
        if processes == 1:
            assert train.main(asked) == 0
        else:
            torchrun = ["-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", "--"]
            done = subprocess.run(
                [sys.executable, *torchrun, str(TRAIN), *asked], capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr
        log = (tmp_path / name / "metrics.jsonl").read_text().splitlines()
        losses.append([json.loads(line)["testLoss"] for line in log])
    assert len(losses[0]) >= 2
    assert losses[0] == pytest.approx(losses[1], abs=0.005)


def test_a_folder_of_another_view_is_refused(
    arrays: Path, run_text: RunText, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for header in arrays.glob("*/header.json"):
        header.write_text(header.read_text().replace('"verse"', '"classic"'))
    run = write(tmp_path / "run.toml", run_text(100))
    assert train.main(command(arrays, run, tmp_path)) == 1
    assert "deep reads verse" in capsys.readouterr().err
