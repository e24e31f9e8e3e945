"""The reviewed vocabulary of the field: from what people say to what reports call it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.retrieval.words import stems

TERM = 0.95  # another official term is nearly as good as the words asked
NEAR = 0.6  # a neighbouring word often stands where the thing is spoken of
AMBIGUOUS = 0.8  # of the worth above, where the words asked fit a second entry too

_UNSAID = frozenset("the a an their its his her our my your some any those these this that".split())

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One matter: what reports call it, words near it, and what else people say for it.

    A `general` entry ("strengths", "children") says little by itself and is used only where a question
    holds nothing more special.
    """

    terms: tuple[str, ...]
    near: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    general: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Words `first` to `last` (exclusive) of a text that name these entries, most fitting first."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Vocabulary:
    """All entries, found by the stems of any of their words. Built once; safe for many threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._surfaces: dict[Stems, list[Entry]] = {}
        for surfaces in ("terms", "says", "near"):
            for entry in self.entries:
                for surface in getattr(entry, surfaces):
                    self._add(said(surface), entry, first_only=surfaces == "near")
        self._longest = max((len(surface) for surface in self._surfaces), default=0)

    @classmethod
    def load(cls, path: Path | None = None) -> Vocabulary:
        """Read the vocabulary that comes with the package, or another file of the same form."""
        raw: dict[str, Any] = tomllib.loads(
            (path or Path(__file__).with_name("vocabulary.toml")).read_text(encoding="utf-8")
        )
        return cls(
            Entry(
                tuple(entry["terms"]),
                tuple(entry.get("near", ())),
                tuple(entry.get("says", ())),
                bool(entry.get("general", False)),
            )
            for entry in raw["entry"]
        )

    def words(self) -> frozenset[str]:
        """Every single word of every term and saying, lower case."""
        return frozenset(
            word
            for entry in self.entries
            for surface in (*entry.terms, *entry.near, *entry.says)
            for word in surface.lower().replace("-", " ").replace("/", " ").replace("'s", "").split()
        )

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Entries that a run of lower-case words names, longest runs first, none overlapping."""
        kept = [place for place, word in enumerate(words) if word not in _UNSAID]
        stemmed = [_stem_of(words[place]) for place in kept]
        place = 0
        while place < len(kept):
            for last in range(min(len(kept), place + self._longest), place, -1):
                entries = self._surfaces.get(tuple(stemmed[place:last]))
                if entries:
                    yield Found(kept[place], kept[last - 1] + 1, tuple(entries))
                    place = last
                    break
            else:
                place += 1

    def _add(self, surface: Stems, entry: Entry, *, first_only: bool) -> None:
        if not surface:
            return
        entries = self._surfaces.setdefault(surface, [])
        if entry not in entries and not (first_only and entries):
            entries.append(entry)


def said(surface: str) -> Stems:
    """The stems by which a saying is found: without articles and owners."""
    return tuple(_stem_of(word) for word in _split(surface) if word not in _UNSAID)


def _split(surface: str) -> list[str]:
    lowered = surface.lower().replace("\u2019", "'").replace("&", " and ")
    return [
        word
        for part in lowered.replace("-", " ").replace("/", " ").split()
        for word in part.replace(".", " ").replace(",", " ").split()
    ]


def _stem_of(word: str) -> str:
    found = stems(word)
    return found[0] if found else word


def alternatives(written: str, entries: Sequence[Entry]) -> dict[str, float]:
    """What a paragraph may say instead of `written`, and how good each is (0 to 1)."""
    worths = {written: 1.0}
    for place, entry in enumerate(entries):
        factor = 1.0 if place == 0 else AMBIGUOUS
        for term in entry.terms:
            worths[term] = max(worths.get(term, 0.0), TERM * factor)
        for word in entry.near:
            worths[word] = max(worths.get(word, 0.0), NEAR * factor)
    return worths
