from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.answering.citations import CitationBook
from service.answering.facts.figures import figures, told_in
from service.answering.model import Outcome, SectionOutcome
from service.question.model import FactKind, Intent, Question
from tests.service.answering.facts.world import fact_question
from tests.support.memory_index import MemoryIndex, made_report, memory_index

AREA = (
    "The local authority",
    "Information about this local authority area",
    "Children looked after in this area",
)
HOMES = (*AREA[:2], "Previous Ofsted inspections")


def _report(name: str, year: int, number: int) -> object:
    texts = {
        "previous-ofsted-inspections-1": "The local authority operates three children’s homes.",
        "children-looked-after-in-this-area-1": f"At 1 March, {number} children are being looked after by the local authority "
        "(a rate of 40 per 10,000 children). This is an increase from 90 (38 per 10,000).",
        "1": "Inspectors saw that 999 children are being looked after by the council.",
    }
    sections = {
        "previous-ofsted-inspections-1": HOMES,
        "children-looked-after-in-this-area-1": AREA,
        "1": ("Findings",),
    }
    return made_report(name, (date(year, 4, 1), date(year, 4, 9)), texts, sections=sections)


BOXES: MemoryIndex = memory_index([_report("Dunmere", 2016, 100), _report("Elsford", 2017, 250)])  # type: ignore[list-item]


GORSE = made_report("Gorse", (date(2017, 4, 1), date(2017, 4, 9)), {"1": "Visits are regular."})


def _asked(text: str, *names: str, measures: tuple[str, ...]) -> Question:
    return replace(fact_question(FactKind.HELD, *names, text=text, index=BOXES), fact=None, figures=measures)


def test_a_figure_is_quoted_from_the_box_with_what_goes_on_of_it() -> None:
    book = CitationBook()
    answer = figures(
        _asked("How many children are in care?", "Dunmere", measures=("looked after",)), BOXES, book
    )
    assert answer is not None
    assert "100 children are being looked after" in answer.text
    assert book.citations[0].quote.endswith("38 per 10,000).")


def test_who_lives_outside_the_area_is_told_of_every_placement_that_the_box_prints() -> None:
    texts = {
        "area-1": "Of this number, 40 children live outside the local authority area.",
        "area-2": "Six children live in children’s homes, of whom half live out of the authority area.",
        "area-3": "Ninety children live with foster families, of whom 20% live out of the authority area.",
        "area-4": "Two children are unaccompanied asylum-seeking children.",
    }
    report = made_report(
        "Dunmere", (date(2016, 4, 1), date(2016, 4, 9)), texts, sections=dict.fromkeys(texts, AREA)
    )
    book = CitationBook()
    asked = _asked(
        "How many in each kind of placement?", "Dunmere", measures=("outside the area by placement",)
    )
    answer = figures(asked, memory_index([report]), book)
    assert answer is not None
    assert [citation.quote for citation in book.citations] == list(texts.values())[:3]


def test_the_highest_figure_is_said_first() -> None:
    asked = _asked("Which council has the most children in care?", measures=("looked after",))
    answer = figures(asked, BOXES, CitationBook())
    assert answer is not None
    assert answer.text.startswith("Highest figure printed: Elsford (inspection, April 2017) [1], 250.")


def test_a_figure_that_no_box_prints_is_left_to_the_search_with_nothing_cited() -> None:
    book = CitationBook()
    asked = _asked("How many adoptions?", "Dunmere", measures=("adoptions",))
    assert figures(asked, BOXES, book) is None
    assert not book.citations


def test_once_the_words_were_searched_it_is_said_who_prints_no_such_figure() -> None:
    asked = _asked("Who has more adoptions?", "Dunmere", "Elsford", measures=("adoptions",))
    none = figures(asked, BOXES, CitationBook(), searched=True)
    assert none is not None
    assert none.outcome is Outcome.NOT_FOUND
    assert [one.outcome for one in none.sections] == [SectionOutcome.SILENT] * 2
    counted = replace(asked, text="How many adoptions in Dunmere and Elsford?")
    assert figures(counted, BOXES, CitationBook(), searched=True) is None, "their words may say how they do"


