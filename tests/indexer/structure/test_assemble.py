from __future__ import annotations

from indexer.model import Paragraph, ParagraphKind
from indexer.structure.assemble import Assembler, Labels
from indexer.structure.passages import Passage, Role


def _run(*passages: Passage, opening: str = "Summary") -> list[Paragraph]:
    return Assembler(opening, Labels()).run(passages).paragraphs


def _heading(text: str, rank: int = 0) -> Passage:
    return Passage(text, Role.HEADING, rank=rank)


def _number(number: int, text: str, page: int = 1) -> Passage:
    return Passage(text, Role.NUMBER, page, page, number=number)


def _bullet(text: str, depth: int = 0) -> Passage:
    return Passage(text, Role.BULLET, depth=depth)


def _text(text: str, **more: object) -> Passage:
    return Passage(text, Role.TEXT, **more)  # type: ignore[arg-type]  # fields of Passage by name


def test_printed_numbers_are_labels_and_a_repeat_is_told_apart() -> None:
    found = _run(_number(12, "One."), _number(13, "Two."), _number(13, "Three."))
    assert [p.paragraph for p in found] == ["12", "13", "13-2"]


def test_unnumbered_paragraphs_count_on_under_headings_of_one_slug() -> None:
    found = _run(
        _heading("Summary"), _text("A good start."), _heading("Inspection findings"), _number(1, "One."),
        _heading("Summary"), _text("A good end."),
    )  # fmt: skip
    assert [p.paragraph for p in found] == ["summary-1", "1", "summary-2"]


def test_a_number_cut_by_a_page_goes_on() -> None:
    found = _run(
        _number(5, "Children who", 3),
        _text("do well are known.", page=4, last_page=4, inset=True, after_break=True),
    )
    assert (found[0].text, found[0].page, found[0].last_page) == ("Children who do well are known.", 3, 4)


def test_a_continuation_may_begin_with_a_capital() -> None:
    found = _run(
        _number(5, "It is so.", 3), _text("However, it is not.", page=4, inset=True, after_break=True)
    )
    assert len(found) == 1


def test_recommendation_alone_belongs_to_the_paragraph_before() -> None:
    assert _run(_number(5, "It is so."), _text("(Recommendation)"))[0].text == "It is so. (Recommendation)"


def test_nested_bullets_belong_to_their_parent() -> None:
    found = _run(
        _heading("Findings"), _bullet("Of these:"), _bullet("ten", 1), _bullet("two", 1), _bullet("Others.")
    )
    assert [p.text for p in found] == ["Of these: ten two", "Others."]


def test_a_list_inside_a_numbered_paragraph_belongs_to_it() -> None:
    found = _run(
        _number(1, "They looked at:"),
        _bullet("files"),
        _bullet("people."),
        _heading("Next"),
        _number(2, "So."),
    )
    assert [p.text for p in found] == ["They looked at: files people.", "So."]


def test_text_at_the_margin_after_a_bullet_is_prose() -> None:
    found = _run(_heading("Findings"), _bullet("A point."), _text("Prose stands here.", inset=False))
    assert [p.kind for p in found] == [ParagraphKind.BULLET, ParagraphKind.PROSE]


def test_text_between_two_bullets_after_a_page_end_goes_on() -> None:
    found = _run(
        _heading("Findings"),
        _bullet("A point."),
        _text("However, so.", after_break=True),
        _bullet("Another."),
    )
    assert [p.paragraph for p in found] == ["findings-1", "findings-2"]


def test_what_stands_under_recommendations_is_one() -> None:
    found = _run(_heading("Recommendations"), _number(1, "Do this."), _bullet("Do that."))
    assert {p.kind for p in found} == {ParagraphKind.RECOMMENDATION}


def test_sections_are_paths_of_headings() -> None:
    found = _run(
        _heading("The local authority"), _heading("Leadership, management and governance"),
        _heading("Summary"), _text("It is so."), _heading("Information about this inspection"), _text("It was done."),
    )  # fmt: skip
    assert found[0].section == ("The local authority", "Leadership, management and governance", "Summary")
    assert found[1].section == ("Information about this inspection",)


def test_a_grade_below_a_heading_is_read_and_is_no_paragraph() -> None:
    assembly = Assembler("Summary", Labels()).run(
        [
            _heading("Leadership, management and governance"),
            _heading("Requires improvement"),
            _text("It is so."),
        ]
    )
    assert len(assembly.paragraphs) == 1
    assert assembly.grades[0].grade == "Requires improvement"


def test_a_judgement_that_only_a_heading_states_can_be_cited() -> None:
    assembly = Assembler("Summary", Labels()).run(
        [
            _heading("The Local Safeguarding Children Board (LSCB)"),
            _heading("The Local Safeguarding Children Board is good"),
        ]
    )
    assert assembly.paragraphs[0].paragraph == "judgements-1"
    assert assembly.grades[0].paragraph == "judgements-1"


def test_the_inspection_team_is_one_table() -> None:
    found = _run(
        _heading("The inspection team"),
        _text("Lead inspector: Ann Example"),
        _text("Team inspectors: Bob Case"),
    )
    assert [(p.paragraph, p.text) for p in found] == [
        ("the-inspection-team-1", "Lead inspector: Ann Example; Team inspectors: Bob Case")
    ]
