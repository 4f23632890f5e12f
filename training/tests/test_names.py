"""Tests of how names and words of today are stressed; the tools that are asked are not needed."""

from modern_words import mark
from modern_words import rows as modern_rows
from name_stress import ENDING, decide, fathers, place_in
from names import chosen, lexemes, read_capitals, read_own, read_table, rows

DNEPR = ["днепр", "днепра", "днепру", "днепром"]


def accent(known: str):
    """An accentor that knows these words, and leaves others bare."""
    marked = {word.replace("+", ""): word for word in known.split()}
    return lambda text: " ".join(marked.get(word.lower(), word) for word in text.split())


def test_a_name_keeps_one_syllable_or_its_endings() -> None:
    votes = {"онегин": [(1, 1.0)], "онегина": [(1, 1.0)], "онегину": [(0, 1.0)]}
    assert decide(list(votes), votes).place == 1
    votes = {"днепра": [(1, 1.0)], "днепру": [(1, 1.0)], "днепром": [(1, 1.0)]}
    verdict = decide(DNEPR, votes)
    assert [place_in(form, verdict.place, DNEPR) for form in DNEPR] == [0, 1, 1, 1]


def test_needs_a_vote_unless_no_form_can_be_stressed_otherwise() -> None:
    assert decide(["нева", "невы"], {}) is None
    assert decide(["фёдор", "джо"], {}).share == 1.0
    assert place_in("семёнову", ENDING, ["семёнов", "семёнову"]) == 1


def test_a_patronymic_follows_the_father() -> None:
    assert "игорь" in fathers("игоревич") and "григорий" in fathers("григорьевич")
    forms = ["игоревич", "игоревича", "игоревичу"]
    names = [("игоревич", forms), ("игорь", ["игорь", "игоря"])]
    known = accent("+игорь +игоря игор+евич +игоревича +игоревичу")
    made = list(rows(names, known, {}, lambda form: False, {}))
    assert [(row.form, row.stress) for row in made if row.lemma == "игоревич"] == [
        (form, 0) for form in forms
    ]


def test_own_names_are_not_asked_about() -> None:
    names = [("чита", ["чита", "читы"])]
    made = list(rows(names, accent("ч+ита"), {}, lambda form: form == "читы", {"чита": 1}))
    assert made == [("чита", 1, True, "чита"), ("читы", 1, False, "чита")]
    assert read_own("чита\u0301\nпермь\n") == {"чита": 1, "пермь": 0}


def test_chooses_what_people_write() -> None:
    words = [
        ("тверь", "тверь", 1, "NOUN,Geox nomn"), ("твери", "тверь", 1, "NOUN,Geox gent"),
        ("кашин", "кашин", 2, "NOUN,Surn nomn"), ("дом", "дом", 3, "NOUN nomn"),
        ("клин", "клин", 4, "NOUN,Geox nomn"),
    ]
    names = lexemes(words)
    capitals = read_capitals("твери\t0\t2\nкашин\t0\t1\n")
    kept = chosen(names, capitals, lambda word: 3.0 * (word == "клин"))
    assert [lemma for lemma, _ in kept] == ["тверь", "клин"]


def test_reads_the_stress_table() -> None:
    assert read_table("ёлка\t0\t\tB,N\nбаку\t0\t1\tM\n") == {
        "елка": [(0, 2.0)], "баку": [(0, 0.34), (1, 0.17)],
    }


def test_a_word_of_today_needs_two_sources_or_our_mark() -> None:
    forms = {"хайп": ["хайп", "хайпа"], "лайфхак": ["лайфхак"], "тикток": ["тикток", "тиктока"]}
    silero = accent("х+айп лайфх+ак тикт+ок")
    other = accent("х+айп л+айфхак т+икток")
    words = ["хайп", "лайфхак", "тикто\u0301к"]
    made = list(modern_rows(words, silero, other, {}, forms.__getitem__))
    assert [row.word for row in made] == ["хайп", "тикто\u0301к"]
    assert made[1].forms == "тикто\u0301к тикто\u0301ка"
    assert mark("зачётка", 1) == "зачётка"
