"""What a report says of itself: title, kind, framework, dates, inspectors, addressee, whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.authorities import Authority, Register
from indexer.model import ReportKind
from indexer.structure import people
from indexer.structure.dates import Span, find_date, find_span
from indexer.structure.passages import Passage, settle_hyphens
from indexer.structure.regions import Regions


@dataclass(frozen=True, slots=True)
class Facts:
    """A report's own statements about itself; None where it makes none."""

    title: str
    kind: ReportKind
    framework: str | None
    authority: Authority | None
    authority_printed: str | None
    start: date | None
    end: date | None
    published: date | None
    lead: str | None
    inspectors: tuple[str, ...]
    addressee: str | None
    cover_lines: tuple[str, ...]


_KINDS: tuple[tuple[str, ReportKind], ...] = (
    (r"monitoring visit", ReportKind.MONITORING_VISIT),
    (r"focused (?:assurance )?visit|focused-visit", ReportKind.FOCUSED_VISIT),
    (r"joint (?:targeted )?(?:area )?inspection|\bjtai\b|joint inspection", ReportKind.JOINT_INSPECTION),
    (r"assurance visit|pilot|progress review", ReportKind.OTHER),
    (r"inspection", ReportKind.INSPECTION),
)
_FRAMEWORKS: tuple[tuple[str, str], ...] = (
    (r"joint (?:targeted )?(?:area )?inspection|\bjtai\b", "JTAI"),
    (r"children in need of help and protection,? (?:children looked after|looked after children)", "SIF"),
    (r"review of the effectiveness of the local safeguarding", "SIF"),
    (r"safeguarding and looked.after children", "SLAC"),
    (r"local authority arrangements for the protection of children|arrangements for the protection of children", "Child protection"),
    (r"inspection of looked.after children|services for looked.after children", "Looked-after children"),
    (r"focused (?:assurance )?visit|focused-visit", "ILACS"),
    (r"children.s social care services|local authority children.s services|inspecting local authority", "ILACS"),
    (r"monitoring visit", "ILACS"),
)  # fmt: skip
_ILACS_FROM = date(2018, 1, 1)
_DATES = re.compile(
    r"(?:date\(?s?\)? of (?:inspection|visit)|(?:inspection|visit) dates?)\s*:?\s*(?P<dates>.*)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:report |date )?(?:of )?(?:publi(?:shed|cation)(?: date| on)?)\s*:?\s*(?P<date>.*)", re.IGNORECASE
)
_LEAD_LINE = re.compile(r"(?:lead|reporting) inspectors?\b", re.IGNORECASE)
_COVER_LINE = re.compile(
    r"(?:date\(?s?\)? of (?:inspection|visit)|(?:inspection|visit) dates?|(?:lead|reporting) inspectors?|(?:report )?published|age group|date of publication)\b",
    re.IGNORECASE,
)
_OWNER = (
    re.compile(
        r"inspection of (?:the )?(?P<name>.+?)(?:\s+local authority|[\u2019']s?)?\s+(?:local authority )?children.s (?:services|social care)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:visit|inspection|review) (?:of|to|at|in) (?:the )?(?P<name>.+?)(?:[\u2019']s)?\s*(?:local authority\b|children.s|council|borough|city council|county council|metropolitan|services|$)",
        re.IGNORECASE,
    ),
    re.compile(r"(?P<name>.+?) (?:local )?safeguarding children.{0,3} board", re.IGNORECASE),
)
_TITLE_WORDS = re.compile(r"inspection of|visit|review of|re-inspection|joint", re.IGNORECASE)
_COUNCIL = re.compile(r"(?:[\w\u2019'&-]+ ){1,6}(?:council|borough|authority|corporation)\b", re.IGNORECASE)


def facts(
    regions: Regions, running_lines: Sequence[str], team_lines: Sequence[str], register: Register
) -> Facts:
    """The facts of a report from its front, its running headers, its team list and its closing."""
    front = [_tidy(p) for p in regions.front]
    opening = " ".join(_tidy(p) for p in regions.body[:6])
    title = _title(front, regions.letter)
    everything = " \u00b7 ".join(front)
    kind = _kind(title, everything, opening)
    span = _span(front, opening, regions.letter)
    published = _published(front, regions.letter)
    if span is not None and regions.letter and published is None:
        published = None
    authority, printed = _owner(front, running_lines, opening, register, regions.letter)
    cover_lines = _cover_lines(front)
    lead, inspectors = _inspectors(regions, front, cover_lines, team_lines, opening)
    return Facts(
        title=title,
        kind=kind,
        framework=_framework(title, everything, opening, span.end if span else published),
        authority=authority,
        authority_printed=printed,
        start=span.start if span else None,
        end=span.end if span else None,
        published=published,
        lead=lead,
        inspectors=tuple(inspectors),
        addressee=_addressee(front) if regions.letter else None,
        cover_lines=tuple(cover_lines),
    )


def _tidy(passage: Passage) -> str:
    text = passage.text if passage.number is None else f"{passage.number}. {passage.text}"
    return " ".join(settle_hyphens(text).split())


