"""Decide how a name is stressed, from what an accentor and a stress table say of its forms.

A name keeps its stress on one vowel (Оне́гин, Оне́гина), or on its endings (Днепр, Днепра́). So all
forms of a name are decided together: each form that either source knows has a vote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from os.path import commonprefix
from typing import NamedTuple

from second_opinion import VOWELS, Word, read

AT_ONCE = 20
"""Words that are stressed in one go."""
LEAST_SHARE = 0.6
"""Least share of the votes for a name to be listed."""
ENDING = -1
"""Stands for the stress on the ending."""


class Verdict(NamedTuple):
    """How a name is stressed."""

    place: int
    """A vowel, counted from 0, or ENDING."""
    share: float
    """The share of the votes for it."""


def fold(text: str) -> str:
    """The text with е for ё."""
    return text.replace("ё", "е")


def vowels(text: str) -> int:
    """The number of vowels."""
    return sum(letter in VOWELS for letter in text)


def stressed(forms: list[str], accent: Callable[[str], str]) -> dict[str, Word]:
    """What the accentor makes of each form, its ё and its stress; bare ones are left out."""
    words: dict[str, Word] = {}
    for start in range(0, len(forms), AT_ONCE):
        part = forms[start : start + AT_ONCE]
        marked = read(accent(" ".join(form.capitalize() for form in part)))
        if [fold(word.text) for word in marked] != [fold(form) for form in part]:
            continue
        for form, word in zip(part, marked):
            if word.stresses:
                words[form] = word
    return words


def place_in(form: str, place: int, forms: Iterable[str]) -> int:
    """The stressed vowel of a form of a name with these forms; ё is stressed wherever it is."""
    if "ё" in form:
        return vowels(form[: form.rindex("ё")])
    wanted = vowels(commonprefix([fold(each) for each in forms])) if place == ENDING else place
    return min(wanted, vowels(form) - 1)


def decide(
    forms: list[str], votes: Mapping[str, Iterable[tuple[int, float]]], favoured: int | None = None
) -> Verdict | None:
    """The stress that most votes are for; None without votes where a form needs one.

    votes: for each form the vowels that a source has for it, with the weight of each.
    favoured: a place that counts as half of the votes more.
    """
    told = [form for form in forms if "ё" not in form and vowels(form) > 1]
    cast = [(form, vowel, weight) for form in told for vowel, weight in votes.get(form, ())]
    if not told:
        return Verdict(ENDING, 1.0)
    total = sum(weight for _, _, weight in cast)
    if total == 0:
        return None
    most = max(vowels(form) for form in told)
    scores = {
        place: sum(weight for form, vowel, weight in cast if place_in(form, place, forms) == vowel)
        for place in (*range(most), ENDING)
    }
    if favoured is not None:
        scores[favoured] += total / 2
        total *= 1.5
    best = max(scores, key=lambda place: scores[place])
    return Verdict(best, scores[best] / total)


def fathers(patronymic: str) -> list[str]:
    """First names that a patronymic in -ич may come from: Иванович, Сергеевич, Игоревич, Ильич."""
    for suffix, endings in (
        ("ьевич", ("ий",)),
        ("евич", ("й", "ь", "")),
        ("ович", ("", "о", "а")),
        ("ич", ("а", "я", "о")),
    ):
        if patronymic.endswith(suffix):
            return [patronymic.removesuffix(suffix) + ending for ending in endings]
    return []
