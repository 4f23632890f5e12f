"""Learn word vectors for ``npm run vectors:build``, which starts this with texts on standard input.

In: a row for each text: ``verse`` or ``prose``, and its words, lower case with е for ё.
Out: ``{"forms": [...], "lemmas": [...], "shares": [...], "vectors": [...]}``: sorted forms, the number of
each one's lemma, each lemma's share of the words, all lemmas' vectors in a row as numbers of -7 to 7.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterable

NEEDED = ("numpy", "pymorphy3", "scipy")
PACKAGES_MISSING = 3
"""The exit status where packages are missing."""


def main() -> int:
    """Learn from the texts on standard input."""
    if not all(importlib.util.find_spec(name) for name in NEEDED):
        return PACKAGES_MISSING
    sys.stdin.reconfigure(encoding="utf-8")
    json.dump(learn(sys.stdin), sys.stdout, ensure_ascii=True, separators=(",", ":"))
    return 0


def learn(rows: Iterable[str]) -> dict[str, list]:
    """What is printed, from rows of texts."""
    import numpy as np
    from factors import learn_vectors, whole_numbers
    from lemmas import choose_lemmas
    from passages import read_passages

    verse, prose = read_passages(rows)
    lemmas = choose_lemmas(verse.words, verse.counts, prose.counts)
    count = len(lemmas.shares)
    vectors = learn_vectors(verse.matrix(lemmas.of_word, count), prose.matrix(lemmas.of_word, count))
    forms = sorted(lemmas.forms, key=verse.words.__getitem__)
    return {
        "forms": [verse.words[form] for form in forms],
        "lemmas": lemmas.of_word[forms].tolist(),
        "shares": np.round(lemmas.shares, 9).tolist(),
        "vectors": whole_numbers(vectors).ravel().tolist(),
    }


if __name__ == "__main__":
    sys.exit(main())
