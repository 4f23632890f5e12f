"""Words of a line and what pymorphy3 says of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pymorphy3

CONTENT = frozenset({"NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "ADVB"})
"""Parts of speech that name things, qualities and deeds."""
EVERYDAY = frozenset("быть мочь стать как так там тут где".split())
"""Lemmas that repeat in any text."""
MARKS = re.compile(r"[,.!?:;…—()«»\"]")
WORDS = re.compile(r"[а-яё]+(?:-[а-яё]+)*")


class Reading(NamedTuple):
    """One way to read a word; absent grammemes are ``None``. ``APRO`` is a pronominal adjective."""

    lemma: str
    part: str | None
    case: str | None
    gender: str | None
    number: str | None
    is_known: bool


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@cache
def readings(word: str) -> tuple[Reading, ...]:
    """All readings of a lower-case word, the likeliest first."""
    return tuple(
        Reading(
            parse.normal_form.replace("ё", "е"),
            "APRO" if "Apro" in parse.tag else parse.tag.POS,
            parse.tag.case,
            parse.tag.gender,
            parse.tag.number,
            parse.is_known,
        )
        for parse in _analyzer().parse(word)
    )


def phrases(line: str) -> list[list[str]]:
    """The lower-case words of a line, divided at punctuation marks."""
    parts = (WORDS.findall(part) for part in MARKS.split(line.lower()))
    return [words for words in parts if words]


def repeated_lemmas(lines: list[str]) -> float | None:
    """The share of content words whose lemma stands in the poem before.

    ``None`` if there are no content words. A word has the lemma of its likeliest reading.
    """
    seen: set[str] = set()
    repeated = total = 0
    for line in lines:
        for word in (word for phrase in phrases(line) for word in phrase):
            lemma, part, *_ = readings(word)[0]
            if part not in CONTENT or lemma in EVERYDAY:
                continue
            total += 1
            repeated += lemma in seen
            seen.add(lemma)
    return repeated / total if total else None
