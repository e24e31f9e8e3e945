"""Reads the markup in which the sample's PDFs are written: see README.md beside this file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class BlockKind(StrEnum):
    """What a block of the markup stands for."""

    TITLE = "title"
    STRAP = "strap"
    FRONT = "front"
    FICTIONAL = "fictional"
    HEADING = "heading"
    SUBHEADING = "subheading"
    NUMBERED = "numbered"
    BULLET = "bullet"
    PROSE = "prose"
    LETTERHEAD = "letterhead"
    CLOSING = "closing"
    CONTENTS = "contents"
    TABLE = "table"
    FOOTNOTE = "footnote"
    BOX_START = "box-start"
    BOX_END = "box-end"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its lines without their marks. `mark` is the printed number of a numbered block."""

    kind: BlockKind
    lines: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A report before it is set: the settings of its head, then its blocks in reading order."""

    settings: dict[str, str]
    blocks: tuple[Block, ...]


_BARE = {"[page]": BlockKind.PAGE, "[box]": BlockKind.BOX_START, "[/box]": BlockKind.BOX_END}
_PREFIXES = {
    "= ": BlockKind.TITLE,
    "== ": BlockKind.STRAP,
    "! ": BlockKind.FRONT,
    "~ ": BlockKind.FICTIONAL,
    "# ": BlockKind.HEADING,
    "## ": BlockKind.SUBHEADING,
    "* ": BlockKind.BULLET,
    "@ ": BlockKind.LETTERHEAD,
    ". ": BlockKind.CLOSING,
}
_NUMBERED = re.compile(r"(\d+\.) (.*)")
_FOOTNOTE = re.compile(r"\^(\d+) (.*)")


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first in _BARE:
        return Block(_BARE[first], ())
    if first.startswith("|"):
        return Block(BlockKind.TABLE, tuple(lines))
    if first.startswith(">"):
        return Block(BlockKind.CONTENTS, tuple(lines))
    for pattern, kind in ((_NUMBERED, BlockKind.NUMBERED), (_FOOTNOTE, BlockKind.FOOTNOTE)):
        if match := pattern.fullmatch(first):
            return Block(kind, (match[2],), match[1])
    for prefix, kind in _PREFIXES.items():
        if first.startswith(prefix):
            return Block(kind, (first.removeprefix(prefix), *lines[1:]))
    return Block(BlockKind.PROSE, (first,))


def read_source(path: Path) -> Source:
    """Reads one `.report` file; raises ValueError when a setting has no colon."""
    head, *rest = re.split(r"\n{2,}", path.read_text("utf-8").strip())
    settings: dict[str, str] = {}
    for line in head.splitlines():
        name, colon, value = line.partition(":")
        if not colon:
            message = f"{path.name}: the head's line {line!r} has no colon"
            raise ValueError(message)
        settings[name.strip()] = value.strip()
    return Source(settings, tuple(_block(chunk.splitlines()) for chunk in rest))
