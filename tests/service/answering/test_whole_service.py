"""What improved or got worse of all that one council does, and where it is weakest or strongest. All sentences are made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from indexer.model import ParsedReport, ReportKind
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.model import SectionOutcome
from service.answering.policy import Policy
from service.answering.valence import read_valence
from service.answering.whole_service import end_of_service, moves_of_service
from service.question.model import AskedAuthority, Intent, Question, Scope
from service.question.whole_service import WholeService
from tests.support.memory_index import made_report, memory_index

HELP = "The experiences and progress of children who need help and protection"
LEAVERS = "The experiences and progress of care leavers"
LEADERS = "The impact of leaders on social work practice with children and families"
SUMMARY, WANTED = ("Summary",), ("What needs to improve",)
ALL_GOOD = {"Overall effectiveness": "Good", LEADERS: "Good", HELP: "Good", LEAVERS: "Good"}


def report(
    paragraphs: Mapping[str, tuple[tuple[str, ...], str]],
    grades: Mapping[str, str] | None = None,
    *,
    year: int = 2023,
    kind: ReportKind = ReportKind.INSPECTION,
) -> ParsedReport:
    rows = "; ".join(f"{name}: {grade}" for name, grade in (grades or {}).items())
    texts = {label: text for label, (_, text) in paragraphs.items()}
    return made_report(
        "Fenwick",
        (date(year, 5, 8), date(year, 5, 19)),
        {**({"judgements-1": rows} if rows else {}), **texts},
        sections={label: headings for label, (headings, _) in paragraphs.items()},
        grades=grades,
        kind=kind,
    )


def told(asked: WholeService, *reports: ParsedReport) -> tuple[str, list[str]]:
    """The answer's text and its quotes in the order of their markers."""
    index = memory_index(reports)
    book, held = CitationBook(), list(index.reports())
    question = Question(
        text="What is so in Fenwick?",
        intent=Intent.TEMPORAL,
        topic="",
        concepts=(),
        rewrites=(),
        authorities=(AskedAuthority("Fenwick", True, Scope.NAMED),),
        report_ids=tuple(one.report.report_id for one in held),
        whole=asked,
    )
    chooser = Chooser(Policy(), read_valence(index))
    body = moves_of_service(question, None, held, index, chooser, book) or end_of_service(
        question, held, index, chooser, book
    )
    assert body is not None
    assert [one.outcome for one in body.sections] == [SectionOutcome.ANSWERED]
    return body.text, [citation.quote for citation in book.citations]


FINDINGS = {
    "summary-1": (SUMMARY, "Services for children have improved since the last inspection in 2019."),
    "1": ((HELP,), "Social workers visit often. Assessments are thorough."),
    "2": ((HELP,), "The response to neglect has improved."),
    "3": ((LEADERS,), "The quality of supervision has deteriorated."),
    "what-needs-to-improve-1": (WANTED, "Supervision that has improved plans."),
    "what-needs-to-improve-2": (WANTED, "Audits."),
    "what-needs-to-improve-3": (WANTED, "Records."),
    "what-needs-to-improve-4": (WANTED, "Letters."),
}


def test_what_improved_is_told_by_the_sentences_that_say_so_the_most_telling_first() -> None:
    text, quotes = told(WholeService.IMPROVED, report(FINDINGS))
    assert quotes[:2] == [FINDINGS["summary-1"][1], FINDINGS["2"][1]]
    assert "deteriorated" not in text
    assert "**What improved.**" in text
    assert "**Needs to improve (3 of 4 points):**" in text


def test_what_got_worse_is_told_by_the_contrary() -> None:
    text, quotes = told(WholeService.DECLINED, report(FINDINGS))
    assert quotes[0] == FINDINGS["3"][1]
    assert "have improved since" not in text


def test_where_nothing_is_said_to_have_moved_that_is_said() -> None:
    text, _ = told(WholeService.DECLINED, report({"1": FINDINGS["1"]}))
    assert text == "The latest report (inspection, May 2023) says of nothing that it got worse."


