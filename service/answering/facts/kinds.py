"""What sort of visit a report describes, what it looked at, and under which framework it was made."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.covered import owners
from service.answering.facts.dates import dates_place
from service.answering.facts.printed import Place, first_run, front, paragraphs
from service.answering.facts.written import Stated, capital, span, the_report, write
from service.question.model import Question
from service.wording import kind_name

_FRAMEWORKS = {
    "ILACS": "the framework for inspecting local authority children's services (ILACS)",
    "SIF": "the single inspection framework (SIF)",
    "SLAC": "the framework for safeguarding and looked-after children services (SLAC)",
    "JTAI": "the joint targeted area inspection framework (JTAI)",
}
_SAYS_FRAMEWORK = re.compile(
    r"\bframework\b|under section|\bILACS\b|\bSIF\b|joint targeted area inspection", re.IGNORECASE
)
_ASKS_LAW = re.compile(r"\b(?:sections?|acts?|laws?|legislation|powers?)\b", re.IGNORECASE)
_SAYS_LAW = re.compile(r"\bsections? \d+\b.{0,60}\bact\b|\bact\b.{0,40}\bsections? \d+\b", re.IGNORECASE)
_LOOKED_AT = re.compile(
    r"\binspectors (?:looked at|evaluated|considered|reviewed|focus+ed on|examined)\b|\b(?:visit|inspection) (?:looked at|focus+ed on|considered|evaluated)\b"
    r"|\bareas? covered by (?:this|the) visit\b",
    re.IGNORECASE,
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
        title = f"“{escaped(facts.title)}”"
        place = _titled(report, index) or _kind_place(report, index)
        sentence = f"{facts.authority} had {article} ({span(facts)}), {title}"
        return Stated(report, sentence, f"{name}, {title}", (place,) if place else ())

    answer = write(question, index, book, state)
    if answer is None or not question.yes_no or len(question.kinds) != 1 or len(question.report_ids) != 1:
        return answer
    report = index.report(question.report_ids[0])
    right = report is not None and report.report.kind is question.kinds[0]
    return replace(answer, text=f"{'Yes' if right else 'No'}. {answer.text}")


def subject(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What inspectors looked at on a visit, word for word; a full inspection is said to be of all its judgements."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.kind is ReportKind.INSPECTION:
            title = f"“{escaped(facts.title)}”"
            text = f"{capital(the_report(facts))} was a full one, {title}"
            place = _titled(report, index)
            return Stated(report, text, f"a full inspection, {title}", (place,) if place else (), visits == 0)
        place = first_run(report, paragraphs(report, index), lambda text: _LOOKED_AT.search(text) is not None)
        if place is None:
            hint = "does not say in a sentence what inspectors looked at"
            return Stated(report, f"The report of {the_report(facts)} {hint}", hint, known=False)
        quote = f"“{escaped(place.quote)}”"
        return Stated(report, f"Of {the_report(facts)} it says: {quote}", quote, (place,))

    covered = [report for owner in owners(question, index) for report in owner.covered]
    visits = sum(report.report.kind is not ReportKind.INSPECTION for report in covered)
    return write(question, index, book, state, only_known=True)


def framework(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The inspection framework, with the place that names it or the title from which it is known."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.framework is None:
            return None
        name = _FRAMEWORKS.get(facts.framework, facts.framework)
        place = first_run(report, front(report, index), lambda text: _SAYS_FRAMEWORK.search(text) is not None)
        law = first_run(report, paragraphs(report, index), lambda text: _SAYS_LAW.search(text) is not None)
        if of_law and law is not None:
            told = f"{name}; the report says: “{escaped(law.quote)}”"
            places = (law,) if place in (None, law) else (place, law)
            return Stated(report, f"{capital(the_report(facts))} was made under {told}", told, places)
        subject = f"The {kind_name(facts.kind)} of {facts.authority} ({span(facts)})"
        if place is not None:
            return Stated(report, f"{subject} was made under {name}", name, (place,))
        sentence = f"{subject} was made under {name}, as its title shows: “{escaped(facts.title)}”"
        return Stated(report, sentence, f"{name}, told from its title")

    of_law = _ASKS_LAW.search(question.text) is not None
    return write(question, index, book, state)


def _titled(report: StoredReport, index: PublishedIndex) -> Place | None:
    """Where a report prints its title."""
    title = report.report.title.casefold()
    return first_run(report, front(report, index), lambda text: title in " ".join(text.casefold().split()))


def _kind_place(report: StoredReport, index: PublishedIndex) -> Place | None:
    name = kind_name(report.report.kind)
    dates = dates_place(report, index)
    if dates is not None and name in dates.quote.lower():
        return dates
    return first_run(report, front(report, index), lambda text: name in text.lower())
