"""Saying what the reports do not say: what was searched, what is held, and the nearest thing there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook, escaped, paragraph_label
from service.answering.coverage import named
from service.answering.elsewhere import elsewhere
from service.answering.extractive import run_on
from service.answering.model import Section, SectionOutcome
from service.answering.passages import Passage
from service.answering.superseded import told_in_earlier
from service.question.beyond import OTHERS
from service.question.danger import IN_CASE, SIGNPOST
from service.question.model import Question
from service.question.scope import NOT_OF_REPORTS, OTHER, OTHER_BODY, OWN_CASE
from service.retrieval.figures import answers
from service.wording import counted, listed, report_name

_PURPOSE = "Pilcrow answers questions about published inspection reports of children's services"
_EXAMPLE = "How did each authority handle return home interviews?"


# No sign of a danger was sure enough; a line too many does no harm.
_OF_A_CHILD = re.compile(
    r"\b(?:i|i'm|im|me|my|she's|he's|help me)\b.*\b(?:child\w*|kids?|boys?|girls?|bab(?:y|ies)|toddlers?|sons?|daughters?|hurt\w*|hit\w*|touch\w*|abus\w*|scared|alone|kill|home)\b"
    r"|\b(?:child\w*|kids?|boys?|girls?|bab(?:y|ies)|toddlers?)\b.*\b(?:scream\w*|crying|hurt\w*|beat\w*|danger|alone|feed\w*|feeds)\b",
    re.IGNORECASE,
)


def out_of_scope(question: Question) -> str:
    """Why the question is not one for these reports, where one would look instead, and what can be asked.

    Where a child may be in danger, whom to call and nothing else.
    """
    if question.refusal == SIGNPOST:
        return SIGNPOST
    reason = question.refusal or NOT_OF_REPORTS
    if reason in (OWN_CASE, NOT_OF_REPORTS) and _OF_A_CHILD.search(question.text):
        reason = f"{reason} {IN_CASE}"
    matter = (
        elsewhere(question.text)
        if (question.refusal or NOT_OF_REPORTS) in (NOT_OF_REPORTS, OTHER, OTHER_BODY, OTHERS)
        else None
    )
    if matter is None:
        return f"{reason} {_PURPOSE}, for example: *{_EXAMPLE}*"
    held = [authority.name for authority in question.authorities if authority.held]
    of_it = f" in {held[0]}" if len(held) == 1 else ""
    return f"{reason} {matter.where} {_PURPOSE}; the nearest to yours: *{matter.nearest}{of_it}?*"


def not_in_english(question: Question) -> str:
    """What is said to a question in another language."""
    held = [authority.name for authority in question.authorities if authority.held]
    example = f"How does {held[0]} support care leavers?" if held else _EXAMPLE
    return (
        "The question seems to be in another language than English, and it could not be read; nothing was searched. "
        f"The reports are in English: please ask in English, for example: *{example}*"
    )


def not_asked_of(authority: str, reports: Sequence[StoredReport]) -> Section:
    """The section of an authority whose reports were not searched, as the question could not be read."""
    newest = reports[-1].report
    return Section(
        authority=authority,
        report_id=newest.report_id,
        year=newest.year,
        outcome=SectionOutcome.SILENT,
        text=f"The reports on {authority} were not searched, as the question could not be read.",
    )


def silent(authority: str, reports: Sequence[StoredReport]) -> str:
    """One sentence for an authority whose reports say nothing on the matter."""
    names = listed([report_name(report.report) for report in reports])
    if len(reports) == 1:
        return f"The report on {authority} ({names}) says nothing on this."
    return f"The {len(reports)} reports on {authority} ({names}) say nothing on this."


def silent_reports(
    reports: Sequence[StoredReport], passages: Sequence[Passage], near: Sequence[Passage], book: CitationBook
) -> tuple[str, ...]:
    """A sentence for those of an authority's reports that say nothing, where others of them do.

    `near` are passages of some of these that come nearest.
    """
    speaking = {passage.scored.report.report.report_id for passage in passages}
    names = [report_name(one.report) for one in reports if one.report.report_id not in speaking]
    if not names:
        return ()
    plainly = " plainly" if near else ""
    nearest = (
        f"The nearest it comes ({report_name(one.scored.report.report)}): {run_on([one], book)}"
        for one in near
    )
    return (f"Nothing{plainly} on this in: {listed(names)}.", *nearest)


_TOLD_ONE_BY_ONE = 3  # authorities without a report; more are listed after what was searched


def not_held_section(authority: str, index: PublishedIndex) -> Section:
    """An authority of which no report is held, or none of the years and kinds asked for."""
    held = [report.report for report in index.reports() if report.report.authority == authority]
    if held:
        text = (
            f"No report of {authority} that fits the question is held; "
            f"held: {listed([report_name(report) for report in held])}."
        )
    else:
        text = f"No report of {authority} is held."
    return Section(authority=authority, report_id=None, year=None, outcome=SectionOutcome.NOT_HELD, text=text)


def not_found(
    question: Question,
    sections: Sequence[Section],
    reports: Sequence[StoredReport],
    nearest: Passage | None,
    earlier: Sequence[Passage],
    book: CitationBook,
    called: Sequence[str] = (),
) -> str:
    """The text of an answer that found nothing: what was searched, what is not held, what comes nearest.

    `earlier` is what a report of the one authority asked about, superseded since, says on the matter; `called` are proper names asked for.
    """
    parts = []
    if question.unknown_places:
        verb = "is not an authority" if len(question.unknown_places) == 1 else "are not authorities"
        parts.append(f"{listed(question.unknown_places)} {verb} whose reports are known here.")
    missing = [section for section in sections if section.outcome is SectionOutcome.NOT_HELD]
    one_by_one = len(missing) <= _TOLD_ONE_BY_ONE
    parts.extend(section.text for section in missing if one_by_one)
    if earlier:
        parts.append(told_in_earlier(earlier, book, reports=len(reports), left_open=_open(question)))
        return "\n\n".join(parts)
    if reports:
        authorities = list(dict.fromkeys(report.report.authority for report in reports))
        parts.append(
            f"{_unsaid(called) or f'The reports do not say{_open(question)}.'} Searched: {counted(len(reports), 'report')} of {named(authorities)}."
        )
    elif not parts and one_by_one:
        parts.append(
            "No report held fits the names, years, kinds and regions asked for, so none was searched."
        )
    if not one_by_one:
        narrowed = question.years or question.until or question.kinds or question.eligible_ids is not None
        fits = " that fits the question" if narrowed else ""
        parts.append(f"No report{fits} is held for {listed([section.authority for section in missing])}.")
    if nearest is not None:
        figure = question.wants_number and answers(nearest.quote)
        doubt = "may not be the figure asked for" if figure else "does not answer it"
        parts.append(f"The nearest they come, which {doubt} ({_quoted(nearest, book)}")
    return "\n\n".join(parts)


def _unsaid(called: Sequence[str]) -> str:
    """That no report searched has a name asked for ("None of the reports searched names “Alder Links”."); empty where none was.

    Others may: those of other authorities, or superseded since.
    """
    quoted = [f"“{name}”" for name in called]
    return f"None of the reports searched names {' or '.join(quoted)}." if quoted else ""


def _open(question: Question) -> str:
    """What of the matter is left open where an answer of one type is asked for: " why", " which", " what parents think of it"."""
    if question.views_of:
        return f" what {named(tuple(dict.fromkeys(question.views_of)))} think of it"
    wanted = (
        (question.wants_reason, " why"),
        (question.deed or question.post, " who"),
        (question.wants_place, " where"),
        (question.time, f" {question.time}"),
        (question.beside_others, " how that compares with others"),
        (question.partners or question.wants_outfit or question.things, " which"),
    )
    return next((word for asked, word in wanted if asked), "")


def _quoted(passage: Passage, book: CitationBook) -> str:
    """The label of a passage's paragraph, closing the bracket before it, and the passage with its marker."""
    stored = passage.scored.stored
    marker = book.cite(stored, passage.scored.report, passage.quote)
    label = paragraph_label(passage.scored.report, stored.paragraph.paragraph)
    return f"{label}): {escaped(passage.quote)} [{marker}]"
