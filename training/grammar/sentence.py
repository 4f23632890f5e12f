"""A parsed sentence, and the dictionary's readings of its words."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pymorphy3
from pymorphy3.analyzer import Parse

WORD = re.compile(r"[а-я]+(?:-[а-я]+)*")


class Word(NamedTuple):
    """A word as the parser sees it; ``head`` counts from 0, and is -1 for the root."""

    text: str
    part: str
    features: frozenset[str]
    head: int
    relation: str

    def case(self) -> str | None:
        """Its case: ``Nom``, ``Gen``, ``Dat``, ``Acc``, ``Ins`` or ``Loc``."""
        return next((one[5:] for one in self.features if one.startswith("Case=")), None)


def sentences(path: str) -> Iterator[list[Word]]:
    """The sentences of a table that ``parse.py`` wrote."""
    words: list[Word] = []
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            cells = row.rstrip("\n").split("\t")
            if len(cells) == 5:
                text, part, features, head, relation = cells
                folded = text.lower().replace("ё", "е")
                words.append(Word(folded, part, frozenset(features.split("|")), int(head) - 1, relation))
            elif words:
                yield words
                words = []


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    """The dictionary, loaded once."""
    return pymorphy3.MorphAnalyzer()


@cache
def readings(text: str) -> tuple[Parse, ...]:
    """All readings of a word, the likeliest first; an abbreviation («нем.») only if it is nothing else."""
    found = tuple(analyzer().parse(text))
    return tuple(one for one in found if not {"Abbr", "Init"} & one.tag.grammemes) or found


PARTS = {
    "NOUN": {"NOUN"},
    "PROPN": {"NOUN"},
    "PRON": {"NPRO", "ADJF"},
    "DET": {"ADJF"},
    "ADJ": {"ADJF", "ADJS", "COMP", "PRTF"},
    "NUM": {"NUMR", "ADJF"},
    "VERB": {"VERB", "INFN", "GRND", "PRTF", "PRTS"},
    "AUX": {"VERB", "INFN", "GRND", "PRTF"},
    "ADV": {"ADVB", "PRED", "COMP", "ADJS"},
    "ADP": {"PREP"},
    "CCONJ": {"CONJ"},
    "SCONJ": {"CONJ"},
    "PART": {"PRCL", "CONJ"},
    "INTJ": {"INTJ"},
}
"""Parts of speech of Universal Dependencies, and those of the dictionary."""
VERBAL = {"VERB", "INFN", "GRND", "PREP", "CONJ"}
"""What a word is hardly ever mistaken for."""
FEATURES = {
    "VerbForm=Fin": {"VERB"},
    "VerbForm=Inf": {"INFN"},
    "VerbForm=Conv": {"GRND"},
    "VerbForm=Part": {"PRTF", "PRTS"},
    "Variant=Short": {"ADJS", "PRTS"},
}
CASES = {
    "Nom": {"nomn", "voct"},
    "Gen": {"gent", "gen1", "gen2"},
    "Dat": {"datv"},
    "Acc": {"accs", "acc2"},
    "Ins": {"ablt"},
    "Loc": {"loct", "loc1", "loc2"},
}
NUMBERS = {"Number=Sing": "sing", "Number=Plur": "plur"}
GENDERS = {"Gender=Masc": "masc", "Gender=Fem": "femn", "Gender=Neut": "neut"}


@cache
def reading_of(text: str, part: str, features: frozenset[str]) -> Parse | None:
    """The reading that fits what the parser sees best; ``None`` if none does."""
    best = max(readings(text), key=lambda one: _fit(one, part, features), default=None)
    return best if best and _fit(best, part, features) > 0 else None


def _fit(reading: Parse, part: str, features: frozenset[str]) -> int:
    tag = reading.tag
    fit = 4 if tag.POS in PARTS.get(part, ()) else -2 if part in ("VERB", "AUX") or tag.POS in VERBAL else 0
    for feature in features:
        if feature in FEATURES:
            fit += 3 if tag.POS in FEATURES[feature] else -3
        elif feature.startswith("Case=") and tag.case:
            fit += 3 if tag.case in CASES.get(feature[5:], ()) else -3
        elif feature in NUMBERS and tag.number:
            fit += 1 if tag.number == NUMBERS[feature] else -1
        elif feature in GENDERS and tag.gender:
            fit += 1 if tag.gender == GENDERS[feature] else -1
        elif feature == "Mood=Imp" and tag.mood:
            fit += 1 if tag.mood == "impr" else -1
    return fit
