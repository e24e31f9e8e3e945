from __future__ import annotations

from indexer.readers.text import read_text
from indexer.structure.passages import Passage, Role
from indexer.structure.plain import passages


def _passages(text: str) -> list[Passage]:
    return passages(read_text("x.txt", text.encode()))


def test_markup_and_footnote_marks_are_not_read() -> None:
    found = _passages(
        "The authority was judged to be **good**.\n\n<p>Summary</p> <p>Children\u00b9 do well.</p>"
    )
    assert [p.text for p in found] == ["The authority was judged to be good.", "Summary", "Children do well."]


def test_numbers_bullets_rows_and_headings_are_told_apart() -> None:
    found = _passages(
        "Findings\n\n1. One thing is so.\n2. Another is not.\n\n- A point.\n - A point below it.\nName\tGood\n"
    )
    assert [p.role for p in found] == [
        Role.HEADING, Role.NUMBER, Role.NUMBER, Role.BULLET, Role.BULLET, Role.ROW,
    ]  # fmt: skip
    assert [p.depth for p in found if p.role is Role.BULLET] == [0, 1]


def test_a_line_that_begins_with_a_year_or_a_stray_number_is_text() -> None:
    found = _passages(
        "1. First thing.\n2. Second thing that goes on until May\n\n2016. It was then.\n3. Third thing."
    )
    assert [p.number for p in found if p.role is Role.NUMBER] == [1, 2, 3]


def test_a_page_end_shows_as_three_empty_lines() -> None:
    found = _passages("- A point.\n\n\n\nHowever, it goes on.\n\n- Another.")
    assert found[1].after_break


def test_page_numbers_and_footnotes_are_dropped() -> None:
    found = _passages(
        "Text that stands first here.\n\n12\n\n\u00b9 A note below.\n\nText that stands last here."
    )
    assert [p.text for p in found] == ["Text that stands first here.", "Text that stands last here."]


def test_a_text_wrapped_at_a_width_is_put_together() -> None:
    words = "Children receive help when they need it and it is given by people who know them well. " * 12
    lines, line = [], ""
    for word in words.split():
        if len(line) + len(word) > 70:
            lines.append(line.strip())
            line = ""
        line += " " + word
    lines.append(line.strip())
    found = _passages("Findings\n\n1. " + "\n".join(lines) + "\n2. Next.")
    assert [p.number for p in found if p.role is Role.NUMBER] == [1, 2]
    assert found[1].text.split() == words.split()
