"""The parts of a report: cover or address block, contents, body, closing pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.structure.boilerplate import ends_report, is_boilerplate
from indexer.structure.grades import is_grade_line, on_scale, split_row, statement
from indexer.structure.headings import known_level
from indexer.structure.passages import Passage, Role


@dataclass(frozen=True, slots=True)
class Regions:
    """A report taken apart. `letter` says that it is one; `closing` is what stands behind the body."""

    front: tuple[Passage, ...]
    body: tuple[Passage, ...]
    closing: tuple[Passage, ...]
    letter: bool


_CONTENTS = re.compile(r"(?:table of )?contents", re.IGNORECASE)
_ENTRY = re.compile(r".*?[\s.\u2026]+\d{1,3}$")
_SALUTATION = re.compile(r"dear\b.{0,80}$", re.IGNORECASE)
_SIGN_OFF = re.compile(r"yours? (?:sincerely|faithfully|truly)\b.{0,120}$", re.IGNORECASE)
_LONG = 120
_TITLE = re.compile(
    r"(?:re-?)?inspection of|focused visit|monitoring visit|(?:joint|review|assurance|special|pilot)\b.{0,80}(?:inspection|visit|review)"
    r"|review of the effectiveness|local authority children.s services|inspection dates?|report published|lead inspector"
    r"|reporting inspector|age group|published:|and$",
    re.IGNORECASE,
)
_ILACS = re.compile(
    r"children.s social care services|local authority children.s services|children.s services$", re.IGNORECASE
)


def divide(passages: Sequence[Passage]) -> Regions:
    """The regions of a report, its passages in reading order."""
    running = without_contents(passages)
    running, closing = _cut_closing(running)
    salutation = _salutation(running)
    if salutation is not None:
        body, signed = _cut_sign_off(running[salutation + 1 :])
        front = [*running[: salutation + 1]]
        while body and _is_letter_title(body[0]):
            front.append(body.pop(0))
        return Regions(tuple(front), tuple(_kept(body)), (*signed, *closing), True)
    start = _with_headings(running, _body_start(running))
    body, signed = _cut_sign_off(list(running[start:]))
    return Regions(tuple(_kept(running[:start])), tuple(_kept(body)), (*signed, *closing), False)


def without_contents(passages: Sequence[Passage]) -> list[Passage]:
    """Passages without the list of contents: the heading and the entries that end in a page number."""
    result: list[Passage] = []
    position = 0
    while position < len(passages):
        if _CONTENTS.fullmatch(passages[position].text.strip(" *:")):
            position += 1
            while position < len(passages) and _is_entry(passages, position):
                position += 1
            continue
        result.append(passages[position])
        position += 1
    return result


def _is_entry(passages: Sequence[Passage], position: int) -> bool:
    """An entry ends in a page number; the first line of one that was wrapped is followed by the rest."""
    for ahead in range(position, min(position + 3, len(passages))):
        passage = passages[ahead]
        if len(passage.text) > 200 or passage.page != passages[position].page:
            return False
        if passage.cells and passage.cells[-1].strip().isdigit():
            return True
        if _ENTRY.fullmatch(passage.text):
            return True
        if passage.role in (Role.NUMBER, Role.BULLET) and not passage.text[-1:].isdigit():
            return False
    return False


def _cut_closing(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    for position, passage in enumerate(passages):
        if position > 0.4 * len(passages) and passage.role is not Role.NUMBER and ends_report(passage.text):
            return list(passages[:position]), list(passages[position:])
    return list(passages), []


def _salutation(passages: Sequence[Passage]) -> int | None:
    for position, passage in enumerate(passages[:40]):
        if _SALUTATION.match(passage.text) and passage.role in (Role.TEXT, Role.HEADING):
            return position
    return None


def _cut_sign_off(passages: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    for position, passage in enumerate(passages):
        if passage.role in (Role.TEXT, Role.HEADING) and _SIGN_OFF.match(passage.text):
            return list(passages[:position]), list(passages[position:])
    return list(passages), []


def _is_letter_title(passage: Passage) -> bool:
    text = passage.text.strip()
    if passage.role is Role.HEADING and _TITLE.search(text):
        return True
    return len(text) < 160 and not text.endswith(".") and bool(_TITLE.search(text))


def _kept(passages: Sequence[Passage]) -> list[Passage]:
    return [p for p in passages if p.role in (Role.NUMBER, Role.BULLET) or not is_boilerplate(p.text)]


def _body_start(passages: Sequence[Passage]) -> int:
    """Where the cover ends: at the first section heading, or at the prose below the judgement table."""
    rows_seen = False
    social_care = False
    for position, passage in enumerate(passages):
        text = passage.text.strip()
        social_care = social_care or bool(_ILACS.search(text) and len(text) < 120)
        if _is_row(passage):
            rows_seen = True
            continue
        if _TITLE.match(text) or is_grade_line(text):
            continue
        if passage.role in (Role.HEADING, Role.TEXT) and len(text) < _LONG:
            level = known_level(text.rstrip(":").strip())
            if level is not None and not _followed_by_grade(passages, position) and statement(text) is None:
                return position
        if passage.role is Role.TEXT and len(text) >= _LONG and social_care and rows_seen:
            return position
        if passage.role is Role.HEADING and rows_seen and passage.page not in (None, passages[0].page):
            return position
        if passage.role is Role.TEXT and len(text) >= 2 * _LONG and not _on_cover(passages, position):
            return position
        if passage.role is Role.NUMBER and (len(text) > _LONG or (len(text) > 50 and text.endswith("."))):
            return position
    return len(passages)


def _with_headings(passages: Sequence[Passage], start: int) -> int:
    """The place before the headings that stand right above the body's first passage."""
    if start >= len(passages) or passages[start].role is Role.HEADING:
        return start
    first_page = passages[0].page
    while start > 0:
        above = passages[start - 1]
        if (
            above.role is not Role.HEADING
            or above.page == first_page
            or _is_row(above)
            or _TITLE.match(above.text)
        ):
            break
        start -= 1
    return start


def _on_cover(passages: Sequence[Passage], position: int) -> bool:
    """Whether more of the cover (a judgement row, a date) comes after this passage on the same page."""
    page = passages[position].page
    return any(
        _is_row(later) and later.page == page
        for later in passages[position + 1 : position + 12]
        if later.page == page
    )


def _followed_by_grade(passages: Sequence[Passage], position: int) -> bool:
    following = passages[position + 1] if position + 1 < len(passages) else None
    return (
        following is not None
        and on_scale(following.text) is not None
        and following.page == passages[position].page
    )


def _is_row(passage: Passage) -> bool:
    """A row of a judgement table, its heading row included."""
    text = passage.text.strip()
    if re.fullmatch(r"judgements?\s+grades?", text, re.IGNORECASE):
        return True
    if passage.cells and on_scale(passage.cells[-1]) is not None:
        return True
    if statement(text) is not None:
        return True
    return (
        len(text) < _LONG
        and passage.role in (Role.NUMBER, Role.ROW, Role.TEXT)
        and split_row(text) is not None
    )