def test_where_one_of_two_prints_a_figure_the_other_is_named_as_not() -> None:
    index = memory_index([_report("Dunmere", 2016, 100), GORSE])  # type: ignore[list-item]
    asked = replace(
        fact_question(FactKind.HELD, "Dunmere", "Gorse", text="How many are in care?", index=index),
        fact=None,
        figures=("looked after",),
    )
    assert figures(asked, index, CitationBook()) is None
    answer = figures(asked, index, CitationBook(), searched=True)
    assert answer is not None
    assert "- **Dunmere**, inspection, April 2016: “At 1 March, 100 children" in answer.text
    assert answer.text.endswith("- **Gorse**: no such figure printed")


def test_that_reports_are_of_different_years_is_said_where_they_are() -> None:
    asked = _asked("Which has the most children in care?", measures=("looked after",))
    told = figures(asked, BOXES, CitationBook())
    same = memory_index([_report("Dunmere", 2016, 100), _report("Elsford", 2016, 250)])  # type: ignore[list-item]
    alike = figures(
        replace(asked, report_ids=tuple(r.report.report_id for r in same.reports())), same, CitationBook()
    )
    assert told is not None
    assert alike is not None
    assert "of different years" in told.text
    assert "of different years" not in alike.text


def test_every_measure_asked_for_must_be_printed() -> None:
    asked = _asked("How many homes and adoptions?", "Dunmere", measures=("children's homes", "adoptions"))
    assert figures(asked, BOXES, CitationBook()) is None


def test_the_figures_of_several_reports_are_told_one_by_one_where_change_is_asked() -> None:
    index = memory_index([_report("Dunmere", 2014, 80), _report("Dunmere", 2016, 100)])  # type: ignore[list-item]
    asked = replace(
        fact_question(FactKind.HELD, "Dunmere", text="How has it changed?", index=index),
        fact=None,
        figures=("looked after",),
        intent=Intent.TEMPORAL,
    )
    book = CitationBook()
    answer = figures(asked, index, book)
    assert answer is not None
    assert answer.text.startswith("2 reports of Dunmere print it:")
    assert [one.year for one in book.citations] == [2016, 2014]


def test_one_in_so_many_is_a_share_and_a_post_has_no_number() -> None:
    texts = {
        "children-1": "About one in four of the children of Farrow live in poverty.",
        "local-leadership-1": "An acting director of the whole department has been in post since May 2015.",
    }
    sections = {
        "children-1": (*AREA[:2], "Children living in this area"),
        "local-leadership-1": (*AREA[:2], "Local leadership"),
    }
    report = made_report("Farrow", (date(2016, 4, 1), date(2016, 4, 9)), texts, sections=sections)
    other = {"children-1": "About 20% of the children of Garth live in poverty."}
    index = memory_index(
        [report, made_report("Garth", (date(2016, 4, 1), date(2016, 4, 9)), other, sections=sections)]
    )
    asked = replace(
        fact_question(FactKind.HELD, text="Where is child poverty lowest?", index=index),
        fact=None,
        figures=("poverty",),
    )
    ranked = figures(asked, index, CitationBook())
    assert ranked is not None
    assert ranked.text.startswith("Lowest figure printed: Garth")
    asked = replace(
        fact_question(FactKind.HELD, "Farrow", text="Since when?", index=index),
        fact=None,
        figures=("director in post",),
    )
    told = figures(asked, index, CitationBook())
    assert told is not None
    assert "since May 2015" in told.text


def test_an_earlier_report_does_not_tell_since_when_somebody_is_in_post_now() -> None:
    before = made_report(
        "Farrow",
        (date(2016, 4, 1), date(2016, 4, 9)),
        {"leadership-1": "The director of children’s services has been in post since May 2015."},
        sections={"leadership-1": (*AREA[:2], "Local leadership")},
    )
    since = made_report("Farrow", (date(2021, 4, 1), date(2021, 4, 9)), {"1": "Leaders listen."})
    index = memory_index([before, since])
    question = replace(
        fact_question(FactKind.HELD, "Farrow", text="How long has the director been in post?", index=index),
        fact=None,
        figures=("director in post",),
        earlier_ids=("farrow-2016-inspection",),
        report_ids=("farrow-2021-inspection",),
    )
    told = figures(question, index, CitationBook(), searched=True)
    assert told is not None
    assert "since May 2015" in told.text
    of_today = replace(question, text="How long has the current director been in post?")
    assert figures(of_today, index, CitationBook(), searched=True) is None
    of_then = replace(question, text="I'm now writing on directors: how long has the director been in post?")
    assert figures(of_then, index, CitationBook(), searched=True) is not None


