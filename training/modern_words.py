"""Make the table of words of today: their forms, and what three sources say of their stress.

The words are a list that we chose from wordfreq's frequent words and from what is said in the
street; texts of earlier centuries lack them. A word stands in the table where silero-stress and
ruaccent-predictor or the stress table agree on its stress. One that the list marks is decided by
hand. All of them keep their stress in all forms.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from name_stress import fold, place_in, stressed, vowels
from names import Table, read_table
from second_opinion import VOWELS

ACUTE = "\u0301"


class Row(NamedTuple):
    """A word of today; stresses are marked, a source that lacks the word has a hyphen."""

    word: str
    silero: str
    ruaccent: str
    table: str
    forms: str


def mark(form: str, stress: int) -> str:
    """The form with a mark behind its stressed vowel; ё and a single vowel need none."""
    if "ё" in form or vowels(form) < 2:
        return form
    places = [at for at, letter in enumerate(form) if letter in VOWELS]
    return form[: places[stress] + 1] + ACUTE + form[places[stress] + 1 :]


def verdict(word: str, accent: Callable[[str], str]) -> str:
    """What an accentor says of a word."""
    said = stressed([word], accent).get(word)
    return mark(said.text, said.stresses[-1]) if said else "-"


def rows(
    words: Iterable[str],
    silero: Callable[[str], str],
    ruaccent: Callable[[str], str],
    table: Table,
    inflect: Callable[[str], list[str]],
) -> Iterator[Row]:
    """The rows of the words whose stress two sources agree on, or which have a mark."""
    for given in words:
        word = given.replace(ACUTE, "")
        by_silero, by_ruaccent = verdict(word, silero), verdict(word, ruaccent)
        listed = [mark(word, stress) for stress, _ in table.get(fold(word), [])]
        by_hand = given != word or "ё" in given
        if not by_hand and by_silero not in (by_ruaccent, *listed):
            continue
        agreed = given if by_hand else by_silero
        forms = inflect(word)
        place = vowels(agreed.split(ACUTE)[0]) - 1
        marked = [mark(form, place_in(form, place, forms)) for form in forms]
        yield Row(agreed, by_silero, by_ruaccent, listed[0] if listed else "-", " ".join(marked))


def inflected(morph: object, word: str) -> list[str]:
    """The forms of a word, as a noun where it may be one; the word alone where it has no others."""
    known = morph.word_is_known(word)
    for parse in morph.parse(word):
        is_plural = known and "plur" in parse.tag
        is_first = "nomn" in parse.tag and (parse.normal_form == word or is_plural)
        if parse.tag.POS == "NOUN" and is_first and (known or word[-1] not in "оеэиыую"):
            forms = [form.word for form in parse.lexeme if known or form.tag.case != "voct"]
            numbers = [form.word for form in parse.lexeme if form.tag.number == "plur"]
            return list(dict.fromkeys([word, *(forms if parse.normal_form == word else numbers)]))
    return [word]


def main(arguments: list[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, required=True, help="a word a line, or a table")
    parser.add_argument("--stress", type=Path, required=True, help="the stress table, gzipped")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    try:
        import pymorphy3
        import ruaccent
        import silero_stress
    except ImportError as error:
        print(
            f"modern_words: {error}; pip install -r training/requirements-words.txt",
            file=sys.stderr,
        )
        return 1
    morph = pymorphy3.MorphAnalyzer()
    other = ruaccent.load_accentor()
    made = rows(
        [line.split("\t")[0] for line in options.words.read_text(encoding="utf-8").splitlines()],
        silero_stress.load_accentor("ru"),
        lambda text: other(text.lower(), format="synthesis"),
        read_table(gzip.decompress(options.stress.read_bytes()).decode("utf-8")),
        lambda word: inflected(morph, word),
    )
    options.out.write_text("".join("\t".join(row) + "\n" for row in made), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
