"""A small world of made-up reports and a way to put a fact question to it."""

from __future__ import annotations

from datetime import date

from indexer.model import ParsedReport, ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.fact import answer_fact
from service.answering.model import Citation, CitationStatus
from service.answering.verify import markers
from service.question.model import AskedAuthority, FactKind, FactRequest, Intent, Question, Scope
from tests.support.memory_index import MemoryIndex, made_report, memory_index

OVERALL = "Overall effectiveness"
HELP = "The experiences and progress of children who need help and protection"
CARE = "The experiences and progress of children in care and care leavers"
LEADERS = "The impact of leaders on social work practice with children and families"
LEADERSHIP = "Leadership, management and governance"

ALDERBROOK_2016 = made_report(
    "Alderbrook",
    (date(2016, 4, 25), date(2016, 5, 12)),
    {
        "cover-1": "Inspection date: 25 April – 12 May 2016; Report published: 7 July 2016",
        "judgements-1": "Children's services in Alderbrook require improvement to be good; "
        "1. Children who need help and protection: Inadequate; 3. Leadership, management and governance: Good",
        "1": "Make sure that visits are on time.",
        "2": "Write plans that families understand.",
        "3": "Families like their social workers.",
        "recommendations-1": "Hear more from children.",
        "the-inspection-team-1": "Lead inspector: Ruth Vane; Team inspectors: Amir Holt, Jo Reed; Data analyst: Pat Low",
    },
    grades={OVERALL: "require improvement to be good", HELP: "Inadequate", LEADERSHIP: "Good"},
    sections={
        "1": ("The local authority", "Recommendations"),
        "2": ("The local authority", "Recommendations"),
        "recommendations-1": ("The Local Safeguarding Children Board (LSCB)", "Recommendations"),
    },
    published=date(2016, 7, 7),
    lead_inspector="Ruth Vane",
    inspectors=("Ruth Vane", "Amir Holt", "Jo Reed"),
    framework="SIF",
)
ALDERBROOK_2021 = made_report(
    "Alderbrook",
    (date(2021, 6, 7), date(2021, 6, 18)),
    {
        "cover-1": "Inspection dates: 7 to 18 June 2021; Lead inspector: Amir Holt, Her Majesty's Inspector",
        "judgements-1": f"{LEADERS}: Outstanding; {HELP}: Good; {CARE}: Good; Overall effectiveness: Good",
        "what-needs-to-improve-1": "The timeliness of visits.",
        "what-needs-to-improve-2": "The advice that care leavers get.",
        "1": "Children are safe.",
    },
    grades={LEADERS: "Outstanding", HELP: "Good", CARE: "Good", OVERALL: "Good"},
    sections={
        "what-needs-to-improve-1": ("What needs to improve?",),
        "what-needs-to-improve-2": ("What needs to improve?",),
    },
    lead_inspector="Amir Holt",
    published=date(2021, 7, 20),
)
ALDERBROOK_2023 = made_report(
    "Alderbrook",
    (date(2023, 3, 1), date(2023, 3, 2)),
    {
        "cover-1": "20 April 2023; Sam Oake",
        "introduction-1": "This letter is about the focused visit to Alderbrook on 1 and 2 March 2023. "
        "The visit was carried out by Jo Reed and Kim Dale.",
        "findings-1": "Visits are on time.",
    },
    kind=ReportKind.FOCUSED_VISIT,
    published=date(2023, 4, 20),
    lead_inspector="Jo Reed",
    inspectors=("Jo Reed", "Kim Dale"),
    addressee="Sam Oake",
    title="Focused visit to Alderbrook",
)
BYWELL_2019 = made_report(
    "Bywell",
    (date(2019, 2, 27), date(2019, 2, 27)),
    {
        "introduction-1": "This letter is about the focused visit to Bywell on 27 February 2019.",
        "overview-1": "At the last inspection in 2017, Bywell was judged to be good overall. It is well led.",
    },
    kind=ReportKind.FOCUSED_VISIT,
    published=date(2019, 3, 22),
    addressee="Lee Marsh",
    lead_inspector="Kim Dale",
)
CORRAN_2022 = made_report(
    "Corran",
    (date(2022, 5, 9), date(2022, 5, 13)),
    {
        "cover-1": "Inspection dates: 09/05/2022 - 13/05/2022; Lead inspector: Ruth Vane",
        "judgements-1": f"{LEADERS}: Good; {HELP}: Requires improvement; {CARE}: Good; Overall effectiveness: Requires improvement to be good",
        "summary-1": "Much has changed. The overall effectiveness of services is good.",
        "what-needs-to-improve-1": "Plans.",
    },
    grades={
        LEADERS: "Good",
        HELP: "Requires improvement",
        CARE: "Good",
        OVERALL: "Requires improvement to be good",
    },
    lead_inspector="Ruth Vane",
)
WORLD = memory_index([ALDERBROOK_2016, ALDERBROOK_2021, ALDERBROOK_2023, BYWELL_2019, CORRAN_2022])
EVERYBODY = ("Alderbrook", "Bywell", "Corran")


def fact_question(
    kind: FactKind,
    *names: str,
    text: str = "",
    judgement: str | None = None,
    grade: str | None = None,
    years: tuple[int, ...] = (),
    kinds: tuple[ReportKind, ...] = (),
    yes_no: bool = False,
    latest: bool = False,
    until: int | None = None,
    index: MemoryIndex = WORLD,
) -> Question:
    """A question about a fact, its reports narrowed as understanding does."""
    held = {stored.report.authority for stored in index.reports()}
    reports = [stored.report for stored in index.reports()]
    return Question(
        text=text or kind.value,
        intent=Intent.FACT,
        topic="",
        concepts=(),
        rewrites=(),
        authorities=tuple(AskedAuthority(name, name in held, Scope.NAMED) for name in names),
        report_ids=tuple(
            report.report_id
            for report in reports
            if (not names or report.authority in names)
            and (not years or report.year in years)
            and (not kinds or report.kind in kinds)
            and (until is None or (report.year or 0) < until)
        ),
        years=years,
        until=until,
        kinds=kinds,
        latest=latest,
        yes_no=yes_no,
        fact=FactRequest(kind, judgement, grade),
    )


def told(question: Question, index: MemoryIndex = WORLD) -> tuple[Body, tuple[Citation, ...]]:
    """The answer and its citations; every marker is checked to have one, and every quote to be verified."""
    book = CitationBook()
    answer = answer_fact(question, index, book)
    assert answer is not None
    marked = {*markers(answer.text), *(n for section in answer.sections for n in markers(section.text))}
    assert marked == {citation.marker for citation in book.citations}
    assert all(citation.status is CitationStatus.VERIFIED for citation in book.citations)
    return answer, book.citations


def nothing_told(question: Question, index: MemoryIndex = WORLD) -> bool:
    """Whether the catalogue leaves the question to retrieval, with nothing cited."""
    book = CitationBook()
    return answer_fact(question, index, book) is None and not book.citations


def only(report: ParsedReport) -> MemoryIndex:
    """An index of one report."""
    return memory_index([report])
