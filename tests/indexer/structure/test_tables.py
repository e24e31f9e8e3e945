from __future__ import annotations

from indexer.readers.blocks import Line
from indexer.structure.tables import with_grade_rows


def _line(baseline: float, *cells: tuple[str, float], right: float = 400.0) -> Line:
    return Line(
        " ".join(c for c, _ in cells), 1, cells[0][1], right, baseline, 12.0,
        cells=tuple(c for c, _ in cells), lefts=tuple(x for _, x in cells),
    )  # fmt: skip


def _rows(lines: list[Line]) -> list[tuple[str, ...]]:
    return [line.cells for line in with_grade_rows(lines) if len(line.cells) == 2]


def test_a_grade_beside_the_first_line_takes_the_whole_name() -> None:
    lines = [
        _line(300, ("The impact of leaders on social work", 77), ("Outstanding", 303)),
        _line(314, ("practice with children and families", 77), right=256),
        _line(342, ("Overall effectiveness", 77), ("Good", 303)),
    ]
    assert _rows(lines) == [
        ("The impact of leaders on social work practice with children and families", "Outstanding"),
        ("Overall effectiveness", "Good"),
    ]


def test_a_grade_beside_the_last_line_takes_the_whole_name() -> None:
    lines = [
        _line(346, ("The impact of leaders on practice with", 79), right=290),
        _line(359, ("families", 79), ("Good", 395)),
        _line(388, ("The experiences of children who need help and", 79), right=375),
        _line(402, ("protection", 79), ("Inadequate", 395)),
    ]
    assert _rows(lines) == [
        ("The impact of leaders on practice with families", "Good"),
        ("The experiences of children who need help and protection", "Inadequate"),
    ]


def test_a_grade_of_two_lines_is_one_grade() -> None:
    lines = [
        _line(300, ("Leadership, management and", 77), ("Requires improvement", 303)),
        _line(316, ("governance", 77), ("to be good", 303)),
        _line(350, ("Adoption performance", 77), ("Not judged", 303)),
    ]
    assert _rows(lines) == [
        ("Leadership, management and governance", "Requires improvement to be good"),
        ("Adoption performance", "Not judged"),
    ]


def test_text_around_the_table_is_left_alone() -> None:
    prose = _line(
        500, ("Children receive a good service from people who know them well indeed.", 72), right=500
    )
    lines = [_line(300, ("Overall effectiveness", 77), ("Good", 303)), prose]
    assert with_grade_rows(lines)[-1] == prose


def test_lines_without_grades_stay_as_they_are() -> None:
    lines = [_line(100, ("One", 72)), _line(115, ("Two", 72))]
    assert with_grade_rows(lines) == lines
