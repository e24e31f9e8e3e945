"""What can be wrong with a parse, and the result for one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    """One way in which a parse differs from the print."""

    NUMBER = "number"  # a printed number is missing, doubled, wrong or not in print
    BEGIN = "begin"  # the text does not begin where the print does
    END = "end"  # the text does not end where the print does
    INSIDE = "inside"  # words within the text are lost, added or changed
    PAGE = "page"  # the first or last page is another
    FURNITURE = "furniture"  # a running line, a page number or a footnote stands in the text
    BOILERPLATE = "boilerplate"  # the text says who the publisher is, not what was found
    LOST = "lost"  # printed words that stand in no paragraph and no heading


@dataclass(frozen=True, slots=True)
class Fault:
    """One difference: of which paragraph (empty for lost words), on which page, and what it is.

    `detail` quotes a few words at most.
    """

    kind: FaultKind
    paragraph: str
    page: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """One report checked.

    `numbered` counts numbered paragraphs in print; `right_number`, `right_begin`, `right_end` and
    `right_throughout` and `right_pages` how many of them the parse has so; `others` the parse's paragraphs without a
    number and `others_found` how many of them stand in print word for word, from a line's start to a
    line's end; `words_lost` are printed words in no paragraph, heading, table or closing note, and
    `words_left` those in no paragraph for one of these reasons.
    `unreadable` says why a file could not be checked; all counts are 0 then.
    """

    file: str
    numbered: int = 0
    right_number: int = 0
    right_begin: int = 0
    right_end: int = 0
    right_throughout: int = 0
    right_pages: int = 0
    others: int = 0
    others_found: int = 0
    words: int = 0
    words_lost: int = 0
    words_left: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = field(default=())
    unreadable: str | None = None

    def count(self, kind: FaultKind) -> int:
        """How many faults of that kind."""
        return sum(fault.kind == kind for fault in self.faults)
