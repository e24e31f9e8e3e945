"""A report as it is read: headings, page breaks and paragraphs in order, and the contents made of the headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from indexer.contracts import StoredParagraph
from service.web.within import Within

_DEEPEST = 5  # headings below <h2> to <h5> look alike


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level in the page (2 or more) and its anchor."""

    title: str
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """From here on the text stands on this page of the original."""

    page: int


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph with the words looked for marked; `mark` is its printed number or a pilcrow."""

    stored: StoredParagraph
    text: Markup
    found: bool
    mark: str
    name: str


Block = Heading | PageBreak | ShownParagraph


def blocks(paragraphs: Sequence[StoredParagraph], within: Within) -> list[Block]:
    """Everything to show, in printed order."""
    shown: list[Block] = []
    section: tuple[str, ...] = ()
    page: int | None = None
    headings = 0
    for stored in paragraphs:
        paragraph = stored.paragraph
        same = _shared(section, paragraph.section)
        if paragraph.page is not None and paragraph.page != page:
            page = paragraph.page
            shown.append(PageBreak(page))
        for depth, title in enumerate(paragraph.section[same:], same):
            headings += 1
            shown.append(Heading(title, min(2 + depth, _DEEPEST), f"s{headings}"))
        section = paragraph.section
        shown.append(_paragraph(stored, within))
    return shown


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _paragraph(stored: StoredParagraph, within: Within) -> ShownParagraph:
    paragraph = stored.paragraph
    numbered = paragraph.paragraph[:1].isdigit()
    return ShownParagraph(
        stored=stored,
        text=within.marked(paragraph.text),
        found=within.found(paragraph.text),
        mark=paragraph.paragraph if numbered else "¶",
        name=f"paragraph {paragraph.paragraph}" if numbered else paragraph.paragraph.replace("-", " "),
    )
