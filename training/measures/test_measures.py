"""Tests of the measures' rules. The embeddings are made up: their package is not needed."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pymorphy3")

import subject  # noqa: E402
from agreement import errors  # noqa: E402
from subject import bare, centre, subject_kept  # noqa: E402
from words import repeated_lemmas  # noqa: E402


@pytest.mark.parametrize("line", ["Он стоял у окну", "Мы идём в поля через река", "над дорогу", "к дому, без воду"])
def test_finds_a_wrong_case_after_a_preposition(line: str) -> None:
    assert errors([line]) == 1


@pytest.mark.parametrize("line", ["Передо мной синий небо", "высокая дом", "здесь высокое река"])
def test_finds_an_adjective_that_does_not_agree(line: str) -> None:
    assert errors([line]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Он стоял у окна в лесу, на снегу", "полный слёз и милый сердцу взгляд, забывший дом", "тот, который мать любил",
        "вокруг тишина, после дождь", "в солнечном дне по реке", "О, мать! Без, вода", "под утро за дверью",
        "белый снег и синее небо", "из-за леса, из-под ёлки", "ко мне, со мной, обо всём",
    ],
)
def test_gives_good_russian_the_benefit_of_the_doubt(line: str) -> None:
    assert errors([line]) == 0


def test_counts_lemmas_that_stand_before() -> None:
    assert repeated_lemmas(["Снег идёт", "снега идут, был ветер"]) == pytest.approx(2 / 5)
    assert repeated_lemmas(["и не в"]) is None


def test_compares_the_first_line_with_the_second_stanza(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = {"снег": [1.0, 0.0], "зима": [0.9, 0.1], "море": [0.0, 1.0]}
    monkeypatch.setattr(subject, "embed", lambda lines: np.array([vectors[line] for line in lines]))
    middle = ["-"] * 3
    near = ["Снег!", *middle, *["зима"] * 4]
    far = ["снег", *middle, *["море"] * 4]
    kept = subject_kept([near, far, near[:7]])
    assert kept[0] > 0.9
    assert kept[1] < -0.9
    assert kept[2] is None
    assert subject_kept([]) == []


def test_centres_vectors() -> None:
    centred = centre(np.array([[1.0, 1.0], [3.0, 1.0], [2.0, 1.0]]))
    assert np.allclose(centred, [[-1, 0], [1, 0], [0, 0]])


def test_takes_marks_capitals_and_yo_away() -> None:
    assert bare("Ещё — «Снег», кто-то?") == "еще снег кто-то"
