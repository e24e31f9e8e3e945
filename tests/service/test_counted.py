"""Whom answers counted, kept for the question behind them."""

from __future__ import annotations

from service.counted import Counted
from service.question.filters import Filters


def test_an_answer_is_made_once_for_a_conversation_and_its_filters() -> None:
    kept, made = Counted(), list[str]()

    def counting(name: str) -> tuple[str, ...]:
        made.append(name)
        return (name,)

    for _ in range(2):
        assert kept.of(["Which?"], None, lambda: counting("Alderbrook")) == ("Alderbrook",)
        assert kept.of(["Which?"], Filters(years=(2019,)), lambda: counting("Bywell")) == ("Bywell",)
        assert kept.of(["Who?", "Which?"], None, lambda: counting("Corran")) == ("Corran",)
    assert made == ["Alderbrook", "Bywell", "Corran"]


def test_the_oldest_are_forgotten() -> None:
    kept = Counted()
    for number in range(600):
        kept.of([str(number)], None, lambda: ("Alderbrook",))
    assert kept.of(["0"], None, lambda: ("Bywell",)) == ("Bywell",)
    assert kept.of(["599"], None, lambda: ("Bywell",)) == ("Alderbrook",)
