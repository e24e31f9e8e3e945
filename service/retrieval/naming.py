"""Which paragraphs name what is asked for by its proper name, written as the reports write it.

Capital letters alone make no name: who writes "Virtual School" means what every report calls a virtual school. So a
name that nobody said to be one counts as such only where the reports, too, write it with capital letters, or where
they do not know any of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.contracts import IntVector, PublishedIndex
from service.question.model import Concept
from service.question.proper_names import ProperName
from service.retrieval.speaking import NAMED
from service.retrieval.speaking import names as says_so

_SPACE = re.compile(r"[\s\-‐‑]+")
_APOSTROPHE = "['’‘]"
_ENDING = r"(?:'s|’s|s)?(?!\w)"
_WITHIN_SENTENCE = r"(?<=[\w,;)’'‘(“\"&/–-] )|(?<=[‘'(“\"/–-])"
_FEWEST = 2  # paragraphs that write a common word as a name, for it to be one as well ("Frontline")
_AS_NAME = 0.4  # of the paragraphs with a term that write it as a name, for it to be one


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the question asks for: as written, what finds it in a text, and its equals if it is a term."""

    written: str
    pattern: re.Pattern[str]
    equals: Concept | None = None

    def stands_in(self, text: str) -> bool:
        """Whether a text names it."""
        return bool(self.pattern.search(text)) or (self.equals is not None and says_so(self.equals, text))


@dataclass(frozen=True, slots=True)
class Naming:
    """The names a question asks for, at least one, and the rows, ascending, of paragraphs with any of them."""

    names: tuple[Name, ...]
    rows: IntVector

    def stands_in(self, text: str) -> bool:
        """Whether a text has any of the names."""
        return any(name.stands_in(text) for name in self.names)


def read_naming(
    index: PublishedIndex,
    asked: Sequence[ProperName],
    concepts: Sequence[Concept],
    counted: Sequence[tuple[int, int]],
) -> Naming | None:
    """What of the names asked for are names in the reports of the row ranges `counted`, or of nobody; None where none is."""
    names: list[Name] = []
    rows: set[int] = set()
    for one in asked:
        equals = next((c for c in concepts if c.official and c.written == one.written.lower()), None)
        if equals and one.written.isupper():  # short for a matter that has other words, too ("CAMHS")
            continue
        texts = _texts_with(index, one.written, equals, counted)
        pattern = _pattern_of(one, equals is not None, list(texts.values()))
        if pattern is not None:
            name = Name(one.written, pattern, equals)
            names.append(name)
            rows.update(row for row, text in texts.items() if name.stands_in(text))
    return Naming(tuple(names), np.array(sorted(rows), np.int64)) if names else None


def _texts_with(
    index: PublishedIndex, written: str, equals: Concept | None, ranges: Sequence[tuple[int, int]]
) -> dict[int, str]:
    """The texts, by row, of paragraphs that have the words of a name or an equal."""
    same = [term for term, worth in equals.alternatives.items() if worth >= NAMED] if equals else []
    terms = dict.fromkeys((written.lower(), *same), 1.0)
    most = sum(end - start for start, end in ranges)
    hits = index.lexical(terms, ranges, most) if most else ()
    return {hit.row: index.paragraphs(hit.row, hit.row + 1)[0].paragraph.text for hit in hits}


def _pattern_of(name: ProperName, known: bool, texts: Sequence[str]) -> re.Pattern[str] | None:
    """What finds the name in a text; None where it is no name in the reports. `known`: it is a term of theirs."""
    words = _SPACE.split(name.written)
    spelt = r"[\s\-‐‑]+".join(re.escape(word).replace("'", _APOSTROPHE) for word in words)
    anyhow = re.compile(rf"(?<!\w){spelt}{_ENDING}", re.IGNORECASE)
    one_word = len(words) == 1
    capital = re.compile(rf"(?<!\w){spelt[:1].upper()}{spelt[1:]}{_ENDING}")
    within = re.compile(rf"(?:{_WITHIN_SENTENCE}){capital.pattern}") if one_word else capital
    alone = re.compile(rf"{within.pattern}(?! [A-Z])")  # "High" is no name for all the High Courts

    def having(pattern: re.Pattern[str]) -> int:
        return sum(bool(pattern.search(text)) for text in texts)

    there, as_name = having(anyhow), having(alone if one_word else capital)
    mostly = as_name >= _AS_NAME * there
    if known and not mostly:
        return None
    if not there:
        return anyhow if name.told or not (name.term or name.of_field) else None
    if not name.told and not (as_name >= _FEWEST or as_name == there if one_word else mostly):
        return None
    if one_word and as_name and as_name < there:
        return capital if mostly else within  # what begins a sentence has a capital letter whatever it is
    return anyhow
