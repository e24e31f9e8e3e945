"""HTML pages through Beautiful Soup: block elements become lines, lists and headings keep their level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.errors import ReadError
from indexer.readers.blocks import Document, Line, Medium
from indexer.readers.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag

_SKIPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "svg",
    "iframe",
    "form",
    "button",
    "footer",
    "header",
    "aside",
)
_BLOCKS = frozenset(
    ("p", "div", "section", "article", "main", "body", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6",
     "blockquote", "dl", "dt", "dd", "pre", "address", "figure", "figcaption", "html", "thead", "tbody", "tfoot", "caption")
)  # fmt: skip
_ERROR_PAGE = re.compile(
    r"\b(?:page not found|404|403|forbidden|access denied|service unavailable|bad gateway|error 5\d\d|not available"
    r"|no longer available|something went wrong|sign in|log in|enable javascript|are you a robot)\b",
    re.IGNORECASE,
)
_SHORT_PAGE = 1500
_DEEPEST = 150


def read_html(name: str, data: bytes, mislabelled: bool = False) -> Document:
    """One line a block element. `mislabelled` says that the file's name promised a PDF.

    Raises ReadError for a page that is an error message instead of a report.
    """
    from bs4 import BeautifulSoup

    try:
        soup = BeautifulSoup(data, "html.parser")
        for tag in soup.find_all(_SKIPPED):
            tag.decompose()
        root = soup.body or soup
        lines = list(_lines(root, 0))
        title = soup.title.get_text(" ", strip=True) if soup.title else ""
    except RecursionError as exc:
        raise ReadError(
            name, "the HTML is nested too deeply to be a report. Fetch the report again."
        ) from exc
    text = " ".join(line.text for line in lines)
    if len(text) < _SHORT_PAGE and (mislabelled or _ERROR_PAGE.search(f"{title} {text}")):
        what = "an HTML page named .pdf" if mislabelled else "an HTML error page"
        raise ReadError(
            name, f"this is {what} (a web page or error message), not a report. Fetch the report again."
        )
    return Document(name, Medium.HTML, tuple(lines), title=title)


def _lines(tag: Tag, depth: int) -> Iterator[Line]:
    """The lines of an element; text that stands beside block elements is a line of its own."""
    from bs4 import Tag
    from bs4.element import NavigableString, PreformattedString

    if depth > _DEEPEST:
        yield from _flat(tag)
        return
    loose = ""
    for child in tag.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS or child.find(list(_BLOCKS)) is not None):
            yield from _loose(loose)
            loose = ""
            yield from _block(child, depth + 1)
        elif isinstance(child, Tag):
            loose += "\n" if child.name == "br" else _inline(child)
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            loose += re.sub(r"\s+", " ", str(child))
    yield from _loose(loose)


def _flat(tag: Tag) -> Iterator[Line]:
    text = _tidy(tag.get_text(" "))
    if text:
        yield Line(text, blank_before=1)


def _loose(text: str) -> Iterator[Line]:
    for part in text.split("\n"):
        tidy = _tidy(part)
        if tidy:
            yield Line(tidy, blank_before=1)


def _block(tag: Tag, depth: int) -> Iterator[Line]:
    if re.fullmatch(r"h[1-6]", tag.name):
        text = _tidy(_inline(tag))
        if text:
            yield Line(text, heading=int(tag.name[1]), blank_before=1)
    elif tag.name == "tr":
        cells = tuple(cell for cell in (_tidy(c.get_text(" ")) for c in tag.find_all(["td", "th"])) if cell)
        if cells:
            yield Line(" ".join(cells), cells=cells if len(cells) > 1 else (), blank_before=1)
    elif tag.name == "li":
        yield from _entry(tag, depth)
    else:
        yield from _lines(tag, depth)


def _entry(tag: Tag, depth: int) -> Iterator[Line]:
    """A list entry, nested lists after its own text; numbers of an ordered list are printed numbers."""
    from bs4 import Tag

    lists = [parent for parent in tag.parents if parent.name in ("ul", "ol")]
    own = "".join(
        _inline(child) if isinstance(child, Tag) else str(child)
        for child in tag.children
        if not (isinstance(child, Tag) and child.name in ("ul", "ol"))
    )
    text = _tidy(own)
    if text:
        if lists and lists[0].name == "ol" and len(lists) == 1:
            yield Line(f"{_ordinal(tag, lists[0])}. {text}", blank_before=1)
        else:
            yield Line(text, bullet=max(len(lists) - 1, 0), blank_before=0)
    for child in tag.find_all(["ul", "ol"], recursive=False):
        yield from _lines(child, depth + 1)


def _ordinal(tag: Tag, parent: Tag) -> int:
    value = str(tag.get("value", ""))
    if value.isdigit():
        return int(value)
    start = str(parent.get("start", "1"))
    number = int(start) if start.isdigit() else 1
    for sibling in parent.find_all("li", recursive=False):
        given = str(sibling.get("value", ""))
        number = int(given) if given.isdigit() else number
        if sibling is tag:
            return number
        number += 1
    return number


def _inline(tag: Tag) -> str:
    if tag.name == "sup" and re.fullmatch(r"\s*\[?\d{1,3}\]?\s*", tag.get_text()):
        return ""
    parts = (_inline(child) if isinstance(child, type(tag)) else str(child) for child in tag.children)
    return re.sub(r"\s+", " ", "".join(parts))


def _tidy(text: str) -> str:
    return " ".join(visible(text).split())
