"""What sort of visit a report describes, and under which framework it was made."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.dates import dates_place
from service.answering.facts.printed import Place, first_run, front
from service.answering.facts.written import Stated, span, write
from service.answering.wording import kind_name
from service.question.model import Question

_FRAMEWORKS = {
    "ILACS": "the framework for inspecting local authority children's services (ILACS)",
    "SIF": "the single inspection framework (SIF)",
    "SLAC": "the framework for safeguarding and looked-after children services (SLAC)",
    "JTAI": "the joint targeted area inspection framework (JTAI)",
}
_SAYS_FRAMEWORK = re.compile(
    r"\bframework\b|under section|\bILACS\b|\bSIF\b|joint targeted area inspection", re.IGNORECASE
)
_ARTICLE = {"inspection": "an inspection"}


def report_kind(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Inspection, focused visit, monitoring visit …, with its dates."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.kind is ReportKind.OTHER:
            place = first_run(report, front(report, index), lambda text: bool(text.strip()))
            sentence = f"The report of {facts.authority} ({span(facts)}) is of another kind, “{escaped(facts.title)}”"
            return Stated(report, sentence, f"“{escaped(facts.title)}”", (place,) if place else ())
        name = kind_name(facts.kind)
        article = _ARTICLE.get(name, f"a {name}")
        place = _kind_place(report, index)
        sentence = f"{facts.authority} had {article} ({span(facts)})"
        return Stated(report, sentence, name, (place,) if place else ())

    answer = write(question, index, book, state)
    if answer is None or not question.yes_no or len(question.kinds) != 1 or len(question.report_ids) != 1:
        return answer
    report = index.report(question.report_ids[0])
    right = report is not None and report.report.kind is question.kinds[0]
    return replace(answer, text=f"{'Yes' if right else 'No'}. {answer.text}")


def framework(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The inspection framework, with the place that names it or the title from which it is known."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.framework is None:
            return None
        name = _FRAMEWORKS.get(facts.framework, facts.framework)
        place = first_run(report, front(report, index), lambda text: _SAYS_FRAMEWORK.search(text) is not None)
        subject = f"The {kind_name(facts.kind)} of {facts.authority} ({span(facts)})"
        if place is not None:
            return Stated(report, f"{subject} was made under {name}", name, (place,))
        sentence = f"{subject} was made under {name}, as its title shows: “{escaped(facts.title)}”"
        return Stated(report, sentence, f"{name}, told from its title")

    return write(question, index, book, state)


def _kind_place(report: StoredReport, index: PublishedIndex) -> Place | None:
    name = kind_name(report.report.kind)
    dates = dates_place(report, index)
    if dates is not None and name in dates.quote.lower():
        return dates
    return first_run(report, front(report, index), lambda text: name in text.lower())
