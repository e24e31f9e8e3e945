"""Where a report speaks of a judgement's own matter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from indexer.contracts import PublishedIndex
from service.answering.choosing import Chooser
from service.answering.judged_matter import beginnings, faults, fell, on_its_matter, to_improve
from service.answering.passages import Passage
from service.answering.policy import Policy
from service.answering.valence import read_valence
from service.question.model import Concept, Intent, Question
from service.retrieval.found import ScoredParagraph
from tests.support.memory_index import made_report, memory_index

JUDGEMENT = "The experiences and progress of care leavers"
LEAVERS = (
    Concept("care leavers", {"care leavers": 1.0, "care-experienced young people": 0.95}, official=True),
)
ON_LEAVERS = ("The graded judgement about the experience and progress of care leavers",)
ON_BOTH = ("The experiences and progress of children in care and care leavers",)
IN_AREA = ("Information about this area", "Care leavers in this area")
TO_IMPROVE = ("What needs to improve?",)


def index_of(*reports: tuple[int, Mapping[str, tuple[tuple[str, ...], str]]]) -> PublishedIndex:
    """Reports of one authority: by year the paragraphs, each with its headings."""
    return memory_index(
        [
            made_report(
                "Alderbrook",
                (date(year, 6, 1), date(year, 6, 12)),
                {label: text for label, (_, text) in paragraphs.items()},
                sections={label: headings for label, (headings, _) in paragraphs.items()},
            )
            for year, paragraphs in reports
        ]
    )


def began(index: PublishedIndex) -> list[str]:
    (report,) = index.reports()
    return [one.paragraph.paragraph for one in beginnings(report, index, JUDGEMENT, LEAVERS)]


def wanted(index: PublishedIndex) -> list[str]:
    (report,) = index.reports()
    return [one.paragraph.paragraph for one in to_improve(report, index, JUDGEMENT, LEAVERS)]


def test_a_section_begins_with_its_first_findings() -> None:
    paragraphs = {
        "children-in-this-area-1": (IN_AREA, "Forty care leavers live here."),
        "1": (("Leadership",), "Leaders know of care leavers."),
        "2": (ON_LEAVERS, "Services are very strong."),
        "3": (ON_LEAVERS, "Advisers visit often."),
    }
    assert began(index_of((2018, paragraphs))) == ["2", "3"]


def test_in_a_section_on_more_a_paragraph_begins_with_the_matter_by_name() -> None:
    paragraphs = {
        "1": (ON_BOTH, "Children are met often. Care leavers are met less."),
        "2": (ON_BOTH, "Care-experienced young people are met on Sundays."),
    }
    assert began(index_of((2021, paragraphs))) == ["2"]


def test_a_report_without_such_a_section_has_no_beginning() -> None:
    assert began(index_of((2021, {"1": (("Leadership",), "Leaders know of care leavers.")}))) == []


def test_what_needs_to_improve_is_told_by_the_matter_or_by_a_name_of_its_section() -> None:
    paragraphs = {
        "what-needs-to-improve-1": (TO_IMPROVE, "The homes offered to care leavers."),
        "what-needs-to-improve-2": (TO_IMPROVE, "The workloads of PAs."),
        "what-needs-to-improve-3": (TO_IMPROVE, "The use of the Harbour Board."),
        "what-needs-to-improve-4": (TO_IMPROVE, "The timeliness of assessments."),
        "1": (("Leadership",), "The Harbour Board meets. The Harbour Board knows little."),
        "2": (("Leadership",), "PAs and the Harbour Board meet."),
        "3": (ON_LEAVERS, "PAs visit often."),
        "4": (ON_LEAVERS, "PAs are liked, and the Harbour Board knows them."),
    }
    assert wanted(index_of((2024, paragraphs))) == ["what-needs-to-improve-1", "what-needs-to-improve-2"]


def asked(judgement: str | None = JUDGEMENT) -> Question:
    text = "How has support for care leavers in Alderbrook changed?"
    return Question(text, Intent.TEMPORAL, "care leavers", LEAVERS, (), (), (), judgement=judgement)


def told(question: Question) -> list[tuple[int | None, str]]:
    """Year and label of what is told of two reports, of whose first a finding was found that opens nothing."""
    index = index_of(
        (
            2018,
            {
                "1": (ON_LEAVERS, "Care leavers are poorly supported and poorly housed."),
                "2": (ON_LEAVERS, "Advisers visit often."),
            },
        ),
        (
            2024,
            {
                "what-needs-to-improve-1": (TO_IMPROVE, "The homes offered to care leavers."),
                "1": (ON_LEAVERS, "Care leavers receive excellent and highly effective support."),
            },
        ),
    )
    first, last = index.reports()
    stored = index.paragraph(first.report.report_id, "2")
    assert stored is not None
    found = ScoredParagraph(stored, first, 0.8, (0.8,))
    chooser = Chooser(Policy(), read_valence(index))
    passages = [Passage(found, 0, len(stored.paragraph.text))]
    told = on_its_matter(question, passages, [first, last], index, chooser)
    return [(one.scored.report.report.year, one.scored.stored.paragraph.paragraph) for one in told]


def test_each_report_opens_with_its_judgement_and_the_last_tells_what_it_wants_improved() -> None:
    assert told(asked()) == [(2018, "1"), (2024, "1"), (2024, "what-needs-to-improve-1")]


def test_where_no_judgement_is_asked_about_all_stays_as_found() -> None:
    assert told(asked(None)) == [(2018, "2")]


FAULTY = "Support is poor and inconsistent, and too many care leavers wait too long."
KIND = "Care leavers receive excellent and highly effective support."


def graded(*grades: Mapping[str, str]) -> PublishedIndex:
    """Reports of one authority from 2018 on, each with those grades, praise and, in two paragraphs, faults."""
    paragraphs = {
        "1": KIND,
        "2": f"Homes are good. {FAULTY}",
        "3": FAULTY.replace("Support", "Advice"),
        "4": FAULTY.replace("leavers", "plans"),
    }
    sections = {"1": ON_LEAVERS, "2": ON_LEAVERS, "3": ON_LEAVERS, "4": ("Leadership",)}
    return memory_index(
        [
            made_report(
                "Alderbrook",
                (date(year, 6, 1), date(year, 6, 12)),
                paragraphs,
                sections=sections,
                grades=given,
            )
            for year, given in enumerate(grades, 2018)
        ]
    )


def test_a_grade_fell_where_the_last_report_gives_a_lower_one_than_the_first() -> None:
    both = "The experiences and progress of children in care and care leavers"
    best, good = {JUDGEMENT: "Outstanding"}, {JUDGEMENT: "Good"}

    def is_lower(*grades: Mapping[str, str]) -> bool:
        return fell(JUDGEMENT, list(graded(*grades).reports()))

    assert is_lower(best, good)
    assert is_lower({both: "Outstanding"}, good)
    assert not is_lower(good, best)
    assert not is_lower(good, good)
    assert not is_lower(best, good, {})
    assert not is_lower(good)


def test_faults_are_those_of_the_section_one_a_paragraph() -> None:
    index = graded({})
    (report,) = index.reports()
    told = faults(report, index, JUDGEMENT, LEAVERS, Chooser(Policy(), read_valence(index)))
    assert [one.scored.stored.paragraph.paragraph for one in told] == ["2", "3"]


def test_of_a_section_on_both_the_faults_are_those_of_the_children_asked_about() -> None:
    poor = "Support for {} is poor and inconsistent, and too many are not seen often enough."
    texts = {"1": poor.format("care leavers"), "2": poor.format("children in care")}
    index = index_of((2018, {label: (ON_BOTH, text) for label, text in texts.items()}))
    (report,) = index.reports()
    chooser = Chooser(Policy(), read_valence(index))
    for judgement, label in ((JUDGEMENT, "1"), ("The experiences and progress of children in care", "2")):
        told = faults(report, index, judgement, (), chooser)
        assert [one.scored.stored.paragraph.paragraph for one in told] == [label]


def test_a_report_with_a_lower_grade_is_told_with_its_faults() -> None:
    for last, labels in (("Good", ["1", "2", "3"]), ("Outstanding", ["1"])):
        index = graded({JUDGEMENT: "Outstanding"}, {JUDGEMENT: last})
        reports = list(index.reports())
        stored = index.paragraph(reports[-1].report.report_id, "1")
        assert stored is not None
        passage = Passage(ScoredParagraph(stored, reports[-1], 0.8, (0.8,)), 0, len(stored.paragraph.text))
        told = on_its_matter(asked(), [passage], reports, index, Chooser(Policy(), read_valence(index)))
        newest = [one.scored.stored for one in told if one.scored.report is reports[-1]]
        assert [one.paragraph.paragraph for one in newest] == labels
