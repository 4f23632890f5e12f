"""Tests of the second opinion's rules; the tools that it asks are not needed."""

import json
import sys
from pathlib import Path

import pytest

import second_opinion
from second_opinion import Opinion, Word, bonds, in_words, judge, keeps, read, rhymes


def word(marked: str) -> Word:
    return read(marked)[0]


@pytest.mark.parametrize(
    "pair",
    [
        "св+ет отв+ет", "дор+ога мн+ого", "никог+о божеств+о", "люб+овь вн+овь", "бо+ится пт+ица",
        "мо+я быти+я", "п+оздно гр+озно", "вес+ёлый шк+олой", "с+уд т+уд", "д+уше т+уши",
    ],
)
def test_hears_rhymes(pair: str) -> None:
    one, other = pair.split()
    assert rhymes(word(one), word(other))


@pytest.mark.parametrize(
    "pair", ["вод+ы г+оды", "весн+а сестр+а", "св+ет св+ет", "дор+ога пог+ода", "окн+о пл+охо"]
)
def test_hears_what_does_not_rhyme(pair: str) -> None:
    one, other = pair.split()
    assert not rhymes(word(one), word(other))


def test_hears_metre() -> None:
    line = read("над кр+ышей т+ихо т+ает св+ет")
    assert keeps("iamb", line)
    assert not keeps("trochee", line)
    assert keeps("trochee", read("т+ихо т+ает ж+ёлтый св+ет"))
    assert keeps("anapest", read("над рек+ою взошл+а тишин+а"))


def test_hears_dolnik() -> None:
    assert keeps("dolnik", read("в п+оезде +едет молч+а солд+ат"))
    assert keeps("dolnik", read("в+ечер в окн+е погас+ает м+едленно"))
    assert not keeps("dolnik", read("снег ул+ица"))
    assert not keeps("dolnik", read("тишин+а п+ела над дор+огами"))


def test_binds_each_line_to_the_last_of_its_letter() -> None:
    assert list(bonds("AABA")) == [(0, 1), (1, 3)]
    assert list(bonds("-A-A")) == [(1, 3)]


def test_counts_what_the_poet_wrote() -> None:
    poem = {
        "scheme": "AA", "meter": "iamb-4", "opening": "line",
        "lines": ["Над крышей тихо тает свет", "И нет окна и бзык ответ"],
    }
    marks = {"крышей": "кр+ышей", "тихо": "т+ихо", "тает": "т+ает", "свет": "св+ет"}
    marks |= {"окна": "окн+а", "ответ": "отв+ет"}
    accent = lambda line: " ".join(marks.get(each, each) for each in line.split())
    epigraph = poem | {"opening": "epigraph", "lines": ["Hi", *poem["lines"]]}
    short = poem | {"lines": poem["lines"][1:]}
    opinion = judge(iter([poem, epigraph, short]), accent, lambda each: each != "бзык")
    assert (opinion.poems, opinion.whole) == (3, 2)
    assert (opinion.rhymed, opinion.pairs) == (2, 2)
    assert (opinion.metrical, opinion.lines) == (3, 3)
    assert opinion.unknown == 2


def test_says_what_is_wrong_with_the_poems(
    tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("silero_stress", "pymorphy3"):
        monkeypatch.setitem(sys.modules, name, type("Tool", (), {"load_accentor": None}))
    free = tmp_path / "free.jsonl"
    free.write_text(json.dumps({"form": "free"}) + "\n", encoding="utf-8")
    assert second_opinion.main([str(free)]) == 1
    assert second_opinion.main([str(tmp_path / "none.jsonl")]) == 1
    assert "no rhymed poem" in capsys.readouterr().err
    free.write_text("[]\n", encoding="utf-8")
    assert second_opinion.main([str(free)]) == 1
    assert "npm run poem" in capsys.readouterr().err


def test_tells_shares_of_what_there_was() -> None:
    told = in_words(Opinion(poems=1, whole=1, lines=4, metrical=3, words=10, amiss=["бзык"]))
    assert "75.00% of 4 written lines" in told
    assert "pairs" not in told
