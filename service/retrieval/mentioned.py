"""Whose reports mention a matter: told by its words alone, where they are rare enough to tell something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from indexer.contracts import PublishedIndex
from service.question.model import Concept
from service.question.vocabulary import is_short_for
from service.retrieval.naming import Name, Naming, texts_with
from service.retrieval.speaking import NAMED
from service.words import stems

_COMMON = 0.02  # of all paragraphs: what stands in more is no matter of words
_FEW_WORDS = 2
_EVERYBODY = frozenset({"children", "child", "young people", "families", "family", "young"})
_JOINED = re.compile(r"\s*(?:[,/&]|\b(?:and|or)\b)[\s,/]*(?:(?:and|or)\b)?\s*")
_WITHIN = r"[\s\-‐‑]+"


def read_mentioned(
    index: PublishedIndex, asked: str, concepts: Sequence[Concept], counted: Sequence[tuple[int, int]]
) -> Naming | None:
    """The matters that a question `asked` wants mentioned, any of them, and the rows that do; None where words cannot tell.

    So where one is common, or one is asked for of another ("exclusions of girls"). What is asked for in a word or two
    that stand nowhere nobody mentions; more words may say in another way what reports do say.
    """
    matters = [
        one for one in concepts if one.written not in _EVERYBODY and not _within_another(one, concepts)
    ]
    if not matters or not _listed(asked, matters):
        return None
    most = _COMMON * sum(end - start for start, end in counted)
    names: list[Name] = []
    rows: set[int] = set()
    for matter in matters:
        terms = _terms(matter)
        name = Name(matter.written, tuple(map(_pattern_of, terms)))
        there = {row for row, text in texts_with(index, terms, counted).items() if name.stands_in(text)}
        if len(there) > most or not (there or len(matter.written.split()) <= _FEW_WORDS):
            return None
        names.append(name)
        rows |= there
    return Naming(tuple(names), np.array(sorted(rows), np.int64))


def _within_another(matter: Concept, concepts: Sequence[Concept]) -> bool:
    """Whether a matter is but a word of another: "intelligence" of "artificial intelligence"."""
    return any(f" {matter.written} " in f" {one.written} " for one in concepts if one is not matter)


def _listed(asked: str, matters: Sequence[Concept]) -> bool:
    """Whether nothing stands between the matters but what joins a list."""
    text = asked.lower().replace("-", " ").replace("‑", " ")
    ends: list[tuple[int, int]] = []
    for matter in matters:
        at = text.find(matter.written.replace("-", " "))
        if at < 0:
            return len(matters) == 1
        ends.append((at, at + len(matter.written)))
    ends.sort()
    return all(_JOINED.fullmatch(text[one[1] : two[0]]) for one, two in pairwise(ends))


def _terms(matter: Concept) -> tuple[str, ...]:
    """The words that mention a matter: as asked, and equals that have a word of these or are short for them.

    Criminal exploitation is no mention of county lines, though much that is said of one holds of the other.
    """
    asked = [term for term, worth in matter.alternatives.items() if worth >= 1.0]
    words = frozenset(one for term in asked for one in stems(term))
    equals = (term for term, worth in matter.alternatives.items() if worth >= NAMED)
    return tuple(
        term
        for term in equals
        if term in asked
        or not words.isdisjoint(stems(term))
        or any(is_short_for(term, one) or is_short_for(one, term) for one in asked)
    )


def _pattern_of(term: str) -> re.Pattern[str]:
    words = _WITHIN.join(map(re.escape, term.replace("-", " ").split()))
    return re.compile(rf"(?<!\w){words}(?:s|es|'s|’s)?(?!\w)", re.IGNORECASE)
