"""Errors of agreement and of prepositions that no reading of the words excuses.

A tagger that reads words in context finds for each word the reading that fits, and so explains
errors away. Here a pair of words counts as an error only if none of their readings fit together.
"""

from __future__ import annotations

from words import Reading, phrases, readings

PREPOSITIONS = {
    **dict.fromkeys(
        "без безо для до из изо из-за из-под кроме от ото ради среди у".split(), {"gent"}
    ),
    **dict.fromkeys("к ко".split(), {"datv"}),
    **dict.fromkeys("через сквозь про".split(), {"accs"}),
    **dict.fromkeys("над перед передо".split(), {"ablt"}),
    "при": {"loct"},
    **dict.fromkeys("под подо за".split(), {"accs", "ablt"}),
    **dict.fromkeys("в во на об обо".split(), {"accs", "loct"}),
    "между": {"ablt", "gent"},
    "по": {"datv", "accs", "loct"},
    **dict.fromkeys("с со".split(), {"gent", "ablt", "accs"}),
}
"""Cases that each preposition takes. Those that are adverbs or cries too («вокруг», «о») are left out."""
CASES = {"gen1": "gent", "gen2": "gent", "loc1": "loct", "loc2": "loct", "acc2": "accs", "voct": "nomn"}
"""Cases that few nouns have, as those that they stand for."""
NOMINAL = frozenset({"NOUN", "ADJF", "APRO", "PRTF", "NPRO", "NUMR"})
QUALITIES = frozenset({"ADJF", "PRTF"})


def errors(lines: list[str]) -> int:
    """How many neighbouring words of the lines can't stand side by side."""
    return sum(
        _is_preposition_error(word, following) or _is_agreement_error(word, following)
        for line in lines
        for phrase in phrases(line)
        for word, following in zip(phrase, phrase[1:], strict=False)
    )


def _is_preposition_error(word: str, following: str) -> bool:
    cases = PREPOSITIONS.get(word)
    if cases is None:
        return False
    found = readings(following)
    if not all(reading.is_known and reading.part in NOMINAL for reading in found):
        return False
    return all(_case(reading) not in cases for reading in found if reading.case)


def _is_agreement_error(word: str, following: str) -> bool:
    """Whether an adjective stands before a noun that it does not agree with.

    Only adjectives that are nothing else count: «который» and «весь» stand alone too. A noun that may
    be in an oblique case may depend on the adjective («полный слёз», «милый сердцу»), and a noun that may
    be in the accusative on a participle («забывший дом»).
    """
    adjectives, nouns = readings(word), readings(following)
    if not all(one.is_known and one.part in QUALITIES for one in adjectives):
        return False
    if not all(one.is_known and one.part == "NOUN" for one in nouns):
        return False
    governed = {"gent", "datv", "ablt"}
    if any(one.part == "PRTF" for one in adjectives):
        governed.add("accs")
    if any(_case(noun) in governed for noun in nouns):
        return False
    return not any(_agree(adjective, noun) for adjective in adjectives for noun in nouns)


def _agree(adjective: Reading, noun: Reading) -> bool:
    if noun.case is None or _case(adjective) != _case(noun) or adjective.number != noun.number:
        return False
    return adjective.gender is None or noun.gender is None or adjective.gender == noun.gender


def _case(reading: Reading) -> str | None:
    return CASES.get(reading.case or "", reading.case)
