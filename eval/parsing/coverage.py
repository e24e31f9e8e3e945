"""Paragraphs without a number found again in print, and printed words found in no paragraph at all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.parsing.document import PrintedDocument
from eval.parsing.extent import in_table, is_heading
from eval.parsing.fault import Fault, FaultKind
from eval.parsing.intruders import notices_in
from eval.parsing.lines import Line
from eval.parsing.wording import excerpt, stream
from indexer.model import Paragraph, ParagraphKind

_SHORT = 4  # letters: less than this on a line says nothing
_CONTENTS = 4  # lines that end in a page number: so many on one page make a list of contents
_FULL = 0.75  # of the widest line: lines of running text are longer
_FAREWELLS = ("Yourssincerely", "Yoursfaithfully")
_ENTRY = re.compile(r"[A-Za-z?)].*\D\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many unnumbered paragraphs there are and are found, words in print and lost, and the faults.

    `words_left` are words of the body in no paragraph for a reason: a heading that names no section,
    a table, the list of contents, the cover's or a letter's head, a closing notice.
    """

    others: int
    others_found: int
    words: int
    words_lost: int
    words_left: Mapping[str, int]
    faults: tuple[Fault, ...]


def check_coverage(document: PrintedDocument, parsed: Sequence[Paragraph]) -> Coverage:
    """Find every paragraph in the body's text, and what of the body no paragraph has."""
    covered = [False] * len(document.text)
    faults: list[Fault] = []
    others = found = cursor = 0
    unplaced: list[str] = []
    texts: list[int] = []
    for paragraph in parsed:
        text = stream(paragraph.text)
        if paragraph.number is not None:
            text = str(paragraph.number) + text
        place = _find(document, text, cursor)
        if paragraph.number is None and paragraph.kind is not ParagraphKind.TABLE:
            others += 1
            fault = _whole_lines(document, paragraph, place, len(text))
            found += fault is None
            faults.extend([fault] if fault else [])
        if place < 0:
            unplaced.append(text)
            continue
        if paragraph.kind is not ParagraphKind.TABLE:
            texts.append(place)
        covered[place : place + len(text)] = [True] * len(text)
        cursor = place
    known = unplaced + [stream(heading) for paragraph in parsed for heading in paragraph.section]
    unclaimed = _unclaimed(document, covered, set(known), min(texts, default=0))
    faults.extend(Fault(FaultKind.LOST, "", line.page, excerpt(stream(line.text))) for line in unclaimed[""])
    counts = {reason: sum(len(line.words) for line in lines) for reason, lines in unclaimed.items()}
    words = sum(len(line.words) for line in document.body)
    return Coverage(others, found, words, counts.pop(""), counts, tuple(faults))


def _find(document: PrintedDocument, text: str, cursor: int) -> int:
    if not text:
        return -1
    place = document.text.find(text, cursor)
    return place if place >= 0 else document.text.find(text)


def _whole_lines(document: PrintedDocument, paragraph: Paragraph, place: int, length: int) -> Fault | None:
    """None when the text stands in print from a line's start to a line's end, else what is wrong."""
    cut = excerpt(stream(paragraph.text))
    if place < 0:
        return Fault(FaultKind.INSIDE, paragraph.paragraph, paragraph.page, f"not in print so: {cut}")
    starts = document.starts
    end = place + length
    if place not in (starts[document.line_at(place)], *_after_label(document, place)):
        return Fault(FaultKind.BEGIN, paragraph.paragraph, paragraph.page, f"begins within a line: {cut}")
    if end < len(document.text) and starts[document.line_at(end)] != end:
        return Fault(FaultKind.END, paragraph.paragraph, paragraph.page, f"ends within a line: {cut}")
    return None


def _after_label(document: PrintedDocument, place: int) -> tuple[int, ...]:
    """Where the text of a line begins after a number or letter that labels it."""
    at = document.line_at(place)
    words = document.body[at].words
    if len(words) > 1 and re.fullmatch(r"\(?(\d{1,3}|[a-z]|[ivx]+)[.)]?", words[0].text):
        return (document.starts[at] + len(stream(words[0].text)),)
    return ()


def _unclaimed(
    document: PrintedDocument, covered: Sequence[bool], known: set[str], first: int
) -> dict[str, list[Line]]:
    """The lines that no paragraph and no section's name has, by why that may be right ("" when not)."""
    pages = {page.number: page for page in document.pages}
    contents = _contents_pages(document)
    notices = _notices(document)
    letterhead = _cover(document, first)
    found: dict[str, list[Line]] = {
        "": [],
        "heading": [],
        "table": [],
        "contents": [],
        "notice": [],
        "cover": [],
    }
    for place, (line, start) in enumerate(zip(document.body, document.starts, strict=True)):
        text = stream(line.text)
        inside = covered[start : start + len(text)]
        if sum(inside) * 2 >= len(text) or len(text) < _SHORT or any(text in whole for whole in known):
            continue
        if place in notices:
            reason = "notice"
        elif place in letterhead:
            reason = "cover"
        elif line.page in contents:
            reason = "contents"
        elif in_table(line, pages[line.page]):
            reason = "table"
        else:
            reason = "heading" if is_heading(line, document.size) else ""
        found[reason].append(line)
    return found


def _notices(document: PrintedDocument) -> set[int]:
    """Places of the closing notes' lines: from where a notice begins to the next heading or number."""
    numbers = {paragraph.lines[0] for paragraph in document.numbered}
    places: set[int] = set()
    for offset in notices_in(document.text):
        place = document.line_at(offset)
        places.add(place)
        while (place := place + 1) < len(document.body):
            if place in numbers or is_heading(document.body[place], document.size):
                break
            places.add(place)
    return places


def _cover(document: PrintedDocument, first: int) -> set[int]:
    """Places of short lines above the first page's text (title, dates, address), and of a signature."""
    widest = max((line.x1 - line.x0 for line in document.body), default=0.0)
    places = set()
    signed = False
    for place, line in enumerate(document.body):
        above = line.page == 1 and document.starts[place] < first
        signed = signed or stream(line.text) in _FAREWELLS
        if (above or signed) and line.x1 - line.x0 < _FULL * widest:
            places.add(place)
    return places


def _contents_pages(document: PrintedDocument) -> set[int]:
    """Pages with a list of contents: a heading that says so, and lines that end in page numbers."""
    entries: dict[int, int] = {}
    headed = set()
    for line in document.body:
        if stream(line.text).casefold() in ("contents", "tableofcontents"):
            headed.add(line.page)
        if _ENTRY.match(line.text):
            entries[line.page] = entries.get(line.page, 0) + 1
    return {page for page in headed if entries.get(page, 0) >= _CONTENTS}
