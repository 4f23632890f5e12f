"""Tests of the tables, with sentences that are parsed by hand."""

from __future__ import annotations

import pytest

pytest.importorskip("pymorphy3")

from frames import COLUMNS  # noqa: E402
from sentence import Word, reading_of  # noqa: E402
from tables import count  # noqa: E402

FINITE = "Aspect=Imp|Mood=Ind|VerbForm=Fin|Voice=Act"


def word(text: str, part: str, features: str, head: int, relation: str) -> Word:
    return Word(text, part, frozenset(features.split("|")), head, relation)


HE_LOVES_ME = [
    word("он", "PRON", "Case=Nom|Gender=Masc|Number=Sing|Person=3", 1, "nsubj"),
    word("любит", "VERB", f"{FINITE}|Number=Sing|Person=3|Tense=Pres", -1, "root"),
    word("и", "CCONJ", "", 3, "cc"),
    word("ждет", "VERB", f"{FINITE}|Number=Sing|Person=3|Tense=Pres", 1, "conj"),
    word("меня", "PRON", "Case=Acc|Number=Sing|Person=1", 3, "obj"),
    word(".", "PUNCT", "", 1, "punct"),
]
DOES_NOT_WANT = [
    word("не", "PART", "", 1, "advmod"),
    word("хочется", "VERB", f"{FINITE}|Number=Sing|Person=3|Tense=Pres", -1, "root"),
    word("уйти", "VERB", "Aspect=Perf|VerbForm=Inf", 1, "csubj"),
]
NO_BREAD = [
    word("не", "PART", "", 1, "advmod"),
    word("ем", "VERB", f"{FINITE}|Number=Sing|Person=1|Tense=Pres", -1, "root"),
    word("хлеба", "NOUN", "Case=Gen|Gender=Masc|Number=Sing", 1, "obj"),
]


def frame(sentence: list[Word], lemma: str) -> dict[str, int]:
    _, frames = count([sentence])
    return {name: frames.counts[lemma][name] for name in COLUMNS if frames.counts[lemma][name]}


def test_counts_an_object_that_joined_verbs_share() -> None:
    served = {"uses": 1, "served": 1, "accusative": 1, "singular": 1}
    assert frame(HE_LOVES_ME, "любить") == served
    # A joined verb has the subject of the first.
    assert frame(HE_LOVES_ME, "ждать") == {"uses": 1, "served": 1, "accusative": 1}


def test_counts_impersonal_verbs_and_perfective_infinitives() -> None:
    own = {"uses": 1, "served": 1, "infinitive": 1, "perfective": 1, "singular": 1, "subjectless": 1}
    assert frame(DOES_NOT_WANT, "хотеться") == own


def test_takes_the_genitive_of_a_negation_for_an_object() -> None:
    assert frame(NO_BREAD, "есть") == {"uses": 1, "served": 1, "accusative": 1}


def test_finds_the_reading_that_the_parser_means() -> None:
    noun = reading_of("стали", "NOUN", frozenset({"Case=Gen", "Gender=Fem", "Number=Sing"}))
    verb = reading_of("стали", "VERB", frozenset({"VerbForm=Fin", "Number=Plur", "Tense=Past"}))
    assert noun and verb
    assert (noun.normal_form, noun.tag.case, verb.normal_form) == ("сталь", "gent", "стать")


def test_writes_all_readings_of_forms_with_their_shares() -> None:
    forms, _ = count([HE_LOVES_ME, HE_LOVES_ME])
    rows = dict(row.split("\t", 1) for row in forms.rows(least=2))
    assert set(rows) == {"он", "любит", "и", "ждет", "меня"}
    occurrences, listed = rows["меня"].split("\t")
    shares = {tag.rpartition(" ")[2].rpartition(",")[2]: float(share) for tag, _, share in (one.split("|") for one in listed.split(";"))}
    assert occurrences == "2"
    assert shares["accs"] > shares["gent"] > 0
    assert list(forms.rows(least=3)) == []
