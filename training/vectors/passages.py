"""Texts as numbers of words, and which lemmas stand in them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import scipy.sparse as sp


@dataclass
class Passages:
    """Texts of one kind."""

    words: list[str]
    """All words, those of the other kinds too. A word's number is its place."""
    tokens: array = field(default_factory=lambda: array("i"))
    """The words' numbers, text after text."""
    ends: array = field(default_factory=lambda: array("q"))
    """Where each text ends in ``tokens``."""

    @property
    def counts(self) -> np.ndarray:
        """How often each word stands in the texts."""
        return np.bincount(np.frombuffer(self.tokens, np.int32), minlength=len(self.words))

    def matrix(self, lemma_of_word: np.ndarray, lemmas: int) -> sp.csr_matrix:
        """1 where a text (row) has a lemma (column). @param lemma_of_word -1 for words without one."""
        columns = lemma_of_word[np.frombuffer(self.tokens, np.int32)]
        rows = np.repeat(np.arange(len(self.ends)), np.diff(self.ends, prepend=0))
        has = columns >= 0
        ones = np.ones(int(has.sum()), np.float32)
        matrix = sp.csr_matrix((ones, (rows[has], columns[has])), shape=(len(self.ends), lemmas))
        matrix.sum_duplicates()
        matrix.data[:] = 1
        return matrix


def read_passages(rows: Iterable[str]) -> tuple[Passages, Passages]:
    """The texts of verse and of prose from rows that begin with their kind."""
    number: dict[str, int] = {}
    words: list[str] = []
    kinds = {"verse": Passages(words), "prose": Passages(words)}
    for row in rows:
        kind, *own = row.split()
        passages = kinds[kind]
        for word in own:
            at = number.setdefault(word, len(words))
            if at == len(words):
                words.append(word)
            passages.tokens.append(at)
        passages.ends.append(len(passages.tokens))
    return kinds["verse"], kinds["prose"]
