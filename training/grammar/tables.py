"""Make the tables of ``npm run grammar -- build`` from parsed texts.

``forms.tsv``: a word form of the dictionary, how often it occurs, and its readings, each as
``tag|lemma|share``, divided by ``;``. ``frames.tsv``: a verb's lemma, and the counts that ``frames.py``
names. The shares are those that the parser sees, and a few more by the dictionary's own shares.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from frames import COLUMNS, Frames
from sentence import WORD, Word, reading_of, readings, sentences

PRIOR = 3
"""The dictionary's shares count as much as so many occurrences."""


class Forms:
    """How often each form is read in each way."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.read: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)

    def rows(self, least: int) -> Iterator[str]:
        """A row of each form that occurs so often and that the dictionary knows."""
        for form, count in self.counts.most_common():
            if count < least:
                return
            own = readings(form)
            if not own[0].is_known:
                continue
            seen = self.read[form]
            total = sum(seen.values()) + PRIOR
            parts = (
                f"{one.tag}|{one.normal_form.replace('ё', 'е')}"
                f"|{(seen[str(one.tag), one.normal_form] + PRIOR * one.score) / total:.3f}"
                for one in own
            )
            yield "\t".join((form, str(count), ";".join(parts)))


def count(parsed: Iterable[list[Word]]) -> tuple[Forms, Frames]:
    """Count the forms and the frames of parsed sentences."""
    forms, frames = Forms(), Frames()
    for sentence in parsed:
        own = [reading_of(word.text, word.part, word.features) if WORD.fullmatch(word.text) else None for word in sentence]
        for word, reading in zip(sentence, own, strict=True):
            if WORD.fullmatch(word.text):
                forms.counts[word.text] += 1
            if reading:
                forms.read[word.text][str(reading.tag), reading.normal_form] += 1
        frames.add(sentence, own)
    return forms, frames


def main() -> None:
    """Write the tables that the command asks for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--parsed", required=True, metavar="FILE.tsv.gz")
    options.add_argument("--out", required=True, type=Path, metavar="FOLDER")
    options.add_argument("--least", type=int, default=4, help="least occurrences of a form or a lemma")
    given = options.parse_args()
    forms, frames = count(sentences(given.parsed))
    given.out.mkdir(parents=True, exist_ok=True)
    _write(given.out / "forms.tsv", forms.rows(given.least))
    _write(given.out / "frames.tsv", ["\t".join(("lemma", *COLUMNS)), *frames.rows(given.least)])


def _write(path: Path, rows: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f"{row}\n" for row in rows)


if __name__ == "__main__":
    main()