def test_what_is_found_tells_a_figure_only_with_a_number() -> None:
    asked = _asked("How many children are in care?", "Dunmere", measures=("looked after",))
    assert told_in(asked, ["There are 90 children looked after."])
    assert not told_in(asked, ["Children looked after like their homes.", "Schools have 90 pupils."])


def test_numbers_spelt_out_are_read_whole() -> None:
    told = {"Dunmere": "Four hundred and ten children live with foster families.", "Elsford": "63 live with foster families, of whom 40% live outside the area.", "Fenby": "ninety-one with foster families"}  # fmt: skip
    index = memory_index(
        [
            made_report(
                name, (date(2016, 4, 1), date(2016, 4, 9)), {"area-1": text}, sections={"area-1": AREA}
            )
            for name, text in told.items()
        ]
    )
    asked = replace(
        fact_question(FactKind.HELD, text="Who has the fewest with foster families?", index=index),
        fact=None,
        figures=("with foster families",),
    )
    fewest = figures(asked, index, CitationBook())
    most = figures(replace(asked, text="Who has the most with foster families?"), index, CitationBook())
    assert fewest is not None
    assert most is not None
    assert fewest.text.startswith("Lowest figure printed: Elsford (inspection, April 2016) [1], 63.")
    assert most.text.startswith("Highest figure printed: Dunmere (inspection, April 2016) [1], 410.")


@pytest.mark.parametrize(
    ("measure", "text", "number"),
    [
        ("adoptions", "In the last 12 months there have been: 75 adoptions; 11 children became subject of orders.", 75.0),
        ("adoptions", "In the last 12 months: five children have been adopted.", 5.0),
        ("adoptions", "The service includes one adoption team and two adoption workers.", None),
        ("unaccompanied asylum-seeking children", "there are no unaccompanied asylum-seeking children.", 0.0),
        ("unaccompanied asylum-seeking children", "10 children are unaccompanied and seeking asylum.", 10.0),
        ("looked after", "At 3 March 2015, 102 children are in the care of the local authority.", 102.0),
        ("looked after", "360 children (provisional data) are being looked after by the local authority.", 360.0),
        ("with parents", "one child lives with their parents, within the authority area", 1.0),
        ("outside the area", "140 (or 36%) were living outside the local authority area:", 140.0),
        ("ceased to be looked after", "73 children who have ceased to be looked after", 73.0),
        ("care leavers", "Currently, there are 25 care leavers studying at university.", None),
        ("care leavers", "There were 164 care leavers (18-24).", 164.0),
    ],
)  # fmt: skip
def test_boxes_print_a_measure_in_several_ways(measure: str, text: str, number: float | None) -> None:
    index = memory_index(
        [
            made_report(
                "Dunmere", (date(2016, 4, 1), date(2016, 4, 9)), {"area-1": text}, sections={"area-1": AREA}
            ),
            GORSE,
        ]
    )
    asked = replace(
        fact_question(FactKind.HELD, text="Which has the most?", index=index), fact=None, figures=(measure,)
    )
    answer = figures(asked, index, CitationBook())
    if number is None:
        assert answer is None
    else:
        assert answer is not None
        assert f"[1], {number:g}." in answer.text


def test_the_largest_groups_are_quoted_without_a_number() -> None:
    text = "The largest minority ethnic groups hereabouts are Roma and Somali."
    index = memory_index(
        [
            made_report(
                "Elmford",
                (date(2016, 3, 1), date(2016, 3, 5)),
                {"living-1": text},
                sections={"living-1": AREA},
            )
        ]
    )
    question = replace(
        fact_question(FactKind.GRADE, "Elmford", index=index),
        fact=None,
        figures=("largest minority ethnic groups",),
    )
    answer = figures(question, index, CitationBook())
    assert answer is not None
    assert f"“{text}” [1]" in answer.text
