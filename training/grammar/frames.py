"""What verbs govern, counted by their lemmas."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pymorphy3.analyzer import Parse
    from sentence import Word

COLUMNS = (
    "uses",
    "served",
    "accusative",
    "genitive",
    "dative",
    "instrumental",
    "infinitive",
    "perfective",
    "singular",
    "subjectless",
)
"""Uses; those with an object, an infinitive or a clause; those with each complement, and with a perfective
infinitive; those in the third person singular or the neuter past, and of these those without a subject."""
VERBS = {"VERB", "INFN", "GRND", "PRTF"}
OBJECTS = {"obj", "iobj", "obl"}
CASES = {"Dat": "dative", "Ins": "instrumental"}


class Frames:
    """Counts of complements."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, sentence: list[Word], readings: list[Parse | None]) -> None:
        """Count the verbs of a sentence."""
        children: defaultdict[int, list[Word]] = defaultdict(list)
        for word in sentence:
            children[word.head].append(word)
        at_of = {id(word): at for at, word in enumerate(sentence)}
        of = lambda word: children[at_of[id(word)]]  # noqa: E731
        for at, (word, reading) in enumerate(zip(sentence, readings, strict=True)):
            if not reading or word.part not in ("VERB", "AUX") or reading.tag.POS not in VERBS:
                continue
            if reading.tag.POS == "PRTF" and "Voice=Pass" in word.features:
                continue
            found = set(_complements(children[at], of))
            heads = children[word.head] if word.relation == "conj" else []
            joined = [own for one in children[at] if one.relation == "conj" for own in of(one)]
            if not found & {"accusative", "genitive", "infinitive", "clause"} and any(
                one.relation == "obj" for one in (*heads, *joined)
            ):
                # Joined verbs share an object: «любит и ждёт меня».
                found.add("accusative")
            self._count(word, reading, found, children[at])

    def _count(self, word: Word, reading: Parse, found: set[str], own: list[Word]) -> None:
        counts = self.counts[reading.normal_form.replace("ё", "е")]
        counts["uses"] += 1
        counts.update(found)
        if found & {"accusative", "genitive", "infinitive", "clause"}:
            counts["served"] += 1
        features = word.features
        third = "Person=3" in features or {"Tense=Past", "Gender=Neut"} <= features
        if third and {"VerbForm=Fin", "Number=Sing"} <= features and word.relation != "conj":
            counts["singular"] += 1
            counts["subjectless"] += not any(one.relation.startswith("nsubj") for one in own)

    def rows(self, least: int) -> Iterator[str]:
        """A row of each lemma that is used so often, the commonest first."""
        for lemma, counts in sorted(self.counts.items(), key=lambda one: -one[1]["uses"]):
            if counts["uses"] >= least:
                yield "\t".join((lemma, *(str(counts[name]) for name in COLUMNS)))


def _complements(own: list[Word], of) -> Iterator[str]:
    negated = any(one.text == "не" for one in own)
    for one in own:
        case, infinitive = one.case(), "VerbForm=Inf" in one.features
        if infinitive and one.relation in ("xcomp", "csubj", "ccomp"):
            yield "infinitive"
            if "Aspect=Perf" in one.features:
                yield "perfective"
        elif one.relation == "ccomp":
            yield "clause"
        elif one.relation in OBJECTS and not any(word.relation == "case" for word in of(one)):
            counted = one.part == "NUM" or any(word.part == "NUM" or word.relation.startswith("nummod") for word in of(one))
            if one.relation == "obj" and (counted or case in ("Acc", "Nom", None)):
                yield "accusative"
            elif case == "Gen":
                yield "accusative" if negated else "genitive"
            elif case in CASES:
                yield CASES[case]
