"""Tests of the word vectors on made-up texts."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("pymorphy3")
pytest.importorskip("scipy")

import factors  # noqa: E402
import scipy.sparse as sp  # noqa: E402
from factors import learn_vectors, positive_pmi, whole_numbers  # noqa: E402
from learn import learn  # noqa: E402
from lemmas import choose_lemmas  # noqa: E402
from passages import read_passages  # noqa: E402

SEA = "verse море волны парус берег"
WOOD = "prose лес сосны мох тропа"
ROWS = [SEA, WOOD, "verse волна паруса морем и не он", "prose тропой лесами сосна"] * 6


def test_reads_texts_of_both_kinds() -> None:
    verse, prose = read_passages(["verse а б а", "prose б в"])
    assert verse.words is prose.words
    assert verse.words == ["а", "б", "в"]
    assert verse.counts.tolist() == [2, 1, 0]
    assert verse.matrix(np.array([0, 1, -1]), 2).toarray().tolist() == [[1, 1]]
    assert prose.matrix(np.array([0, 1, -1]), 2).toarray().tolist() == [[0, 1]]


def test_chooses_lemmas_of_content_words() -> None:
    words = ["моря", "морем", "и", "он", "который", "быстро", "ыва"]
    lemmas = choose_lemmas(words, np.full(7, 3), np.zeros(7, int))
    assert [words[form] for form in lemmas.forms] == ["моря", "морем", "быстро"]
    assert lemmas.of_word[0] == lemmas.of_word[1] != lemmas.of_word[5]
    assert lemmas.shares.sum() == pytest.approx(3 / 7)


def test_leaves_rare_words_out() -> None:
    lemmas = choose_lemmas(["море", "лес"], np.array([1, 0]), np.array([0, 4]))
    assert lemmas.of_word.tolist() == [0, -1]


def test_finds_no_surprise_in_what_stands_together_by_chance() -> None:
    together = sp.csr_matrix(np.full((6, 6), 100.0))
    assert positive_pmi(together).toarray() == pytest.approx(0, abs=0.3)


def test_words_of_the_same_texts_point_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factors, "SIZE", 2)
    verse, prose = read_passages(ROWS)
    lemmas = choose_lemmas(verse.words, verse.counts, prose.counts)
    count = len(lemmas.shares)
    vectors = learn_vectors(verse.matrix(lemmas.of_word, count), prose.matrix(lemmas.of_word, count))
    sea, wave, wood = (vectors[lemmas.of_word[verse.words.index(word)]] for word in ("море", "волны", "лес"))
    assert sea @ wave > 0.9
    assert sea @ wood < 0.5


def test_makes_whole_numbers() -> None:
    numbers = whole_numbers(np.random.default_rng(1).normal(size=(50, 8)))
    assert numbers.min() == -7
    assert numbers.max() == 7


def test_prints_sorted_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(factors, "SIZE", 2)
    learnt = learn(ROWS)
    assert learnt["forms"] == sorted(learnt["forms"])
    assert "морем" in learnt["forms"]
    assert "не" not in learnt["forms"]
    assert len(learnt["vectors"]) == 2 * len(learnt["shares"])
    assert len(learnt["lemmas"]) == len(learnt["forms"])
