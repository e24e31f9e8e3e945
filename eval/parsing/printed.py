"""The nouns of the second reading: words, lines and pages as they stand in print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A run of glyphs of one font; edges and size in points, measured from the page's top left."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    colour: str

    @property
    def bold(self) -> bool:
        """Whether the font's name says that it is heavy."""
        name = self.font.lower()
        return "bold" in name or "black" in name or "heavy" in name


@dataclass(frozen=True, slots=True)
class TableBox:
    """A ruled table's edges in points, and how many columns its rules make."""

    x0: float
    top: float
    x1: float
    bottom: float
    columns: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, its size in points, its words from top to bottom, its tables."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[TableBox, ...] = ()
