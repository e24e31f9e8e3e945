"""The passages of a document: what stands between two line breaks that mean something."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from indexer.readers.pdf_lines import HYPHEN_AT_END


class Role(StrEnum):
    """How a passage begins in print."""

    HEADING = "heading"
    NUMBER = "number"
    BULLET = "bullet"
    TEXT = "text"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage in reading order.

    `number` is the printed one (role NUMBER). `depth` is a bullet's, 0 the outermost. `rank` is a
    heading's level as the format shows it, 1 the highest, 0 unknown. `inset` says that the text is
    indented as the text of the entry before it is (None: the format does not show it). `after_break`
    says that a page ended before it. `cells` are those of a table row. `single` says that it stands on
    one line of its own.
    """

    text: str
    role: Role
    page: int | None = None
    last_page: int | None = None
    number: int | None = None
    depth: int = 0
    rank: int = 0
    inset: bool | None = None
    after_break: bool = False
    cells: tuple[str, ...] = ()
    single: bool = False

    def followed_by(self, other: Passage) -> Passage:
        """The passage with the text of `other` run on to it."""
        return replace(
            self, text=join(self.text, other.text), last_page=other.last_page or other.page or self.last_page
        )


_HYPHEN = re.compile(r"(?P<word>[\w\u2019'.&]*)(?P<hyphen>[-\u2010\u2011\u00ad])$")
_NEXT_WORD = re.compile(r"[\w\u2019']+")
_HANGING = frozenset({"and", "or", "to", "nor", "as", "but", "than"})
_TIGHT_DASH = re.compile(r"\S[\u2013\u2014/]$")
_BOX_DASH = re.compile("[\u2500\u2501]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")


def join(before: str, after: str) -> str:
    """Two lines run together: a hyphen at the line's end stays, without a space after it.

    "17-" and "year-olds" give "17-year-olds"; "single-" and "and multi-agency" keep their space; a dash
    that stands against its word is joined without one; a broken web address is made whole.
    """
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return before or after
    match = _HYPHEN.search(before)
    if match and match["word"]:
        next_word = _NEXT_WORD.match(after)
        if next_word is None:
            return f"{before[:-1]}- {after}"
        if next_word.group().casefold() in _HANGING:
            return f"{before[:-1]}- {after}"
        return f"{before[:-1]}-{after}"
    if _TIGHT_DASH.search(before) and after[0].isalnum():
        return before + after
    if _ADDRESS.search(before) and after[0] in "/.-_?&=" and not after.startswith(". "):
        return before + after
    return f"{before} {after}"


def settle_hyphens(text: str) -> str:
    """`text` without the hyphens that only a line break would have shown, dashes as dashes."""
    text = text.replace(f"{HYPHEN_AT_END} ", "- ").replace(HYPHEN_AT_END, "")
    # Some fonts print their en dash with the code of a box-drawing line.
    return _BOX_DASH.sub("\u2013", text)
