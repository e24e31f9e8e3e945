"""Where a report prints what the catalogue says of it: the verbatim run of one paragraph that shows a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.answering.citations import CitationBook

_FRONT = (
    "cover",
    "judgements",
    "the-inspection-team",
    "inspection-team",
    "introduction",
    "information-about",
)
_LABEL_PLACE = re.compile(r"-\d+$")
_NUMBERS = re.compile(r"\d+")
_TOKENS = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Place:
    """The run `text[start:end]` of one paragraph of one report."""

    stored: StoredParagraph
    report: StoredReport
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The run, verbatim."""
        return self.stored.paragraph.text[self.start : self.end]

    def mark(self, book: CitationBook) -> str:
        """The marker in brackets; the place is cited by asking for it."""
        return f"[{book.cite(self.stored, self.report, self.quote)}]"


def marks(places: Iterable[Place], book: CitationBook) -> str:
    """All markers of a statement with a space before them, '' where nothing prints it."""
    numbers = list(dict.fromkeys(place.mark(book) for place in places))
    return "".join(f" {number}" for number in numbers)


def runs(stored: StoredParagraph) -> Sequence[tuple[int, int]]:
    """Rows of a table, sentences of anything else: half-open spans into the text, in order."""
    return stored.sentences or ((0, len(stored.paragraph.text)),)


def paragraphs(report: StoredReport, index: PublishedIndex) -> list[StoredParagraph]:
    """All paragraphs of a report, those that print facts of the report itself first."""
    return sorted(index.paragraphs(report.start, report.end), key=lambda stored: (_rank(stored), stored.row))


def front(report: StoredReport, index: PublishedIndex) -> list[StoredParagraph]:
    """Cover, judgement table, team, opening and notes on the inspection, in this order."""
    return [stored for stored in paragraphs(report, index) if _rank(stored) < len(_FRONT)]


def first_run(
    report: StoredReport, candidates: Iterable[StoredParagraph], shows: Callable[[str], bool]
) -> Place | None:
    """The first run of the candidates of which `shows` is true."""
    for stored in candidates:
        for start, end in runs(stored):
            if shows(stored.paragraph.text[start:end]):
                return Place(stored, report, start, end)
    return None


def beginning(report: StoredReport, stored: StoredParagraph) -> Place:
    """The first run of a paragraph, for where the paragraph itself is what counts."""
    start, end = runs(stored)[0]
    return Place(stored, report, start, end)


def names_person(text: str, name: str) -> bool:
    """Whether `text` holds the name as whole words, whatever the case."""
    if name.lower() not in text.lower():
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def shows_dates(text: str, *days: date) -> bool:
    """Whether `text` prints all the days, in words with the shared month or year said once, or in figures.

    "24 and 25 July 2018" shows both days, and so does "24/07/2018 - 25/07/2018".
    """
    lowered = text.lower()
    tokens = _TOKENS.findall(lowered)
    numbers = {int(token) for token in _NUMBERS.findall(lowered)}
    return all(
        day.day in numbers
        and (day.year in numbers or day.year % 100 in numbers)
        and (_names_month(tokens, day) or _in_figures(lowered, day))
        for day in days
    )


def _names_month(tokens: Sequence[str], day: date) -> bool:
    name = f"{day:%B}".lower()
    return any(len(token) >= 3 and name.startswith(token[:4]) and token[:3] == name[:3] for token in tokens)


def _in_figures(text: str, day: date) -> bool:
    return (
        re.search(rf"(?<!\d)0?{day.day}[/.-]0?{day.month}[/.-](?:20)?{day.year % 100:02}(?!\d)", text)
        is not None
    )


def _rank(stored: StoredParagraph) -> int:
    slug = _LABEL_PLACE.sub("", stored.paragraph.paragraph)
    return next((place for place, name in enumerate(_FRONT) if slug.startswith(name)), len(_FRONT))
