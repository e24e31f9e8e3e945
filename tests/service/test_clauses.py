"""Running text parts into sentences, clauses and phrases."""

from __future__ import annotations

from service.clauses import clauses, phrases, sentence_spans, sentences


def test_a_sentence_ends_with_its_mark_and_the_quotes_behind_it() -> None:
    text = "Plans are clear. “Visits are late.” Why? Nobody says"
    assert sentences(text) == ["Plans are clear.", "“Visits are late.”", "Why?", "Nobody says"]


def test_other_marks_may_end_one() -> None:
    text = "One thing: plans; another: visits."
    assert sentences(text) == [text]
    assert sentences(text, ".;") == ["One thing: plans;", "another: visits."]


def test_a_point_within_a_word_ends_nothing() -> None:
    assert sentences("A rise of 2.5 per cent.") == ["A rise of 2.5 per cent."]


def test_spans_leave_out_the_space_between() -> None:
    text = "One.  Two."
    assert [text[start:end] for start, end in sentence_spans(text)] == ["One.", "Two."]
    assert sentence_spans("") == [(0, 0)]


def test_a_clause_begins_with_the_word_that_turns() -> None:
    assert clauses("Plans are clear, but visits are late; audits help") == [
        "Plans are clear",
        "but visits are late",
        "audits help",
    ]
    assert clauses("The butter is dear") == ["The butter is dear"]


def test_phrases_end_at_every_mark_and_turn() -> None:
    assert phrases("Plans (new) are clear – or so while 3,000 wait, they say.") == [
        "Plans ",
        "new",
        " are clear",
        "or so",
        "while 3,000 wait",
        " they say",
        "",
    ]
