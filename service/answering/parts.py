"""The answer to a question with several parts: each part answered by itself, in the order asked, put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.written import capital
from service.answering.model import Outcome, Section, SectionOutcome
from service.answering.singled_out import reports_pointed_at
from service.question.model import AskedAuthority, FactKind, Question, Scope

_BEST_FIRST = (
    SectionOutcome.ANSWERED,
    SectionOutcome.FAILED,
    SectionOutcome.SILENT,
    SectionOutcome.NOT_HELD,
)
_TELL_ONE_REPORT = frozenset({FactKind.GRADE, FactKind.DEMANDS})  # the newest that gives any
_OF_A_REPORT = frozenset(
    {
        FactKind.INSPECTION_DATES,
        FactKind.PUBLISHED,
        FactKind.LEAD_INSPECTOR,
        FactKind.INSPECTORS,
        FactKind.ADDRESSEE,
        FactKind.REPORT_KIND,
        FactKind.SUBJECT,
        FactKind.FRAMEWORK,
        FactKind.RECOMMENDATION_COUNT,
        FactKind.DEMANDS,
        FactKind.PARAGRAPH_COUNT,
    }
)
_OF_NOBODY = Body("There is none, so there is nothing to say of it.", Outcome.NOT_FOUND, (), points_at=())
_OPENING = re.compile(r"^\W*(?:and|but|also|then|plus|so)\b[\s,]*", re.IGNORECASE)


def in_parts(question: Question, book: CitationBook, answer: Callable[[Question], Body]) -> Body:
    """All parts answered and joined, one section an authority; `answer` answers one part and cites into `book`.

    A part about "it" is about the reports that the answer before pointed at, where that was asked *which*, or
    told one grade of each authority.
    """
    bodies: list[Body] = []
    parts: list[Question] = []
    for asked in question.parts:
        part = asked
        back = bool(parts) and _points_back(asked, parts[-1])
        if back:
            part = _about(asked, reports_pointed_at(bodies[-1], book, first=not asked.authorities))
        parts.append(part)
        nobody = back and not asked.authorities and bodies[-1].points_at == ()
        bodies.append(_OF_NOBODY if nobody else answer(part))
    topics = sum(part.fact is None and not part.figures for part in question.parts)
    titled = topics > 1 or any("\n" in body.text for body in bodies)
    texts = [
        f"**{title}**\n\n{body.text}" if titled else body.text
        for title, body in zip(_titles(question.parts), bodies, strict=True)
    ]
    return Body(
        "\n\n".join(dict.fromkeys(texts)),  # what is not held is said once
        _outcome([body.outcome for body in bodies]),
        _sections([body.sections for body in bodies]),
        tuple(dict.fromkeys(note for body in bodies for note in body.notes)),
        looked_back=any(body.looked_back for body in bodies),
    )


def _points_back(part: Question, before: Question) -> bool:
    """Whether a part is about the very reports that the answer before it is about."""
    if not part.borrows:
        return False
    if not part.authorities:
        return True
    kind = part.fact.kind if part.fact else None
    one_each = before.fact is None or before.fact.kind in _TELL_ONE_REPORT
    return kind in _OF_A_REPORT and (one_each or before.borrows)


def _about(part: Question, pointed: Sequence[tuple[str, str]]) -> Question:
    """The part narrowed to the reports pointed at, where those are of everybody it asks about."""
    names = dict.fromkeys(name for name, _ in pointed)
    ids = {report_id for _, report_id in pointed}
    left_out = any(asked.held and asked.name not in names for asked in part.authorities)
    if not ids or left_out:
        return part
    asked = part.authorities or tuple(AskedAuthority(name, True, Scope.CONTEXT) for name in names)
    return replace(part, authorities=asked, report_ids=tuple(one for one in part.report_ids if one in ids))


def _titles(parts: Sequence[Question]) -> list[str]:
    """The parts as asked, for the heads of their answers; by their fact or their topic where they share their words."""
    shared = Counter(part.text for part in parts)
    titles = []
    for part in parts:
        text = _OPENING.sub("", part.text).strip()
        if part.fact is not None and shared[part.text] > 1:
            text = part.fact.judgement or part.fact.kind.value.replace("_", " ")
        elif shared[part.text] > 1:
            text = part.topic
        titles.append(escaped(capital(text)))
    return titles


def _outcome(outcomes: Sequence[Outcome]) -> Outcome:
    """That of all parts where they agree; partial where one of them is answered; else not found."""
    if len(set(outcomes)) == 1:
        return outcomes[0]
    answered = any(one in (Outcome.ANSWERED, Outcome.PARTIAL) for one in outcomes)
    return Outcome.PARTIAL if answered else Outcome.NOT_FOUND


def _sections(of_parts: Sequence[Sequence[Section]]) -> tuple[Section, ...]:
    """One section an authority: the texts of all parts, about the report of the first part that is answered."""
    by_name: dict[str, list[Section]] = {}
    for sections in of_parts:
        for section in sections:
            by_name.setdefault(section.authority, []).append(section)
    return tuple(_merged(sections) for sections in by_name.values())


def _merged(sections: Sequence[Section]) -> Section:
    best = min(sections, key=lambda section: _BEST_FIRST.index(section.outcome))
    texts = dict.fromkeys(section.text for section in sections)
    return best.model_copy(update={"text": "\n\n".join(texts)})
