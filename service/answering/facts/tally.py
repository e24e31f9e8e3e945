"""Of whom how many reports are held: those with two focused visits, with only one report, inspected most often."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.model import ReportKind
from service.answering.facts.again import soon_again
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import Owner
from service.answering.facts.number_asked import number_asked
from service.question.model import Question
from service.spelt import UP_TO_TWENTY
from service.wording import counted, kind_name, listed

_NOUN = r"(?:(?!recent)\w+ )?(?:reports?|inspections?|focus\w* visits?|monitoring visits?|visits?|letters?|times)\b"
_OFTEN_SAID = re.compile(
    rf"\b(?:most|fewest|(?<!at )least) (?:often|frequently|{_NOUN})|\b(?:inspected|visited) (?:the )?(?:most|least|fewest)\b",
    re.IGNORECASE,
)

# Who was inspected so often is told by inspections, not by letters on visits.
_INSPECTED = re.compile(r"\b(?:re-?)?inspect(?:ed|ions?)\b", re.IGNORECASE)
_REPORTED = re.compile(r"\b(?:reports?|letters?|visits?|visited)\b", re.IGNORECASE)
_HAVING = re.compile(r"\b(?:has|have|had|having|with|got|been|inspected|visited)\b", re.IGNORECASE)


def tally(question: Question, asked: Sequence[Owner]) -> tuple[str, tuple[Owner, ...]] | None:
    """The lead and the authorities with as many reports covered as the question asks for; None when it asks for no number."""
    if (again := soon_again(question, asked)) is not None:
        return again
    if not question.kinds and _INSPECTED.search(question.text) and not _REPORTED.search(question.text):
        asked = [_inspections_of(owner) for owner in asked]
    having = [owner for owner in asked if owner.covered]
    if len(asked) < 2 or not _HAVING.search(question.text):
        return None
    kinds = {report.report.kind for owner in having for report in owner.covered}
    alone = len(kinds) == 1 and (question.kinds or kinds == {ReportKind.INSPECTION})
    noun = kind_name(next(iter(kinds))) if alone and not _REPORTED.search(question.text) else "report"
    end = number_end(question.text) if _OFTEN_SAID.search(question.text) else None
    if end is not None and having:
        pick = max if end is End.TOP else min
        height = pick(len(owner.covered) for owner in having)
        chosen = [owner for owner in having if len(owner.covered) == height]
        what = f"the {'most' if end is End.TOP else 'fewest'} {noun}s held, {height} each"
        return f"{_names(chosen)} {'have' if len(chosen) > 1 else 'has'} {what}.", tuple(chosen)
    found = number_asked(question.text, _NOUN)
    if found is None:
        return None
    words, fits = found
    chosen = [owner for owner in having if fits(len(owner.covered))]
    held = f"{words} {noun}{'' if words.endswith('one') else 's'} held"
    if not chosen:
        return f"No authority has {held}.", ()
    verb = "has" if len(chosen) == 1 else "have"
    lead = f"**{len(chosen)}** of the {counted(len(having), 'authority', 'authorities')} {verb} {held}: {_names(chosen)}."
    fewest = min(len(owner.covered) for owner in chosen)
    exactly = sum(len(owner.covered) == fewest for owner in chosen)
    if words == f"at least {UP_TO_TWENTY[fewest]}" and exactly < len(chosen):
        lead += f" Exactly {UP_TO_TWENTY[fewest]}: {exactly}."
    return lead, tuple(chosen)


def _inspections_of(owner: Owner) -> Owner:
    """The owner with its inspections alone covered."""
    covered = tuple(one for one in owner.covered if one.report.kind is ReportKind.INSPECTION)
    return replace(
        owner, covered=covered, others=tuple(one for one in owner.everything if one not in covered)
    )


def _names(owners: Sequence[Owner]) -> str:
    return listed([owner.name for owner in owners])
