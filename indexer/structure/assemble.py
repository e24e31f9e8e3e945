"""Passages of a report's body to paragraphs with their labels and sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from indexer.model import Grade, Paragraph, ParagraphKind
from indexer.structure.grades import is_grade_line, judgement_name, make, on_scale, statement
from indexer.structure.headings import ITALIC, Heading, heading, known_level
from indexer.structure.passages import Passage, Role, settle_hyphens

_COMPLETE = re.compile(r"[.!?:;][\u2019\u201d'\")\]]*$|\)$")
_APPENDIX = re.compile(
    r"\((?:recommendations?|area for improvement|priority action)[^)]{0,40}\)[.\s]*$", re.IGNORECASE
)
_LOWER = re.compile(r"[\u2018\u201c'\"(]?[a-z]")
_TEAM = re.compile(r"(?:the )?inspection team", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A paragraph being put together."""

    passage: Passage
    section: tuple[str, ...]
    slug: str
    kind: ParagraphKind
    rows: list[str] = field(default_factory=list)
    takes_list: bool = False


@dataclass(slots=True)
class Assembly:
    """What came of a body: paragraphs in order, and the grades that its headings print."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    grades: list[Grade] = field(default_factory=list)


class Assembler:
    """Walks over passages once; the state is the path of headings and the paragraph that is open."""

    def __init__(self, opening: str, labels: Labels, stated: Iterable[str] = ()) -> None:
        self._opening = heading(opening)
        self._path: list[Heading] = []
        self._open: _Open | None = None
        self._labels = labels
        self._stated = set(stated)
        self.result = Assembly()

    def run(self, passages: Sequence[Passage]) -> Assembly:
        """Paragraphs of the whole body."""
        for position, passage in enumerate(passages):
            self._take(passage, passages, position)
        self._close()
        return self.result

    def _take(self, passage: Passage, passages: Sequence[Passage], position: int) -> None:
        title = _as_heading(passage, passages, position)
        if title is not None:
            self._heading(passage, *title, rank=_rank(passage))
        elif passage.role is Role.NUMBER:
            self._begin(passage, ParagraphKind.NUMBERED)
        elif passage.role is Role.BULLET:
            self._bullet(passage, passages, position)
        elif self._open is not None and self._continues(passage, passages, position):
            self._open.passage = self._open.passage.followed_by(passage)
        elif passage.role is Role.ROW or _TEAM.fullmatch(self._current.text):
            self._row(passage)
        else:
            self._begin(passage, ParagraphKind.PROSE)

    @property
    def _current(self) -> Heading:
        return self._path[-1] if self._path else self._opening

    def _section(self) -> tuple[str, ...]:
        return tuple(h.text for h in self._path) or (self._opening.text,)

    def _heading(self, passage: Passage, name: str, printed: str | None, rank: int) -> None:
        self._close()
        if is_grade_line(passage.text):
            self._grade(self._current.text, passage.text, passage)
            return
        said = statement(passage.text) if rank != ITALIC else None
        if said is not None:
            self._grade(said[0], said[1], passage)
            self._judgement(passage, said[0])
            if judgement_name(said[0]) == judgement_name(self._current.text) and self._path:
                return
        found = heading(name, rank)
        if rank != ITALIC and (printed or found.printed_grade):
            self._grade(found.text, printed or found.printed_grade or "", passage)
        while self._path and self._path[-1].level >= found.level:
            self._path.pop()
        self._path.append(found)

    def _judgement(self, passage: Passage, name: str) -> None:
        """A judgement that only a heading states becomes a paragraph, so that it can be cited."""
        judgement = judgement_name(name)
        if judgement is None or judgement in self._stated:
            return
        self._stated.add(judgement)
        text = " ".join(settle_hyphens(passage.text).split())
        label = self._labels.next(None, "judgements")
        self.result.paragraphs.append(
            Paragraph(
                label, None, self._section(), ParagraphKind.TABLE, passage.page, text, passage.last_page
            )
        )
        self.result.grades[-1:] = [replace(g, paragraph=label) for g in self.result.grades[-1:]]

    def _grade(self, name: str, printed: str, passage: Passage) -> None:
        grade = make(name, _bare(printed), passage.page, None)
        if grade is not None:
            self.result.grades.append(grade)

    def _begin(self, passage: Passage, kind: ParagraphKind) -> None:
        self._close()
        slug = self._current.slug
        if slug.startswith("recommendation") and kind in (ParagraphKind.NUMBERED, ParagraphKind.BULLET):
            kind = ParagraphKind.RECOMMENDATION
        self._open = _Open(passage, self._section(), slug, kind)

    def _bullet(self, passage: Passage, passages: Sequence[Passage], position: int) -> None:
        if self._open is not None and self._bullet_belongs(passage, passages, position):
            self._open.takes_list = True
            self._open.passage = self._open.passage.followed_by(passage)
            return
        self._begin(passage, ParagraphKind.BULLET)

    def _bullet_belongs(self, passage: Passage, passages: Sequence[Passage], position: int) -> bool:
        """A nested bullet belongs to the bullet above it, one inside a numbered paragraph to that."""
        assert self._open is not None
        first = self._open.passage
        if first.role is Role.BULLET:
            return passage.depth > first.depth
        if first.role is not Role.NUMBER:
            return False
        if self._open.takes_list or first.text.rstrip().endswith((":", ",", ";")):
            return True
        ahead = (p.role for p in passages[position + 1 :] if p.role in (Role.NUMBER, Role.HEADING))
        return next(ahead, None) is Role.NUMBER

    def _continues(self, passage: Passage, passages: Sequence[Passage], position: int) -> bool:
        """Whether a passage without a mark of its own runs on from the open paragraph."""
        assert self._open is not None
        if _APPENDIX.fullmatch(passage.text.strip()):
            return True
        first = self._open.passage
        if self._open.kind is ParagraphKind.TABLE:
            return False
        complete = bool(_COMPLETE.search(first.text.rstrip()))
        if passage.after_break and (not complete or _LOWER.match(passage.text)):
            return True
        if first.role is Role.NUMBER:
            return passage.inset is not False or (not complete and bool(_LOWER.match(passage.text)))
        if first.role is Role.BULLET:
            if passage.inset is not None:
                return passage.inset
            following = passages[position + 1] if position + 1 < len(passages) else None
            return passage.after_break and following is not None and following.role is Role.BULLET
        if passage.role is Role.ROW:
            return False
        return not complete and bool(_LOWER.match(passage.text))

    def _row(self, passage: Passage) -> None:
        if self._open is None or self._open.kind is not ParagraphKind.TABLE:
            self._begin(passage, ParagraphKind.TABLE)
            assert self._open is not None
            self._open.rows.append(row_text(passage))
            return
        self._open.rows.append(row_text(passage))
        self._open.passage = self._open.passage.followed_by(passage)

    def _close(self) -> None:
        if self._open is None:
            return
        opened, self._open = self._open, None
        text = "; ".join(opened.rows) if opened.rows else opened.passage.text
        text = " ".join(settle_hyphens(text).split())
        if not text:
            return
        passage = opened.passage
        self.result.paragraphs.append(
            Paragraph(
                paragraph=self._labels.next(passage.number, opened.slug),
                number=passage.number,
                section=opened.section,
                kind=opened.kind,
                page=passage.page,
                text=text,
                last_page=passage.last_page,
            )
        )


class Labels:
    """Gives each paragraph of one report a label that no other has."""

    def __init__(self) -> None:
        self._numbers: Counter[int] = Counter()
        self._slugs: Counter[str] = Counter()
        self._given: set[str] = set()

    def next(self, number: int | None, slug: str) -> str:
        """The printed number (a repeat gets "-2"), or the slug with the next count."""
        if number is not None:
            self._numbers[number] += 1
            times = self._numbers[number]
            label = str(number) if times == 1 else f"{number}-{times}"
        else:
            self._slugs[slug] += 1
            label = f"{slug}-{self._slugs[slug]}"
            while label in self._given:
                self._slugs[slug] += 1
                label = f"{slug}-{self._slugs[slug]}"
        self._given.add(label)
        return label


def row_text(passage: Passage) -> str:
    """A table row as one run of text: its name, a colon, the other cells."""
    if len(passage.cells) < 2:
        return passage.text
    name, rest = passage.cells[0].rstrip(), " ".join(passage.cells[1:])
    return f"{name} {rest}" if name.endswith(":") else f"{name}: {rest}"


def _rank(passage: Passage) -> int:
    """The level that a heading's print suggests: a row's is that of its text, a lone title's the lowest."""
    if passage.role is Role.TEXT and known_level(passage.text.strip()) is None:
        return ITALIC
    return passage.rank


