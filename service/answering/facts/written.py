"""Facts in words: statements with their places, a section an authority, and the whole answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import Report, ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.covered import Owner, not_covered, owners
from service.answering.facts.printed import Place, marks
from service.answering.model import Outcome, Section, SectionOutcome
from service.question.model import Question
from service.wording import counted, day, report_name, when

LINES_AT_MOST = 60  # written out in the answer; all of them stand in the sections

_VISITED = {
    ReportKind.INSPECTION: "inspection of",
    ReportKind.FOCUSED_VISIT: "focused visit to",
    ReportKind.MONITORING_VISIT: "monitoring visit to",
    ReportKind.JOINT_INSPECTION: "joint inspection of",
    ReportKind.OTHER: "report on",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact of one report: a whole sentence, the bare value for lists, and where it is printed.

    `known` is False for a sentence that says why the report gives no such fact.
    """

    report: StoredReport
    sentence: str
    value: str
    places: tuple[Place, ...] = ()
    known: bool = True


def the_report(report: Report, *, dated: bool = True) -> str:
    """'the focused visit to South Tyneside in February 2019', the month only where `dated`."""
    name = f"the {_VISITED[report.kind]} {report.authority}"
    return f"{name} in {when(report)}" if dated and when(report) != "no date" else name


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def span(report: Report) -> str:
    """'29 April 2019 to 3 May 2019', one day by itself, or the month when days are not known."""
    start, end = report.inspection_start, report.inspection_end
    if start and end and start != end:
        return f"{day(start)} to {day(end)}"
    only = end or start
    return day(only) if only else when(report)


def section(owner: Owner, outcome: SectionOutcome, text: str, report: StoredReport | None = None) -> Section:
    """A section of an answer; `report` is the one that it is mainly about."""
    about = report.report if report else None
    return Section(
        authority=owner.name,
        report_id=about.report_id if about else None,
        year=about.year if about else None,
        outcome=outcome,
        text=text,
    )


def missing_section(owner: Owner) -> Section:
    """The section of an authority of which the question covers no report."""
    return section(
        owner, SectionOutcome.SILENT if owner.held else SectionOutcome.NOT_HELD, not_covered(owner)
    )


def outcome_of(sections: Sequence[Section]) -> Outcome:
    """Answered when one section is and none is wanting; partial when a report asked for is not held."""
    if not any(one.outcome is SectionOutcome.ANSWERED for one in sections):
        return Outcome.NOT_FOUND
    if any(one.outcome is SectionOutcome.NOT_HELD for one in sections):
        return Outcome.PARTIAL
    return Outcome.ANSWERED


def together(lead: str, lines: Sequence[str], left: int = 0) -> str:
    """A lead and a list of lines; a list too long to read is cut and says so.

    Lines that are cut may cite nothing that the sections do not; who writes lines that do, leaves those beyond
    `LINES_AT_MOST` unwritten and says how many are `left`.
    """
    shown = list(lines[:LINES_AT_MOST])
    cut = len(lines) - len(shown) + left
    if cut:
        shown.append(f"- … and {counted(cut, 'line')} more, all of them in the sections")
    return "\n\n".join(part for part in (lead, "\n".join(shown)) if part)


def write(
    question: Question,
    index: PublishedIndex,
    book: CitationBook,
    state: Callable[[StoredReport], Stated | None],
    *,
    lead: Callable[[Sequence[Stated]], str] | None = None,
    listing: bool = True,
    only_known: bool = False,
) -> Body | None:
    """State one fact of every report that the question covers, newest report first.

    `state` returns None for a report of which the catalogue does not know the fact; when that leaves
    nothing to say, the answer is None and nothing has been cited. `lead` writes a first paragraph from
    the facts known; without `listing` it is the whole text. With `only_known` an answer about several
    authorities lists the facts known alone, the others stand in the sections.
    """
    asked = owners(question, index)
    facts = {owner.name: [fact for report in owner.covered if (fact := state(report))] for owner in asked}
    unknown = any(owner.covered and not facts[owner.name] for owner in asked)
    known = [fact for owner in asked for fact in facts[owner.name] if fact.known]
    if not asked or (not known and unknown):
        return None
    opening = lead(known) if lead and known else ""
    sections, lines = [], []
    for owner in asked:
        stated = facts[owner.name]
        if not owner.covered:
            sections.append(missing_section(owner))
        elif not stated:
            text = f"The {counted(len(owner.covered), 'report')} of {owner.name} that the question covers "
            text += f"{'does' if len(owner.covered) == 1 else 'do'} not say."
            sections.append(section(owner, SectionOutcome.SILENT, text, owner.covered[0]))
        else:
            sections.append(_stated_section(owner, stated, book))
        if not (only_known and known and len(asked) > 1):
            lines.extend(_lines(owner, stated, sections[-1], book))
        elif told := [fact for fact in stated if fact.known]:
            lines.extend(_lines(owner, told, sections[-1], book))
    if opening and not listing:
        lines = []
    text = sections[0].text if len(sections) == 1 and not opening else together(opening, lines)
    return Body(text, outcome_of(sections), tuple(sections))


def _stated_section(owner: Owner, stated: Sequence[Stated], book: CitationBook) -> Section:
    known = [fact for fact in stated if fact.known]
    outcome = SectionOutcome.ANSWERED if known else SectionOutcome.SILENT
    if len(stated) == 1:
        text = _sentence(stated[0], book)
    else:
        text = together("", [f"- {capital(_dated(fact, book))}" for fact in stated])
    return section(owner, outcome, text, (known or stated)[0].report)


def _sentence(fact: Stated, book: CitationBook) -> str:
    return f"{fact.sentence}{marks(fact.places, book)}."


def _dated(fact: Stated, book: CitationBook) -> str:
    return f"{report_name(fact.report.report)}: {fact.value}{marks(fact.places, book)}"


def _lines(owner: Owner, stated: Sequence[Stated], written: Section, book: CitationBook) -> list[str]:
    if not stated:
        return [f"- **{owner.name}**: {written.text}"]
    return [
        f"- **{owner.name}**, {report_name(fact.report.report)}: {fact.value}{marks(fact.places, book)}"
        for fact in stated
    ]
