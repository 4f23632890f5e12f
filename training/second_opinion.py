"""Judge rhymed poems by tools that share nothing with the poet: silero-stress and pymorphy3.

The accentor, a neural network, stresses each line as it reads it; rhymes are compared by a few
rules on the spelling behind that stress, and words are looked up in pymorphy3's dictionary.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

VOWELS = "аеёиоуыэюя"
FEET = {
    "iamb": (2, 1), "trochee": (2, 0), "dactyl": (3, 0), "amphibrach": (3, 1), "anapest": (3, 2),
}
"""Syllables of a foot, and which of them is strong."""
STRESSED = str.maketrans("яёюэы", "аоуеи")
UNSTRESSED = str.maketrans("яоёеэыию", "ааааааау")
DEVOICED = str.maketrans("бвгджз", "пфктшс")
VOICELESS = "кпстфхцчшщ"
MISSED = 20
"""So many of what was found amiss are listed."""


class Word(NamedTuple):
    """A lower-case word as it is read."""

    text: str
    syllables: int
    stresses: tuple[int, ...]


@dataclass
class Opinion:
    """What was counted."""

    poems: int = 0
    whole: int = 0
    """Poems with all the lines of their scheme."""
    pairs: int = 0
    rhymed: int = 0
    lines: int = 0
    metrical: int = 0
    words: int = 0
    unknown: int = 0
    amiss: list[str] = field(default_factory=list)


def read(stressed: str) -> list[Word]:
    """The words of a line in which ``+`` stands before stressed vowels."""
    words = []
    for marked in re.findall(r"[а-яё+]+(?:-[а-яё+]+)*", stressed.lower()):
        stresses, count = [], 0
        for at, letter in enumerate(marked):
            if letter in VOWELS:
                if marked[at - 1 : at] == "+" or letter == "ё":
                    stresses.append(count)
                count += 1
        words.append(Word(marked.replace("+", ""), count, tuple(stresses)))
    return words


def keeps(meter: str, words: list[Word]) -> bool:
    """Whether each word of two or more syllables has a stress on a strong place."""
    if meter == "dolnik":
        return keeps_dolnik(words)
    length, strong = FEET[meter]
    syllable = 0
    for word in words:
        if word.syllables > 1 and word.stresses:
            if not any((syllable + stress) % length == strong for stress in word.stresses):
                return False
        syllable += word.syllables
    return True


def keeps_dolnik(words: list[Word], ictuses: tuple[int, ...] = (3, 4)) -> bool:
    """Whether three or four strong places, one or two syllables apart, bear each such word's stress.

    Up to two syllables may stand before the first strong place and behind the last.
    """
    wanted: list[set[int]] = []
    total = 0
    for word in words:
        if word.syllables > 1 and word.stresses:
            wanted.append({total + stress for stress in word.stresses})
        total += word.syllables
    rhythms = [(first,) for first in range(min(3, total))]
    for _ in range(max(ictuses)):
        for places in rhythms:
            ends = len(places) in ictuses and total - places[-1] <= 3
            if ends and all(stresses & set(places) for stresses in wanted):
                return True
        rhythms = [
            (*places, places[-1] + gap)
            for places in rhythms for gap in (2, 3) if places[-1] + gap < total
        ]
    return False


def sounds(word: Word, stress: int) -> tuple[str, str, str]:
    """The stressed vowel, what is behind it, and, where that is nothing, the consonant before it."""
    text = word.text
    if not re.search(r"(мног|стр[оу]г|дорог)о$", text):
        text = re.sub(r"([ое])го$", r"\1во", text)
    vowels = [at for at, letter in enumerate(text) if letter in VOWELS]
    at = vowels[stress]
    tail = re.sub(r"ть?ся$", "ца", text[at:])
    tail = re.sub(r"([^аеёиоуыэюя])\1", r"\1", re.sub(r"([сз])[тд]н", r"\1н", tail))
    behind = re.sub(r"[ьъй]", "", tail[1:].translate(UNSTRESSED))
    behind = re.sub(rf"[бвгджз](?=$|[{VOICELESS}])", lambda met: met[0].translate(DEVOICED), behind)
    before = "" if tail[1:] else text[at - 1 : at]
    if before and before in VOWELS + "ьъ":
        before = "й"
    return tail[0].translate(STRESSED), behind, before


def rhymes(one: Word, other: Word) -> bool:
    """Whether two words, no word with itself, sound alike from a stress on."""
    if one.text == other.text:
        return False
    for first in one.stresses or range(one.syllables):
        for second in other.stresses or range(other.syllables):
            if one.syllables - first != other.syllables - second:
                continue
            if sounds(one, first) == sounds(other, second):
                return True
    return False


def bonds(scheme: str) -> Iterator[tuple[int, int]]:
    """The lines that a scheme binds, each to the last one of its letter."""
    last: dict[str, int] = {}
    for at, letter in enumerate(scheme):
        if letter != "-":
            if letter in last:
                yield last[letter], at
            last[letter] = at


def judge(
    poems: Iterator[dict], accent: Callable[[str], str], is_known: Callable[[str], bool]
) -> Opinion:
    """Count over poems as ``npm run poem -- --json`` prints them."""
    opinion = Opinion()
    for poem in poems:
        opinion.poems += 1
        scheme = poem["scheme"].replace(" ", "")
        texts = poem["lines"][-len(scheme) :]
        lines = [read(accent(text.lower())) for text in texts]
        if len(lines) < len(scheme) or not all(lines):
            continue
        opinion.whole += 1
        for first, second in bonds(scheme):
            opinion.pairs += 1
            one, other = lines[first][-1], lines[second][-1]
            if rhymes(one, other):
                opinion.rhymed += 1
            else:
                opinion.amiss.append(f"{one.text} : {other.text}")
        meter = poem["meter"].split("-")[0]
        for text, words in list(zip(texts, lines))[poem["opening"] == "line" :]:
            opinion.lines += 1
            if keeps(meter, words):
                opinion.metrical += 1
            else:
                opinion.amiss.append(text)
            for part in (part for word in words for part in word.text.split("-")):
                opinion.words += 1
                if not is_known(part):
                    opinion.unknown += 1
                    opinion.amiss.append(part)
    return opinion


def in_words(opinion: Opinion) -> str:
    """The shares of what was counted, and some of what was found amiss."""
    rows = [f"{opinion.whole} of {opinion.poems} poems have all their lines"]
    for count, total, what in (
        (opinion.rhymed, opinion.pairs, "bound pairs rhyme"),
        (opinion.metrical, opinion.lines, "written lines keep the metre"),
        (opinion.unknown, opinion.words, "words are unknown"),
    ):
        if total > 0:
            rows.append(f"{count / total:.2%} of {total} {what}")
    if opinion.amiss:
        step = max(1, len(opinion.amiss) // MISSED)
        rows += ["Amiss, for instance:", *(f"  {each}" for each in opinion.amiss[::step])]
    return "\n".join(rows)


def main(arguments: list[str] | None = None) -> int:
    """Read poems, print what the tools say of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("poems", type=Path, help="JSON Lines of npm run poem -- --json")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    try:
        import pymorphy3
        from silero_stress import load_accentor
    except ImportError as error:
        print(
            f"second_opinion: {error}; pip install -r training/requirements-opinion.txt",
            file=sys.stderr,
        )
        return 1
    try:
        rows = options.poems.read_text(encoding="utf-8").splitlines()
        poems = [poem for poem in map(json.loads, rows) if poem["form"] == "rhymed"]
    except (OSError, ValueError) as error:
        print(f"second_opinion: {options.poems}: {error}", file=sys.stderr)
        return 1
    except (KeyError, TypeError):
        print(
            f"second_opinion: {options.poems} is not what npm run poem -- --json prints",
            file=sys.stderr,
        )
        return 1
    if not poems:
        print(f"second_opinion: {options.poems} holds no rhymed poem", file=sys.stderr)
        return 1
    opinion = judge(iter(poems), load_accentor("ru"), pymorphy3.MorphAnalyzer().word_is_known)
    print(json.dumps(asdict(opinion), ensure_ascii=False) if options.json else in_words(opinion))
    return 0


if __name__ == "__main__":
    sys.exit(main())
