"""Run files: what is wrong in them is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

import run_file
from run_file import Run, RunFileError, Stage, refuse_other_past
from schedule import learning_rate

RUNS = Path(__file__).parent.parent / "runs"


@pytest.mark.parametrize("path", sorted(RUNS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_run_files_here_are_sound(path: Path) -> None:
    assert run_file.read(path).stages


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('network = "deep"', 'network = "wide"', "network must be one of classic, verse, deep"),
        ("blocks = 2", "depth = 2", "no size 'depth'"),
        ("rate = 0.01", "rate = -1", "stage 's0': rate must be above 0"),
        ("rate = 0.01", 'rate = "much"', "stage 's0': rate must be float"),
        ("rate = 0.01\n", "", "stage 's0': 'rate' is missing"),
        ("prose = 0.25", "prose = 0.3", "shares add up to 1.050"),
        ("fall = 0.5", "fal = 0.5", "'fal' is no key"),
        ("fall = 0.5", "fall = 1.5", "fall must be between 0 and 1"),
        ("tokens = 900", "tokens = 900\nminutes = 2", "either minutes or tokens"),
        ('name = "s1"', 'name = "s0"', "same name"),
        ("heldout =", "held =", "'held' is no key"),
        ('heldout = "heldout"', "heldout = 1", "heldout must be str"),
    ],
)
def test_a_mistake_is_named(
    tmp_path: Path, run_text: Callable[..., str], old: str, new: str, message: str
) -> None:
    text = run_text(900, 900)
    assert old in text
    path = tmp_path / "run.toml"
    path.write_text(text.replace(old, new, 1))
    with pytest.raises(RunFileError, match=message):
        run_file.read(path)


def test_a_file_that_is_missing_or_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunFileError, match="is missing"):
        run_file.read(tmp_path / "none.toml")
    (tmp_path / "bad.toml").write_text("network =")
    with pytest.raises(RunFileError, match="not TOML"):
        run_file.read(tmp_path / "bad.toml")


STAGE = Stage("one", {"lyric": 1.0}, 1e-3, 8, minutes=5)
RUN = Run("deep", "heldout", [STAGE])


def test_a_run_can_be_made_longer_and_else_stays() -> None:
    past = asdict(RUN)
    refuse_other_past(past, replace(RUN, stages=[replace(STAGE, minutes=9)]), 0)
    refuse_other_past(past, replace(RUN, stages=[STAGE, replace(STAGE, name="two")]), 0)
    refuse_other_past(past, replace(RUN, keep="last"), 0)
    for changed, message in (
        (replace(RUN, seed=2), "seed was 1"),
        (replace(RUN, sizes={"blocks": 8}), "sizes was"),
        (replace(RUN, stages=[replace(STAGE, minutes=3)]), "minutes = 5, not 3"),
        (replace(RUN, stages=[replace(STAGE, rate=1e-4)]), "rate = 0.001"),
        (replace(RUN, stages=[replace(STAGE, name="two")]), "name = 'one'"),
    ):
        with pytest.raises(RunFileError, match=message):
            refuse_other_past(past, changed, 0)


def test_a_stage_that_is_over_stays_as_it_was() -> None:
    two = replace(RUN, stages=[STAGE, replace(STAGE, name="two")])
    longer = replace(two, stages=[replace(STAGE, minutes=9), two.stages[1]])
    with pytest.raises(RunFileError, match="minutes = 5, not 9"):
        refuse_other_past(asdict(two), longer, 1)


def test_the_rate_rises_stays_and_falls() -> None:
    stage = replace(STAGE, rate=1.0, fall=0.4)
    rates = [learning_rate(stage, at, 10**6, 1000) for at in (0, 0.6, 0.8, 1)]
    assert rates == pytest.approx([1, 1, 0.5, 0])
    assert learning_rate(stage, 0, 0, 1000) == pytest.approx(0.01)
    assert learning_rate(stage, 0, 500, 1000) == pytest.approx(0.505)
    assert learning_rate(replace(stage, fall=0.0), 1, 10**6, 0) == 1
