from __future__ import annotations

from indexer.structure.passages import Passage, Role
from indexer.structure.regions import divide, without_contents


def _text(text: str, role: Role = Role.TEXT, page: int | None = None, cells: tuple[str, ...] = ()) -> Passage:
    return Passage(text, role, page, page, cells=cells)


def test_a_list_of_contents_goes_with_its_wrapped_entries() -> None:
    found = without_contents(
        [
            _text("Contents", Role.HEADING, 2),
            _text("Executive summary 2", Role.ROW, 2, ("Executive summary", "2")),
            _text("The experiences and progress of children who need help and", Role.HEADING, 2),
            _text("protection 10", Role.ROW, 2, ("protection", "10")),
            _text("Executive summary", Role.HEADING, 3),
            _text("Children do well.", page=3),
        ]
    )
    assert [p.text for p in found] == ["Executive summary", "Children do well."]


def test_a_letter_is_parted_at_salutation_and_signature() -> None:
    regions = divide(
        [
            _text("Ann Example, Director"),
            _text("Dear Ann", Role.HEADING),
            _text("Focused visit to Somewhere children\u2019s services", Role.HEADING),
            _text("This letter summarises the findings of a visit."),
            _text("Yours sincerely"),
            _text("Bob Case"),
        ]
    )
    assert regions.letter
    assert [p.text for p in regions.body] == ["This letter summarises the findings of a visit."]
    assert [p.text for p in regions.closing] == ["Yours sincerely", "Bob Case"]


def test_the_cover_ends_below_the_judgement_table() -> None:
    prose = "Children receive a service that is better than it was, because leaders have listened. " * 3
    regions = divide(
        [
            _text("Somewhere Council", Role.HEADING, 1),
            _text("Inspection of children\u2019s social care services", Role.HEADING, 1),
            _text("Overall effectiveness Good", Role.ROW, 1, ("Overall effectiveness", "Good")),
            _text(prose, page=1),
            _text("What needs to improve", Role.HEADING, 2),
        ]
    )
    assert not regions.letter
    assert regions.body[0].text == prose


def test_closing_pages_are_cut_off() -> None:
    body = [_text(f"Paragraph {n} says that children do well here.", page=1) for n in range(8)]
    closing = _text(
        "The Office for Standards in Education, Children\u2019s Services and Skills regulates and inspects",
        page=2,
    )
    regions = divide([_text("Findings", Role.HEADING, 1), *body, closing, _text("M1 2WD", page=2)])
    assert len(regions.body) == 9
    assert regions.closing[0] is closing
