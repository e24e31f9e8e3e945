"""Whom answers counted, kept for the question behind them."""

from __future__ import annotations

from service.answering.draft import SingledOut
from service.counted import Counted
from service.question.filters import Filters


def test_an_answer_is_made_once_for_a_conversation_and_its_filters() -> None:
    kept, made = Counted(), list[str]()

    def counting(name: str) -> SingledOut:
        made.append(name)
        return SingledOut((name,))

    for _ in range(2):
        assert kept.of(["Which?"], None, lambda: counting("Alderbrook")) == SingledOut(("Alderbrook",))
        assert kept.of(["Which?"], Filters(years=(2019,)), lambda: counting("Bywell")) == SingledOut(
            ("Bywell",)
        )
        assert kept.of(["Who?", "Which?"], None, lambda: counting("Corran")) == SingledOut(("Corran",))
    assert made == ["Alderbrook", "Bywell", "Corran"]


def test_the_oldest_are_forgotten() -> None:
    kept = Counted()
    for number in range(600):
        kept.of([str(number)], None, lambda: SingledOut(("Alderbrook",)))
    assert kept.of(["0"], None, lambda: SingledOut(("Bywell",))) == SingledOut(("Bywell",))
    assert kept.of(["599"], None, lambda: SingledOut(("Bywell",))) == SingledOut(("Alderbrook",))
