"""Misspelt words of a question, put right by the words that the reports use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST = 4  # letters; shorter words are left as they are
_TWO_SLIPS = 7  # letters from which two slips are forgiven
_COMMON = 50  # times; from here a word is so much likelier that it is meant than an unheard-of inflection
_NEARER_TO_ANOTHER = {
    "wich": "which",
    "whitch": "which",
    "yong": "young",
    "wen": "when",
    "wat": "what",
    "wot": "what",
    "hu": "who",
    "wer": "were",
}  # slips that other words are as near to, or too short to be looked up
_RARE = 2  # a word that stands this seldom in the reports may itself be a slip
_AGENT = re.compile(r"er(s?)$")


class Speller:
    """Corrects words against those known. Built once; safe for many threads.

    `corpus` maps lower-case words of the reports to how often they stand there (a plain collection
    counts each once); `terms` are words of the vocabulary; `everyday` are English words that are left alone.
    """

    def __init__(
        self,
        corpus: Mapping[str, int] | Collection[str] = (),
        terms: Collection[str] = (),
        everyday: Collection[str] = (),
    ) -> None:
        counts = dict(corpus) if isinstance(corpus, Mapping) else dict.fromkeys(corpus, _RARE + 1)
        self._worth = {word: count for word, count in counts.items() if word.isalpha()}
        for word in terms:
            if word.isalpha():
                self._worth[word] = self._worth.get(word, 0) + 50
        self._known = frozenset({*counts, *terms, *everyday})
        self._targets: dict[tuple[str, int], list[str]] = {}
        for word, count in self._worth.items():
            if len(word) >= _SHORTEST and count > _RARE:
                self._targets.setdefault((word[0], len(word)), []).append(word)

    def knows(self, word: str) -> bool:
        """Whether the word, in this form or a plain inflection of it, is one of those known."""
        return word in self._known or any(
            word.endswith(ending) and len(word) - len(ending) > 2
            and (word[: -len(ending)] in self._known or word[: -len(ending)] + "e" in self._known)
            for ending in ("s", "es", "ed", "ing", "ly", "er", "ers")
        )  # fmt: skip

    def in_reports(self, word: str) -> bool:
        """Whether reports or vocabulary use the word, in this form or a plain inflection of it."""
        return word in self._worth or any(
            word.endswith(ending) and word[: -len(ending)] in self._worth
            for ending in ("s", "es", "ed", "ing", "ly")
        )

    def correct(self, word: str) -> str | None:
        """What a lower-case word is most likely meant to be, or None when it is known or like no word known.

        A word that is known only as an inflection of another ("mising", of "mise") gives way to a common
        word that has one letter more.
        """
        if word in _NEARER_TO_ANOTHER:
            return _NEARER_TO_ANOTHER[word]
        if len(word) < _SHORTEST or not word.isalpha() or word in self._known:
            return None
        agent = _AGENT.sub(r"or\1", word)
        if agent != word and agent in self._known:  # "inspecters": no inflection of "inspect"
            return agent
        inflected = self.knows(word)
        allowed = 2 if len(word) >= _TWO_SLIPS and not inflected else 1
        best: tuple[int, int, str] | None = None
        for first in {word[0], word[1]}:
            for length in range(len(word) - allowed, len(word) + allowed + 1):
                targets = self._targets.get((first, length), [])
                for target, slips, _ in process.extract(
                    word, targets, scorer=OSA.distance, score_cutoff=allowed, limit=None
                ):
                    if (first == word[0] or target[1:2] == word[0]) and (
                        slips == 1 or len(target) >= _TWO_SLIPS - 1
                    ):
                        candidate = (int(slips), -self._worth[target], target)
                        best = min(best, candidate) if best else candidate
        if best is None or (inflected and (-best[1] < _COMMON or len(best[2]) <= len(word))):
            return None
        return best[2]


def everyday_words(path: Path | None = None) -> frozenset[str]:
    """English words that look like slips of places' names or of the vocabulary's words and are none."""
    raw = tomllib.loads((path or Path(__file__).with_name("everyday.toml")).read_text(encoding="utf-8"))
    return frozenset(word for line in raw["words"] for word in line.split())
