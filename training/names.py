"""List the forms of names that people write, with their stress.

The names and their cases are those that pymorphy3's dictionary marks: first names, patronymics,
surnames, places. Kept are those that texts spell with a capital inside a line, and those that
are common in wordfreq's lists. What silero-stress, an accentor, and the stress table say of their
forms is put to the vote (name_stress.py); a name that the two do not agree on is left out, unless
own_names.txt has it with our own stress.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from name_stress import LEAST_SHARE, Verdict, decide, fathers, fold, place_in, stressed, vowels
from second_opinion import Word

MARKS = ("Name", "Surn", "Patr", "Geox")
OTHERS = ("Orgn", "Trad")
"""Marks of names that are not listed; a word is not a common one because of them."""
UNWANTED = ("Erro", "Dist", "Abbr", "Init")
LEAST_CAPITALS = 2
"""Capitals inside lines, over all forms of a name, for it to be listed."""
LEAST_ZIPF = 2.2
"""Or the frequency of its first form, as a base-10 logarithm of its occurrences in 10^9 words."""
WEIGHTS = {"M": 0.34}
"""Weight of a source of the table, 1 where it has none: a program stressed many of M's names."""

ACUTE = "\u0301"
OWN = Path(__file__).with_name("own_names.txt")

Tagged = tuple[str, str, int, str]
"""Form, lemma, number of the paradigm and tag of a word of the dictionary."""
Name = tuple[str, list[str]]
"""The lemma and the forms of a name."""
Table = dict[str, list[tuple[int, float]]]
"""For spellings with е for ё their stressed vowels, with the weight of each."""


class Row(NamedTuple):
    """A form of a name."""

    form: str
    stress: int
    alone: bool
    """Whether the dictionary has no common word with this spelling."""
    lemma: str


def lexemes(dictionary: Iterable[Tagged]) -> dict[tuple[str, int], list[str]]:
    """The forms of each name, ordered as the dictionary has them."""
    forms: dict[tuple[str, int], list[str]] = {}
    for form, lemma, paradigm, tag in dictionary:
        if any(mark in tag for mark in MARKS) and not any(mark in tag for mark in UNWANTED):
            own = forms.setdefault((lemma, paradigm), [])
            if form not in own:
                own.append(form)
    return forms


def chosen(
    names: dict[tuple[str, int], list[str]],
    capitals: dict[str, int],
    zipf: Callable[[str], float],
) -> Iterator[tuple[str, list[str]]]:
    """The lemma and the forms of each name that people write."""
    for (lemma, _), forms in names.items():
        written = sum(capitals.get(form, 0) for form in {fold(form) for form in forms})
        if written >= LEAST_CAPITALS or zipf(lemma) >= LEAST_ZIPF:
            yield lemma, forms


def read_table(text: str) -> Table:
    """The stress table: form, stressed vowel, other possible ones, sources."""
    table: Table = defaultdict(list)
    for line in text.splitlines():
        form, first, others, sources = line.split("\t")[:4]
        weight = min(2.0, sum(WEIGHTS.get(source, 1.0) for source in sources.split(",")))
        table[fold(form)].append((int(first), weight))
        table[fold(form)] += [(int(other), weight / 2) for other in others.split(",") if other]
    return table


def rows(
    names: Iterable[Name],
    accent: Callable[[str], str],
    table: Table,
    is_common: Callable[[str], bool],
    own: dict[str, int],
) -> Iterator[Row]:
    """The rows of the list.

    The stress of a patronymic is that of the father's name where its sources do not agree.
    own: names and the stressed vowel of each; nothing is asked about them.
    """
    kept = list(names)
    words = stressed(sorted({form for _, forms in kept for form in forms}), accent)
    places: dict[str, int] = {}
    for lemma, forms in sorted(kept, key=lambda name: len(fathers(name[0])) > 0):
        votes = votes_on(lemma, forms, words, table, is_common)
        father = next((each for each in fathers(lemma) if each in places), None)
        verdict = decide(forms, votes, places.get(father) if father else None)
        if lemma in own:
            verdict = Verdict(own[lemma], 1.0)
        if verdict and verdict.share >= LEAST_SHARE:
            places.setdefault(lemma, verdict.place)
            for form in forms:
                spelled = words[form].text if form in words else form
                stress = place_in(spelled, verdict.place, forms)
                yield Row(spelled, stress, not is_common(form), lemma)


def votes_on(
    lemma: str,
    forms: list[str],
    words: dict[str, Word],
    table: Table,
    is_common: Callable[[str], bool],
) -> Table:
    """What both sources say of the forms; of a common word only the accentor is asked."""
    votes: Table = defaultdict(list)
    for form in forms:
        if form in words:
            votes[form].append((words[form].stresses[-1], 2.0 if form == lemma else 1.0))
        if not is_common(form):
            votes[form] += table.get(fold(form), [])
    return votes


def read_capitals(text: str) -> dict[str, int]:
    """How often words have a capital inside a line, from what ``npm run names:count`` wrote."""
    parts = (line.split("\t") for line in text.splitlines())
    return {word: int(capital) for word, _, capital in parts}


def read_own(text: str) -> dict[str, int]:
    """Names with a marked stress, one a line, and the stressed vowel of each."""
    return {
        name.replace(ACUTE, ""): max(0, vowels(name.split(ACUTE)[0]) - 1) for name in text.split()
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--capitals", type=Path, required=True, help="of npm run names:count")
    parser.add_argument("--stress", type=Path, required=True, help="the stress table, gzipped")
    parser.add_argument("--out", type=Path, required=True, help="form, stress, alone, lemma")
    options = parser.parse_args(arguments)
    try:
        import pymorphy3
        import torch
        from silero_stress import load_accentor
        from wordfreq import zipf_frequency
    except ImportError as error:
        print(f"names: {error}; pip install -r training/requirements-words.txt", file=sys.stderr)
        return 1
    torch.set_num_threads(1)
    morph = pymorphy3.MorphAnalyzer()

    @cache
    def is_common(form: str) -> bool:
        tags = [str(parse.tag) for parse in morph.parse(form)] if morph.word_is_known(form) else []
        return any(not any(mark in tag for mark in MARKS + OTHERS + UNWANTED) for tag in tags)

    known = ((form, lemma, paradigm, str(tag))
             for form, tag, lemma, paradigm, _ in morph.dictionary.iter_known_words())
    names = chosen(
        lexemes(known),
        read_capitals(options.capitals.read_text(encoding="utf-8")),
        lambda word: zipf_frequency(word, "ru"),
    )
    table = read_table(gzip.decompress(options.stress.read_bytes()).decode("utf-8"))
    own = read_own(OWN.read_text(encoding="utf-8"))
    listed = sorted(set(rows(names, load_accentor("ru"), table, is_common, own)))
    with options.out.open("w", encoding="utf-8") as out:
        for form, stress, alone, lemma in listed:
            print(form, stress, "name" if alone else "also", lemma, sep="\t", file=out)
    print(f"{len(listed)} forms of {len({row.lemma for row in listed})} names -> {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