def _bare(printed: str) -> str:
    inside = re.search(r"\((.+)\)", printed)
    return inside[1] if inside else printed


def _as_heading(
    passage: Passage, passages: Sequence[Passage], position: int
) -> tuple[str, str | None] | None:
    """Name and printed grade of the heading that a passage is, or None."""
    if passage.role is Role.ROW and len(passage.cells) == 2 and on_scale(passage.cells[1]) is not None:
        if judgement_name(passage.cells[0]) is not None and len(passage.cells[0]) > 20:
            return passage.cells[0], passage.cells[1]
        return None
    if passage.role is Role.HEADING:
        return passage.text, None
    text = passage.text.strip()
    if passage.role is not Role.TEXT or len(text) >= 100 or text.endswith((".", ";", ",")):
        return None
    if known_level(text) is not None:
        return text, None
    if _is_lone_title(passage, passages, position):
        return text, None
    return None


def _is_lone_title(passage: Passage, passages: Sequence[Passage], position: int) -> bool:
    """A short line of usual print right above a list: a heading that its font does not show."""
    text = passage.text.strip()
    if len(text) > 80 or not text[:1].isupper() or text.endswith(":") or not passage.single or position == 0:
        return False
    before = passages[position - 1]
    if before.role is not Role.HEADING and not _COMPLETE.search(before.text):
        return False
    following = passages[position + 1] if position + 1 < len(passages) else None
    return (
        following is not None and following.role in (Role.NUMBER, Role.BULLET) and passage.inset is not True
    )