def _title(front: Sequence[str], letter: bool) -> str:
    if letter:
        after = False
        for text in front:
            if after and _TITLE_WORDS.search(text):
                return text
            after = after or text.casefold().startswith("dear")
    parts: list[str] = []
    for text in front:
        if _COVER_LINE.match(text) or find_span(text) is not None:
            if parts:
                break
            continue
        if (
            _TITLE_WORDS.search(text)
            or (parts and text.casefold() in ("and", "&"))
            or (parts and parts[-1].casefold() in ("and", "&"))
        ):
            parts.append(text)
        elif parts:
            break
    while parts and parts[-1].casefold() in ("and", "&"):
        parts.pop()
    return " ".join(parts) or (front[0] if front else "")


def _kind(title: str, everything: str, opening: str) -> ReportKind:
    for text in (title, everything, opening):
        for pattern, kind in _KINDS:
            if re.search(pattern, text, re.IGNORECASE):
                if kind is ReportKind.INSPECTION and not re.search(
                    r"\binspection of\b|\binspection\b", text, re.IGNORECASE
                ):
                    continue
                return kind
        if re.search(r"review of the effectiveness", text, re.IGNORECASE):
            return ReportKind.OTHER
    return ReportKind.OTHER


def _framework(title: str, everything: str, opening: str, day: date | None) -> str | None:
    for text in (title, everything, opening):
        for pattern, name in _FRAMEWORKS:
            if not re.search(pattern, text, re.IGNORECASE):
                continue
            if name == "ILACS" and day is not None and day < _ILACS_FROM:
                return "SIF"
            return name
    return None


def _span(front: Sequence[str], opening: str, letter: bool) -> Span | None:
    for position, text in enumerate(front):
        match = _DATES.search(text)
        if match:
            rest = match["dates"] or (front[position + 1] if position + 1 < len(front) else "")
            span = find_span(rest)
            if span:
                return span
    if not letter:
        return next(
            (span for span in map(find_span, (t for t in front if not _PUBLISHED.match(t))) if span), None
        )
    for sentence in re.split(r"(?<=[.!?])\s+", opening):
        if re.search(r"visit|inspection", sentence, re.IGNORECASE) and not re.search(
            r"\b(?:last|previous|since)\b", sentence, re.IGNORECASE
        ):
            span = find_span(sentence)
            if span:
                return span
    return None


def _published(front: Sequence[str], letter: bool) -> date | None:
    for position, text in enumerate(front):
        match = _PUBLISHED.search(text)
        if match:
            rest = match["date"] or (front[position + 1] if position + 1 < len(front) else "")
            day = find_date(rest)
            if day:
                return day
    if not letter:
        return None
    for text in front:
        span = find_span(text)
        if span and span.start == span.end:
            return span.start
    return None


def _owner(
    front: Sequence[str], running: Sequence[str], opening: str, register: Register, letter: bool
) -> tuple[Authority | None, str | None]:
    """The authority, and its name as printed when the register has none of it."""
    names = [*_stated(front), *_stated(running)]
    councils = [text for text in front if _COUNCIL.fullmatch(text)]
    first = [] if letter else [text for text in front[:3] if len(text) < 60]
    for name in [*councils, *names, *first, *_stated([opening])]:
        found = register.find(name)
        if found is not None:
            return found, name
    for text in (*first, *names, *front, opening):
        found = register.mentioned(text)
        if found is not None:
            return found, found.name
    printed = next(iter([*names, *councils, *first]), None)
    return None, printed


def _stated(lines: Iterable[str]) -> list[str]:
    found = []
    for text in lines:
        for pattern in _OWNER:
            match = pattern.search(text)
            if match and len(match["name"]) < 80:
                name = match["name"].strip(" ,.:\u2019'")
                if not re.match(
                    r"services|children|looked|the effectiveness|arrangements|safeguarding|local authority",
                    name,
                    re.IGNORECASE,
                ):
                    found.append(name)
    return found


def _cover_lines(front: Sequence[str]) -> list[str]:
    """The front's lines that give dates and inspectors, each with what stands beneath it if it says none."""
    lines = []
    for position, text in enumerate(front):
        if not _COVER_LINE.match(text) or len(text) > 200:
            continue
        bare = re.fullmatch(r"[\w\s()]+:?", text) and not re.search(r"\d", text) and len(text.split()) <= 3
        lines.append(f"{text} {front[position + 1]}" if bare and position + 1 < len(front) else text)
    return lines


def _inspectors(
    regions: Regions,
    front: Sequence[str],
    cover_lines: Sequence[str],
    team_lines: Sequence[str],
    opening: str,
) -> tuple[str | None, list[str]]:
    lead = people.lead_inspector(front) or people.lead_inspector(team_lines)
    names = people.team(team_lines)
    if regions.letter:
        named = people.letter_inspectors(opening)
        signed = people.signature(_tidy(p) for p in regions.closing)
        lead = lead or signed or (named[0] if named else None)
        names = [*names, *named]
    if lead is None:
        lead = people.lead_inspector(_tidy(p) for p in (*regions.body, *regions.closing))
    if lead is None and not cover_lines:
        lead = people.signature([_tidy(p) for p in regions.closing[:3]])
    everyone = [lead, *names] if lead else names
    return lead, list(dict.fromkeys(everyone))


def _addressee(front: Sequence[str]) -> str | None:
    salutation = next((text for text in front if text.casefold().startswith("dear")), "")
    block = front[: front.index(salutation)] if salutation else front
    return people.addressee(block, salutation)