def test_a_change_is_told_both_ways() -> None:
    text, _ = told(WholeService.CHANGED, report(FINDINGS))
    assert text.index("**What improved.**") < text.index("**What got worse.**")


def test_what_has_not_improved_ends_with_all_that_is_wanted() -> None:
    more = {**FINDINGS, "4": ((LEAVERS,), "Pathway plans remain too weak.")}
    text, quotes = told(WholeService.UNIMPROVED, report(more))
    assert quotes[0] == "Pathway plans remain too weak."
    assert "- Letters. [" in text


def test_what_came_after_the_newest_inspection_tells_too_and_what_was_before_does_not() -> None:
    old = report({"1": ((HELP,), "Planning has improved.")}, year=2019)
    visit = report({"1": ((HELP,), "The front door has improved.")}, year=2024, kind=ReportKind.FOCUSED_VISIT)
    text, quotes = told(WholeService.IMPROVED, old, report(FINDINGS), visit)
    assert "The front door has improved." in quotes
    assert "Planning has improved." not in quotes
    assert "*Focused visit, May 2024:*" in text


def test_the_board_and_what_children_are_told_are_left_out() -> None:
    others = {
        "1": (("The Local Safeguarding Children Board",), "Training has improved."),
        "2": (("Summary for children and young people",), "Help has improved."),
    }
    text, _ = told(WholeService.IMPROVED, report(others))
    assert "says of nothing that it improved" in text


def test_the_area_graded_below_the_others_is_named_first_with_its_faults_and_what_is_wanted() -> None:
    weak = "Care leavers do not receive enough help and too many live in unsuitable homes."
    found = {**FINDINGS, "5": ((LEAVERS,), weak)}
    grades = {**ALL_GOOD, LEAVERS: "Requires improvement to be good"}
    text, quotes = told(WholeService.WEAKEST, report(found, grades))
    assert text.startswith(
        "Graded below the others at the inspection of Fenwick in May 2023: the experiences and progress of care leavers, **Requires improvement** [1]; the others were **Good** [2] [3]."
    )
    assert weak in quotes
    assert "; the report puts them in no order of weight:" in text
    assert "- Audits. [" in text


@pytest.mark.parametrize(
    ("asked", "where"), [(WholeService.WEAKEST, "below"), (WholeService.STRONGEST, "above")]
)
def test_where_all_areas_are_graded_alike_none_is_said_to_stand_out(asked: WholeService, where: str) -> None:
    board = {**ALL_GOOD, "The effectiveness of the Local Safeguarding Children Board": "Inadequate"}
    text, _ = told(asked, report(FINDINGS, board))
    assert text.startswith(
        f"No area was graded {where} the others at the inspection of Fenwick in May 2023: all 3 were **Good** [1]"
    )


def test_the_strongest_area_is_told_by_what_praises_it() -> None:
    praise = "Care leavers receive excellent support from committed and highly skilled advisers."
    found = {**FINDINGS, "5": ((LEAVERS,), praise)}
    text, quotes = told(WholeService.STRONGEST, report(found, {**ALL_GOOD, LEAVERS: "Outstanding"}))
    assert text.startswith("Graded above the others")
    assert quotes[-1] == praise
    assert "Audits." not in text


def test_a_paragraph_that_leans_on_another_is_not_quoted_of_the_weakest_area() -> None:
    leaning = "Despite this, too many care leavers do not receive enough help and live in unsuitable homes."
    found = {**FINDINGS, "5": ((LEAVERS,), leaning)}
    _, quotes = told(WholeService.WEAKEST, report(found, {**ALL_GOOD, LEAVERS: "Inadequate"}))
    assert leaning not in quotes


def test_a_visit_without_grades_says_so() -> None:
    text, _ = told(WholeService.WEAKEST, report(FINDINGS, kind=ReportKind.FOCUSED_VISIT))
    assert text.startswith(
        "The focused visit to Fenwick in May 2023 gave no grades: a focused visit gives none."
    )
    assert "- Audits. [" in text
