from __future__ import annotations

from collections.abc import Sequence

import pytest

from eval.parsing.extent import printed_paragraphs
from eval.parsing.lines import Line
from eval.parsing.printed import Page, TableBox
from eval.parsing.sequence import NumberLine
from eval.parsing.wording import stream

from .prints import line

PAGES = (Page(1, 595.0, 842.0, ()), Page(2, 595.0, 842.0, ()))
FIRST = line("1. It begins here", top=100)
GOES_ON = line("and goes on.", x0=100, top=115)


def texts(body: Sequence[Line], numbers: Sequence[NumberLine], pages: Sequence[Page] = PAGES) -> list[str]:
    return [one.text for one in printed_paragraphs(body, numbers, pages, 12.0)]


@pytest.mark.parametrize(
    "after",
    [
        line("2. Next one", top=130),
        line("A heading", top=130, bold=True),
        line("A heading", x0=100, top=130, size=14),
        line("Prose at the margin", x0=72, top=130),
    ],
)
def test_a_paragraph_ends_before_numbers_headings_and_lines_at_the_margin(after: Line) -> None:
    body = [FIRST, GOES_ON, after]
    numbers = [NumberLine(0, 1)] + ([NumberLine(2, 2)] if after.text.startswith("2.") else [])

    assert texts(body, numbers)[0] == stream("It begins here and goes on.")


def test_a_paragraph_goes_on_over_the_page() -> None:
    body = [FIRST, line("and goes on.", page=2, x0=100, top=90)]

    found = printed_paragraphs(body, [NumberLine(0, 1)], PAGES, 12.0)

    assert [(one.page, one.last_page, one.text) for one in found] == [
        (1, 2, stream("It begins here and goes on."))
    ]


def test_bullets_below_belong_to_the_paragraph() -> None:
    body = [FIRST, line("• one thing", x0=100, top=115), line("o another", x0=100, top=130)]

    assert texts(body, [NumberLine(0, 1)]) == [stream("It begins here one thing another")]


def test_a_ruled_table_below_does_not() -> None:
    pages = (Page(1, 595.0, 842.0, (), (TableBox(100.0, 112.0, 500.0, 300.0, 2),)),)

    assert texts([FIRST, GOES_ON], [NumberLine(0, 1)], pages) == [stream("It begins here")]


def test_words_glued_to_their_number_are_read() -> None:
    body = [line("10.Children are", top=100), GOES_ON]

    assert texts(body, [NumberLine(0, 10)]) == [stream("Children are and goes on.")]
