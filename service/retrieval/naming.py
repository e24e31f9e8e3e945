"""Which paragraphs name what is asked for by its proper name, written as the reports write it.

Capital letters alone make no name: who writes "Virtual School" means what every report calls a virtual school. So a
name that nobody said to be one counts as such only where the reports, too, write it with capital letters, or where
they do not know any of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.contracts import IntVector, PublishedIndex
from service.question.model import Concept
from service.question.proper_names import JOINS, ProperName
from service.retrieval.formal import is_of_the_inspection
from service.retrieval.found import Candidate
from service.retrieval.speaking import NAMED

_SPACE = re.compile(r"[\s\-‐‑]+")
_BETWEEN = r"[\s\-‐‑]*"  # one word or two: "Lantern Wheel" and "Lanternwheel" are the same
_APART = r"[\s\-‐‑]+"
_APOSTROPHE = "['’‘]"
_ENDING = r"(?:'s|’s|s)?(?!\w)"
_WITHIN_SENTENCE = r"(?<=[\w,;)’'‘(“\"&/–-] )|(?<=[‘'(“\"/–-])"
_IN_QUOTES = r"(?<=[‘'“\"])"
_AFTER_ARTICLE = r"(?<=\bthe )|(?<=\ba )|(?<=\ban )|(?<=\bThe )|(?<=\bA )|(?<=\bAn )"
_FEWEST = 2  # paragraphs that write a common word as a name, for it to be one as well ("Frontline")
_AS_NAME = 0.4  # of the paragraphs with a term that write it as a name, for it to be one
_SMALL = JOINS | {"and"}  # within a name
_SHORTEST_PART = 3  # letters of a word that may be written as two


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the question asks for: as written, and what finds it, or another name of the same, in a text."""

    written: str
    patterns: tuple[re.Pattern[str], ...]

    def stands_in(self, text: str) -> bool:
        """Whether a text names it."""
        return any(pattern.search(text) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Naming:
    """The names a question asks for, at least one, and the rows, ascending, of paragraphs with any of them."""

    names: tuple[Name, ...]
    rows: IntVector
    examples: bool = False  # of a matter: who does not have them may have another

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
        known = next(
            (c for c in concepts if c.written == one.written.lower() and len(c.alternatives) > 1), None
        )
        if known and one.written.isupper():  # short for a matter that has other words, too ("CAMHS")
            continue
        term = known if known and known.official else None
        texts = texts_with(index, _ways_to_write(one.written), counted)
        pattern = _pattern_of(one, term is not None, list(texts.values()))
        if pattern is None:
            continue
        patterns = [pattern]
        for equal in _equals(term) if term else ():
            with_equal = texts_with(index, (equal.written.lower(),), counted)
            other = _pattern_of(equal, True, list(with_equal.values())) if with_equal else None
            if other is not None:
                patterns.append(other)
                texts.update(with_equal)
        name = Name(one.written, tuple(patterns))
        names.append(name)
        rows.update(row for row, text in texts.items() if name.stands_in(text))
    examples = all(one.example for one in asked)
    return Naming(tuple(names), np.array(sorted(rows), np.int64), examples) if names else None


def searched_by_name(members: Sequence[Candidate], naming: Naming) -> bool:
    """Whether a group was searched by the names: all are, but where these are examples only who has one."""
    return not naming.examples or any(one.stored.row in naming.rows for one in members)


def by_its_name(candidate: Candidate, naming: Naming) -> Candidate:
    """The candidate, its sentences with the name before all others."""
    text = candidate.stored.paragraph.text
    matches = tuple(
        0.5 * score + (0.5 if naming.stands_in(text[start:end]) else 0.0)
        for score, (start, end) in zip(candidate.sentences, candidate.stored.sentences, strict=True)
    )
    return replace(candidate, sentences=matches)


def _equals(term: Concept) -> tuple[ProperName, ...]:
    """Other words for the very same as a term, as they are written if they are names: "trust" is none for all the trusts."""
    return tuple(
        ProperName(
            " ".join(word if word in _SMALL else word.capitalize() for word in equal.split()), term=True
        )
        for equal, worth in term.alternatives.items()
        if worth >= NAMED and equal != term.written
    )


def _ways_to_write(written: str) -> tuple[str, ...]:
    """A name as one word and as two, in lower case, as the index is asked for it."""
    words = _SPACE.split(written.lower())
    together = "".join(words)
    return (written.lower(), together, *(f"{first} {second}" for first, second in _in_two(words)))


def _in_two(words: Sequence[str]) -> list[tuple[str, str]]:
    """All ways to write a name of one word as two."""
    if len(words) > 1 or not words[0].isalpha():
        return []
    places = range(_SHORTEST_PART, len(words[0]) - _SHORTEST_PART + 1)
    return [(words[0][:place], words[0][place:]) for place in places]


def texts_with(
    index: PublishedIndex, phrases: Sequence[str], ranges: Sequence[tuple[int, int]]
) -> dict[int, str]:
    """The texts, by row, of paragraphs that have the words of any of the phrases.

    Not of those on the inspection itself: "AI" behind an inspector's name is an additional inspector.
    """
    terms = dict.fromkeys(phrases, 1.0)
    most = sum(end - start for start, end in ranges)
    hits = index.lexical(terms, ranges, most) if most else ()
    found = {hit.row: index.paragraphs(hit.row, hit.row + 1)[0].paragraph for hit in hits}
    return {row: one.text for row, one in found.items() if not is_of_the_inspection(one.section)}


def _pattern_of(name: ProperName, known: bool, texts: Sequence[str]) -> re.Pattern[str] | None:
    """What finds the name in a text; None where it is no name in the reports. `known`: it is a term of theirs."""
    words = _SPACE.split(name.written)
    one_word = len(words) == 1
    small = f"(?i:{_BETWEEN.join(map(_spelt, words))})"
    large = _with_capitals(words)
    anyhow = re.compile(rf"(?<!\w)(?:{small}|{large}){_ENDING}")
    capital = re.compile(rf"(?<!\w){large}{_ENDING}")
    within = re.compile(rf"(?:{_WITHIN_SENTENCE}){capital.pattern}") if one_word else capital
    alone = re.compile(rf"{within.pattern}(?! [A-Z])")  # "High" is no name for all the High Courts
    quoted = re.compile(rf"{_IN_QUOTES}{anyhow.pattern}|{capital.pattern}")

    def having(pattern: re.Pattern[str]) -> int:
        return sum(bool(pattern.search(text)) for text in texts)

    there, as_name = having(anyhow), having(alone if one_word else quoted)
    mostly = as_name >= _AS_NAME * there
    if not there:
        return anyhow if name.told or not (name.term or name.of_field) else None
    if not name.told and (
        (known and not mostly) or not (as_name >= _FEWEST or as_name == there if one_word else mostly)
    ):
        return None
    if one_word and not known and as_name and as_name < there:
        return capital if mostly else within  # what begins a sentence has a capital letter whatever it is
    if not one_word and words[0].lower().endswith("ing") and words[-1].lower().endswith("s"):
        # Written small it may be what is done: plans for "mending fences", but "the mending fences team".
        return re.compile(rf"{quoted.pattern}|(?:{_AFTER_ARTICLE}){anyhow.pattern}")
    return anyhow


def _spelt(word: str) -> str:
    return re.escape(word).replace("'", _APOSTROPHE)


def _with_capitals(words: Sequence[str]) -> str:
    """Finds a name written with capital letters, or in them: "Lanterns of Home", "LANTERNS of Home"."""
    spelt = []
    for place, word in enumerate(words):
        forms = {word[:1].upper() + word[1:], word.upper()}
        if word.isupper():
            forms.add(word.capitalize())
        if place:
            forms.add(word.lower() if word.lower() in _SMALL else word)
        spelt.append(f"(?:{'|'.join(_spelt(form) for form in sorted(forms))})")
    parts = [
        f"{_spelt(first.capitalize())}{_APART}{_spelt(second.capitalize())}"
        for first, second in _in_two(words)
    ]
    whole = [words[0].capitalize() + "".join(words[1:]).lower()] if len(words) > 1 else []
    return f"(?:{'|'.join((_APART.join(spelt), *parts, *whole))})"
