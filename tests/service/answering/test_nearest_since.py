"""A change of which the newest reports say nothing: what comes nearest in them."""

from __future__ import annotations

from datetime import date

from indexer.contracts import StoredParagraph
from service.answering.choosing import Chooser
from service.answering.citations import CitationBook
from service.answering.passages import Passage, best_run
from service.answering.policy import Policy
from service.answering.refusal import silent_reports
from service.answering.valence import read_valence
from service.retrieval.found import Found, ScoredParagraph
from tests.support.memory_index import made_report, memory_index

POLICY = Policy()
CHOOSER = Chooser(POLICY, read_valence(memory_index([])))
INDEX = memory_index(
    [
        made_report("Alderbrook", (date(year, 6, 1), date(year, 6, 12)), paragraphs)
        for year, paragraphs in (
            (2015, {"1": "Too many workers are temporary."}),
            (2018, {"2": "Boats leave every morning."}),
            (
                2022,
                {"what-needs-to-improve-1": "The stability of the workforce.", "3": "Fewer workers leave."},
            ),
        )
    ]
)
REPORTS = INDEX.reports()


def group(probability: float) -> Found:
    """One paragraph of 2015 that surely answers, and those of the others at this probability."""
    scored = [
        ScoredParagraph(stored, report, 0.8 if report is REPORTS[0] else probability, (0.5,))
        for report in REPORTS
        for stored in INDEX.paragraphs(report.start, report.end)
    ]
    return Found(tuple(scored), 0.9)


def near(probability: float, alike: float, speaking: int = 0) -> list[Passage]:
    """What comes nearest after the report in that place, where paragraphs of 2022 are so `alike` to it."""

    def likeness(one: StoredParagraph, _: StoredParagraph) -> float:
        return alike if one.report_id == REPORTS[-1].report.report_id else 0.0

    found = group(probability)
    quoted = [best_run(one) for one in found.scored if one.report is REPORTS[speaking]][:1]
    return CHOOSER.nearest_since(found, REPORTS, quoted, likeness)


def test_the_nearest_finding_of_the_silent_newest_is_offered() -> None:
    assert [one.quote for one in near(0.2, POLICY.alike)] == ["Fewer workers leave."]


def test_nothing_is_offered_that_is_not_near_or_not_like_what_was_said_before() -> None:
    assert near(0.09, POLICY.alike) == []
    assert near(0.2, POLICY.alike - 0.01) == []


def test_where_the_newest_speaks_nothing_is_offered() -> None:
    assert near(0.2, 1.0, speaking=2) == []


def test_it_is_marked_as_nearest_and_not_plainly_on_it() -> None:
    quoted = [best_run(group(0.2).scored[0])]
    told = silent_reports(REPORTS, quoted, near(0.2, 1.0), CitationBook())
    assert told == (
        "Nothing plainly on this in: inspection, June 2018 and inspection, June 2022.",
        "The nearest it comes (inspection, June 2022): Fewer workers leave. [1]",
    )
    assert silent_reports(REPORTS, quoted, [], CitationBook()) == (
        "Nothing on this in: inspection, June 2018 and inspection, June 2022.",
    )
