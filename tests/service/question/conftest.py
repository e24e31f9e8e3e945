"""A small register of reports to ask about: real names of authorities, no text of any report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from indexer.authorities import Register, load
from indexer.contracts import StoredReport
from indexer.embedding.minilm import MiniLM, english_words
from indexer.model import Grade, Report, ReportKind
from indexer.structure.headings import slugify
from service.question.building import MatterOf
from service.question.filters import Filters
from service.question.model import Question
from service.question.reading import KindOf, LeaningOf
from service.question.understand import QuestionReader
from service.question.vocabulary import Vocabulary

HELD: tuple[tuple[str, int, int, ReportKind], ...] = (
    ("Cumbria", 2017, 11, ReportKind.INSPECTION),
    ("Durham", 2019, 9, ReportKind.INSPECTION),
    ("Gateshead", 2015, 11, ReportKind.INSPECTION),
    ("Gateshead", 2019, 5, ReportKind.INSPECTION),
    ("Hackney", 2022, 3, ReportKind.INSPECTION),
    ("Newcastle upon Tyne", 2017, 5, ReportKind.INSPECTION),
    ("Newcastle upon Tyne", 2018, 11, ReportKind.FOCUSED_VISIT),
    ("Northumberland", 2020, 2, ReportKind.INSPECTION),
    ("Reading", 2019, 10, ReportKind.INSPECTION),
    ("South Tyneside", 2018, 6, ReportKind.FOCUSED_VISIT),
    ("Sunderland", 2018, 7, ReportKind.INSPECTION),
    ("Sunderland", 2019, 2, ReportKind.MONITORING_VISIT),
    ("Sunderland", 2021, 7, ReportKind.INSPECTION),
)

CORPUS = frozenset(
    """
    return home interviews interview children young people missing care leavers leaver social workers worker authority
    assessments assessment referrals referral timely quality oversight managers supervision caseloads manageable too many
    foster carers fostering adoption adopters permanence placements placement stable stability education attendance school schools
    virtual health emotional mental abuse domestic neglect exploitation sexual criminal police partners agencies information
    sharing thresholds threshold early help support families parents fathers visits visited plans planning reviews reviewing
    independent officers officer court proceedings homeless accommodation suitable apprenticeships training employment
    advocacy complaints participation council leaders leadership directors director scrutiny members audits audit learning culture
    private vulnerable unborn babies delay drift plan improve improvement effective strong good inadequate risk harm safe
    contact brothers sisters siblings identity culture allegations designated response respond quickly staff turnover vacancies agency
    recorded records recording chronologies practice model systemic strategy meetings discussions protection conferences core groups
    """.split()  # noqa: SIM905 - a list in lines is easier to read
)


def stored(authority: str, year: int, month: int, kind: ReportKind) -> StoredReport:
    """A report with a date, a kind and, for an inspection, an overall grade."""
    day = date(year, month, 10)
    grades = (Grade("Overall effectiveness", "Good", "Good"),) if kind is ReportKind.INSPECTION else ()
    report = Report(
        report_id=f"{slugify(authority)}-{year}-{kind.value}",
        authority=authority,
        title=authority,
        kind=kind,
        framework=None,
        inspection_start=day,
        inspection_end=day,
        published=None,
        lead_inspector=None,
        inspectors=(),
        addressee=None,
        grades=grades,
        pages=None,
    )
    return StoredReport(report, 0, 0, (), ())


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="session")
def register() -> Register:
    return load()


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def reader_with(
    register: Register,
    vocabulary: Vocabulary,
    *,
    matter_of: MatterOf | None = None,
    leaning_of: LeaningOf | None = None,
    kind_of: KindOf | None = None,
) -> QuestionReader:
    """A reader of questions over these reports that asks models what patterns leave open."""
    reports = [stored(*row) for row in HELD]
    return QuestionReader(
        reports,
        register,
        vocabulary,
        CORPUS,
        english_words(),
        kind_of,
        matter_of=matter_of,
        leaning_of=leaning_of,
    )


@pytest.fixture(scope="session")
def reader(register: Register, vocabulary: Vocabulary) -> QuestionReader:
    return reader_with(register, vocabulary)


@pytest.fixture(scope="session")
def ask(reader: QuestionReader) -> Callable[..., Question]:
    def asked(text: str, filters: Filters | None = None, previous: Question | None = None) -> Question:
        return reader.understand(text, filters, previous)

    return asked
