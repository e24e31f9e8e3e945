"""Words of a text in lower case and as English stems, as the lexical index sees them but for "multi-agency", which is one here."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
_TERM = 60  # characters of a term at the most
_SEVERAL_AGENCIES = re.compile(r"\b(multi|inter|cross)[- ‐‑–](?=agenc(?:y|ies)\b)")  # no agency workers


class _Stemmers(threading.local):
    """A stemmer for each thread: it keeps the word it works on in itself, so two threads would mix theirs."""

    def __init__(self) -> None:
        self.english = Stemmer.Stemmer("english")


_STEMMERS = _Stemmers()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one lower-case word (Snowball's English stemmer, as tantivy's `en_stem`)."""
    return str(_STEMMERS.english.stemWord(word.split("'")[0].split("’")[0]))


def stems(text: str) -> tuple[str, ...]:
    """Stems of all words of `text`, in order; a hyphen parts words, but "multi-agency" is one."""
    return _stems_of_term(text) if len(text) <= _TERM else _stems_lately(text)


def _stems(text: str) -> tuple[str, ...]:
    low = text.lower()
    if "agenc" in low:
        low = _SEVERAL_AGENCIES.sub(r"\1", low)
    return tuple(map(stem, _WORD.findall(low)))


_stems_lately = lru_cache(maxsize=4096)(_stems)  # a sentence is looked at from many sides
_stems_of_term = lru_cache(maxsize=50_000)(_stems)  # the same terms are held against every paragraph


def holds(haystack: tuple[str, ...], needle: tuple[str, ...]) -> bool:
    """Whether the stems of `needle` stand in `haystack`: in a row, or with one word in between each."""
    if not needle or needle[0] not in haystack:  # most often not: asked a thousand times for an answer
        return False
    if len(needle) == 1:
        return True
    return any(_follows(haystack, start, needle) for start in positions(haystack, needle[0]))


def positions(haystack: tuple[str, ...], word: str) -> Iterable[int]:
    """Places at which `word` stands in `haystack`."""
    return (place for place, candidate in enumerate(haystack) if candidate == word)


def _follows(haystack: tuple[str, ...], start: int, needle: tuple[str, ...]) -> bool:
    place = start
    for word in needle[1:]:
        window = haystack[place + 1 : place + 3]
        if word not in window:
            return False
        place += 1 + window.index(word)
    return True
