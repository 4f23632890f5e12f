"""Vectors of lemmas from the texts that they stand in."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import eigsh

SIZE = 64
"""Numbers of a vector."""
VERSE = 10
"""Two words in a text of verse count as much as in so many texts of prose."""
DISCOUNT = 0.5
"""Taken from each count: what stands together once may do so by chance."""
SMOOTHING = 0.75
"""Power of the frequencies: rare words are a little less surprising than they seem."""
SPREAD = 0.25
"""Power of the eigenvalues: the first directions, which divide all words, weigh less than by themselves."""
CLIPPED = 0.99
"""Share of the numbers that the whole numbers reach."""
LARGEST = 7
"""Of the whole numbers."""


def learn_vectors(verse: sp.csr_matrix, prose: sp.csr_matrix) -> np.ndarray:
    """Vectors [lemmas, SIZE] of length 1 (0 for a lemma that stands alone) from texts [texts, lemmas].

    The positive pointwise mutual information of two lemmas in one text (Levy, Goldberg and Dagan 2015,
    "Improving Distributional Similarity with Lessons Learned from Word Embeddings"), and the directions
    in which it varies most.
    """
    surprise = positive_pmi(VERSE * (verse.T @ verse) + prose.T @ prose)
    # The search for the directions begins anywhere, but always at the same place.
    start = np.ones(surprise.shape[0], np.float32)
    values, directions = eigsh(surprise, k=SIZE, which="LA", tol=1e-2, v0=start)
    vectors = directions * np.maximum(values, 0) ** SPREAD
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)


def positive_pmi(together: sp.spmatrix) -> sp.csr_matrix:
    """How much oftener two lemmas stand together than by chance, in nats; 0 where it is less often."""
    counts = together.tocsr().astype(np.float32)
    counts.setdiag(0)
    counts.eliminate_zeros()
    totals = np.asarray(counts.sum(axis=1), np.float64).ravel()
    smooth = totals**SMOOTHING
    # Both words of a pair bear half of the smoothing, which keeps the matrix symmetric.
    own = (np.log(np.maximum(totals, 1)) + np.log(np.maximum(smooth, 1) / smooth.sum())) / 2
    own = own.astype(np.float32)
    counts.data = np.log(np.maximum(counts.data - DISCOUNT, 1e-9))
    counts.data -= np.repeat(own, np.diff(counts.indptr))
    counts.data -= own[counts.indices]
    counts.data = np.maximum(counts.data, 0)
    counts.eliminate_zeros()
    return counts


def whole_numbers(vectors: np.ndarray) -> np.ndarray:
    """Vectors as whole numbers: the same step for all, as only directions count."""
    step = np.quantile(np.abs(vectors), CLIPPED) / LARGEST
    return np.clip(np.rint(vectors / step), -LARGEST, LARGEST).astype(int)
