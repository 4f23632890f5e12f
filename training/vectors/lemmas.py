"""Which lemmas get a vector, and which words are their forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pymorphy3

CONTENT = frozenset({"NOUN", "ADJF", "ADJS", "COMP", "VERB", "INFN", "PRTF", "PRTS", "GRND", "ADVB"})
"""Parts of speech that name things, qualities and deeds."""
MOST = 30_000
"""Lemmas that get a vector: the commonest."""
VERSE = 5
"""A word of verse counts as much as so many of prose."""
LEAST = 5
"""A form counts at least so much: once in verse."""
LONGEST = 30
"""Letters of a form."""


@dataclass(frozen=True)
class Lemmas:
    """The lemmas that get a vector, by their numbers."""

    of_word: np.ndarray
    """The lemma of each word, -1 for words without one."""
    shares: np.ndarray
    """Each lemma's share of all words."""

    @property
    def forms(self) -> np.ndarray:
        """Numbers of the words that are a form of one."""
        return np.flatnonzero(self.of_word >= 0)


def choose_lemmas(words: Sequence[str], verse: np.ndarray, prose: np.ndarray) -> Lemmas:
    """The commonest lemmas of content words. A word has the lemma of its likeliest reading.

    @param verse, prose how often each word stands there.
    """
    weights = VERSE * verse + prose
    names: dict[str, int] = {}
    of_word = np.full(len(words), -1)
    analyzer = pymorphy3.MorphAnalyzer()
    for at in np.flatnonzero(weights >= LEAST):
        lemma = lemma_of(analyzer, words[at])
        if lemma is not None:
            of_word[at] = names.setdefault(lemma, len(names))
    has = of_word >= 0
    totals = np.bincount(of_word[has], weights[has], minlength=len(names))
    kept = sorted(np.argsort(-totals, kind="stable")[:MOST], key=list(names).__getitem__)
    place = np.full(len(names) + 1, -1)
    place[kept] = np.arange(len(kept))
    return Lemmas(place[of_word], totals[kept] / weights.sum())


def lemma_of(analyzer: pymorphy3.MorphAnalyzer, word: str) -> str | None:
    """The lemma of a content word that the dictionary knows."""
    reading = analyzer.parse(word)[0]
    if len(word) > LONGEST or not reading.is_known:
        return None
    if reading.tag.POS not in CONTENT or "Apro" in reading.tag:
        return None
    return reading.normal_form.replace("ё", "е")
