from __future__ import annotations

from indexer.checks import endings, numbering
from indexer.model import Paragraph, ParagraphKind


def _paragraph(number: int, text: str = "It is so.") -> Paragraph:
    return Paragraph(str(number), number, (), ParagraphKind.NUMBERED, 1, text, 1)


def _codes(*numbers: int) -> list[str]:
    return [w.code for w in numbering([_paragraph(n) for n in numbers])]


def test_an_even_run_is_not_remarked_on() -> None:
    assert _codes(1, 2, 3) == []


def test_gaps_repeats_and_restarts_are() -> None:
    assert _codes(1, 2, 4) == ["numbering-gap"]
    assert _codes(1, 2, 2) == ["numbering-repeat"]
    assert _codes(1, 2, 1, 2) == ["numbering-restart", "numbering-repeat"]
    assert _codes(3, 4) == ["numbering-gap"]


def test_the_message_says_what_follows_what() -> None:
    (warning,) = numbering([_paragraph(1), _paragraph(3)])
    assert warning.message == "paragraph 3 follows 1"


def test_a_long_paragraph_without_an_end_is_remarked_on() -> None:
    open_end = _paragraph(1, "Children who live here receive help when they need it and from people who")
    assert [w.code for w in endings([open_end])] == ["mid-sentence-end"]
    assert not list(endings([_paragraph(2, "Short without end"), _paragraph(3, "x" * 80 + ".\u2019")]))
