"""A question within a conversation, with what it points at in the one before put in its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from indexer.contracts import StoredReport
from service.question.model import FactKind, Question
from service.question.picked import picked
from service.question.said_plainly import in_conversation
from service.question.selection import day_of
from service.wording import when

_SHE = re.compile(r"\b(?:she|he|him)\b(?!')", re.IGNORECASE)
_HER = re.compile(r"\b(?:her|his)\b(?= (?!majesty|royal)\w)", re.IGNORECASE)
# What inspectors do, and who else "she" may be.
_OF_INSPECTORS = re.compile(
    r"\b(?:lead|leads|led|inspect\w*|reports?|grad\w+|rated|ratings?|judg\w+|visit(?:s|ed)?|team|results?|councils|authorit\w+)\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:child|kid|girl|boy|baby|teenager|young person|parent|mother|father|mum|dad|carer|worker|director|leaver)\b"
)

# Behind an answer that named an inspector: what else that one did, and not what was found there.
_THAT_ONE = re.compile(
    r"\b(?:(?:that|this|the same) (?:lead )?(?:inspector|person|woman|man|lady)|she|he|him)\b(?!')",
    re.IGNORECASE,
)
_DEEDS = re.compile(
    rf"{_OF_INSPECTORS.pattern}|\b(?:been|went|go|gone|done|did|does|worked|charge|gave|given|give|award\w*|fail\w*)\b"
)
_BEYOND = re.compile(
    r"\b(?:else|elsewhere|others?|another|how (?:many|often)|which|where|anywhere|any(?:one|body)?|grades?|ratings?|councils|authorities|inspections|reports|all|ever|more|most|again|usually|always|twice)\b"
)
_LED = re.compile(r"\b(?:led|lead|leads|inspect\w*|in charge|headed)\b")
_NAMES_INSPECTORS = (FactKind.LEAD_INSPECTOR, FactKind.INSPECTORS)


@dataclass(frozen=True, slots=True)
class OfInspector:
    """A question with the name of the inspector whom it means, and a note of who that is; no text where it may be several.

    `beyond`: it asks what else that one did, and not of the inspection told before.
    """

    text: str
    note: str
    beyond: bool = True


def of_inspector_told(
    text: str, previous: Question, people: re.Pattern[str], reports: Sequence[StoredReport]
) -> OfInspector | None:
    """A question of what "she" did behind one that asked who led an inspection, asked of her by name.

    None for others, no text where leaders of several authorities were told. Where several inspections were told the leader of the newest is meant. `people` as for `in_context`.
    """
    low = text.lower()
    asked = any(fact.kind in _NAMES_INSPECTORS for fact in previous.facts)
    said = _THAT_ONE.search(text) or _HER.search(text)
    if not asked or said is None or people.search(low) or people.search(previous.text.lower()):
        return None
    beyond = _DEEDS.search(low) is not None and _BEYOND.search(low) is not None
    if _OF_OTHERS.search(low) or not (beyond or _LED.search(low)):
        return None
    if len(previous.authorities) != 1:
        return OfInspector("", f"Which inspector “{said[0]}” is was not said: please give the name.")
    covered = [one for one in reports if one.report.report_id in previous.report_ids]
    named = [
        (one, name)
        for one in sorted(covered, key=day_of, reverse=True)
        if (name := one.report.lead_inspector or "".join(one.report.inspectors[:1]))
    ]
    if not named:
        return None
    report, name = named[0]
    inspection = f"the {'newest ' if len(covered) > 1 else ''}inspection told before ({report.report.authority}, {when(report.report)})"
    note = f"“{said[0]}” was read as {name}, named for {inspection}."
    return OfInspector(_HER.sub(f"{name}'s", _THAT_ONE.sub(name, text)), note, beyond)


def in_context(text: str, previous: Question, people: re.Pattern[str], known: Collection[str] = ()) -> str:
    """The text freed of niceties, "West" as the authority and "she" as the one person that the question before named.

    `people` finds the names of inspectors in a text in lower case; `known` are the names of all authorities.
    """
    return _with_person(picked(in_conversation(text), previous, known), previous, people)


def _with_person(text: str, previous: Question, people: re.Pattern[str]) -> str:
    named = {match[0] for match in people.finditer(previous.text.lower())}
    low = text.lower()
    if len(named) != 1 or people.search(low) or not _OF_INSPECTORS.search(low) or _OF_OTHERS.search(low):
        return text
    name = next(iter(named)).title()
    return _HER.sub(f"{name}'s", _SHE.sub(name, text))
