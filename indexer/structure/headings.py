"""Headings: which are known, how deep they stand, and the slug that labels take from them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from indexer.structure.grades import judgement_name, split_heading, split_row, statement


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's text without its grade, its level (1 the highest), and its slug."""

    text: str
    level: int
    slug: str
    printed_grade: str | None = None


_KNOWN: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), level)
    for pattern, level in (
        (r"section \d\b.*", 1),
        (r"the local authority$", 1),
        (r"(?:the )?(?:[\w\s]+ )?local safeguarding children.{0,3} board\b.{0,60}", 1),
        (r"information about this inspection", 1),
        (r"(?:executive|overall) summary", 2),
        (r"information about (?:this|the) local authority(?: area)?", 2),
        (r"recommendations?( for .{3,60})?$", 2),
        (r"summary for children and young people", 2),
        (r"(?:the )?experiences? and progress of .{5,90}", 2),
        (r"(?:the )?impact of leaders.{0,90}", 2),
        (r"leadership,? management and governance", 2),
        (r"(?:the )?effectiveness of .{5,90}", 2),
        (r"inspection findings\W+(?:the )?local safeguarding.*", 2),
        (r"inspection judgements about .*", 2),
        (r"what the inspection judge?ments mean.*", 2),
        (r"what (?:does|do) .{3,80} need to improve\??", 2),
        (r"what needs to improve.*", 2),
        (r"what (?:is|are) (?:working|going) .*", 2),
        (r"areas? for (?:improvement|development|priority action).*", 3),
        (r"areas? of (?:strength|progress|concern|weakness|development).*", 3),
        (r"priority and immediate action", 3),
        (r"areas? for priority action.*", 3),
        (r"main findings", 2),
        (r"key findings", 2),
        (r"headline findings", 2),
        (r"findings.{0,60}", 2),
        (r"overview", 2),
        (r"overall effectiveness.{0,80}", 2),
        (r"background", 2),
        (r"summary(?: of (?:key )?findings)?", 3),
        (r"(?:inspection )?findings", 3),
        (r"evaluation of progress", 2),
        (r"what has improved.*", 2),
        (r"summary", 3),
        (r"introduction", 2),
        (r"about this inspection", 2),
        (r"(?:the )?inspection judge?ments and what they mean", 2),
        (r"service information", 2),
        (r"capacity (?:to|for) improve(?:ment)?", 2),
        (r"(?:the )?quality of (?:provision|practice)", 2),
        (r"leadership and (?:management|governance)", 2),
        (r"outcomes for looked after children.{0,40}", 2),
        (r"context", 2),
        (r"previous ofsted inspections", 3),
        (r"other ofsted inspections", 3),
        (r"local leadership", 3),
        (r"children (?:and young people )?(?:living|looked after|in care) in .{3,40}", 3),
        (r"child protection in .{3,40}", 3),
        (r"(?:additional|other) (?:contextual |local )?information.{0,60}", 3),
        (r"the (?:casework|practice) (?:models?|frameworks?) used in .{3,40}", 3),
        (r"the inspection team", 2),
        (r"strengths", 2),
        (r"next steps", 2),
        (r"case study.*", 3),
        (r"practice study.*", 3),
        (r"contents", 1),
    )
)

ITALIC = 5
"""The level of headings in slanted print: always below those in bold, whatever they say."""

_CANONICAL = (
    ("what needs to improve", "what-needs-to-improve"),
    ("areas for improvement", "areas-for-improvement"),
    ("main findings", "main-findings"),
)


def slugify(text: str) -> str:
    """Lower-case words of ASCII letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "").replace("'", ""))
    ascii_text = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text.casefold()).strip("-")


def known_level(text: str) -> int | None:
    """The level of a heading that reports of this kind have, or None."""
    for pattern, level in _KNOWN:
        if pattern.fullmatch(text):
            return level
    return None


def heading(text: str, rank: int = 0) -> Heading:
    """The heading that `text` is; `rank` is the level its font suggests, for those not known by name."""
    name, grade = split_heading(text)
    if grade is None:
        said = statement(text)
        if said:
            grade = said[1]
            name = (
                re.sub(rf"\s*{re.escape(said[1])}\.?$", "", name)
                if name.startswith(("The graded", "Judgement"))
                else name
            )
    if grade is None:
        row = split_row(name)
        if row is not None and judgement_name(row[0]) is not None and len(row[0]) > 30:
            name, grade = row
    name = _DANGLING.sub("", name.rstrip(":. ")).strip() or text.strip()
    lowered = name.casefold().replace("\u2019", "'")
    slug = next((canonical for start, canonical in _CANONICAL if lowered.startswith(start)), slugify(name))
    level = known_level(name)
    if level is None or rank in (1, ITALIC):
        level = rank or 4
    return Heading(name, level, slug or "section", grade)


_DANGLING = re.compile(
    r"\s+(?:is|are)(?:\s+judged)?(?:\s+that)?(?:\s+(?:it|they))?(?:\s+(?:is|are))?$", re.IGNORECASE
)
"""What is left of "… is that it is good" once the grade is off."""

_LABELLED = re.compile(r"[A-Z][\w\s\u2019'-]{2,40}:\s+\S")
"""A line such as "Lead inspector: …": a label and what it says, no heading."""

_TERMINAL = re.compile(r"[.;,!]$")


def looks_like_heading(text: str) -> bool:
    """Whether a line of plain text, standing alone, may be a heading: short, capital, no full stop."""
    line = text.strip()
    if not line or len(line) > 130:
        return False
    if known_level(split_heading(line)[0].rstrip(":")) is not None and not _TERMINAL.search(line):
        return True
    if statement(line) is not None:
        return True
    if _TERMINAL.search(line) or len(line) > 100 or not (line[0].isupper() or line[0] in "\u2018'\"\u201c"):
        return False
    if _LABELLED.match(line):
        return False
    return len(line.split()) <= 14 and bool(re.search(r"[A-Za-z]{3}", line))
